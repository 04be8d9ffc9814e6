"""What moderation keeps about a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database

FLAGGED = """
SELECT message_id, channel_id, score, flagged_at, verdict FROM flag
WHERE guild_id = :guild_id AND author_id = :member_id ORDER BY message_id
"""
JUDGED = """
SELECT message_id, verdict FROM flag
WHERE guild_id = :guild_id AND actor_id = :member_id ORDER BY message_id
"""
ERASE = (
    "DELETE FROM flag WHERE guild_id = :guild_id AND author_id = :member_id",
    "UPDATE flag SET actor_id = NULL WHERE guild_id = :guild_id AND actor_id = :member_id",
)


class ModerationPersonalData:
    """Exports and erases the flags on a member's messages and their verdicts; a `PersonalData`.

    A verdict outlives the moderator who gave it, without their name: it is about the score.
    """

    feature = "moderation"

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return the flags on the member's messages and the verdicts they gave."""
        who = {"guild_id": guild_id, "member_id": member_id}
        return {
            "flags": [dict(row) for row in await self._database.rows(FLAGGED, who)],
            "verdicts_given": [dict(row) for row in await self._database.rows(JUDGED, who)],
        }

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Remove the flags on the member's messages, and their name from their verdicts."""
        who = {"guild_id": guild_id, "member_id": member_id}
        return sum(connection.execute(sql, who).rowcount for sql in ERASE)
