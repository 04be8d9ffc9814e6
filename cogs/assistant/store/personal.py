"""What the feature keeps about a member: that they wrote a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database

WRITTEN_BY = """
SELECT note_id, title, body, changed_at, removed_at FROM assistant_note
WHERE guild_id = :guild_id AND author_id = :member_id ORDER BY note_id
"""
FORGET = """
UPDATE assistant_note SET author_id = NULL WHERE guild_id = :guild_id AND author_id = :member_id
"""
ERASE = """
DELETE FROM assistant_note
WHERE guild_id = :guild_id AND author_id = :member_id AND removed_at IS NOT NULL
"""


class NotePersonalData:
    """Exports and forgets who wrote a note; a `PersonalData`. The note itself is the server's."""

    feature = "assistant"

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return the notes that the member wrote last, removed ones too."""
        who = {"guild_id": guild_id, "member_id": member_id}
        return {"notes": [dict(row) for row in await self._database.rows(WRITTEN_BY, who)]}

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Forget that the member wrote notes, and delete those that were removed."""
        who = {"guild_id": guild_id, "member_id": member_id}
        return sum(connection.execute(sql, who).rowcount for sql in (ERASE, FORGET))
