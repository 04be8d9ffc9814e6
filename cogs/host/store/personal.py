"""What the feature keeps about a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database

ANSWERED = """
SELECT s.title, s.starts_at, a.number, a.choice, a.points, a.answered_at
FROM host_answer AS a JOIN host_show AS s USING (show_id)
WHERE a.guild_id = :guild_id AND a.member_id = :member_id ORDER BY a.show_id, a.number
"""
ERASE = "DELETE FROM host_answer WHERE guild_id = :guild_id AND member_id = :member_id"


class HostPersonalData:
    """Exports and erases a member's answers; a `PersonalData`."""

    feature = "host"

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return the member's answers with their points."""
        who = {"guild_id": guild_id, "member_id": member_id}
        return {
            "quiz_answers": [dict(row) for row in await self._database.rows(ANSWERED, who)],
        }

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Remove the member's answers, and with them their place in every score."""
        who = {"guild_id": guild_id, "member_id": member_id}
        return connection.execute(ERASE, who).rowcount
