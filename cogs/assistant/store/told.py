"""Which questions the moderators of a guild were told of lately; hashes, not their words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.clock import iso

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database

WAS_TOLD = """
SELECT 1 FROM assistant_told
WHERE guild_id = :guild_id AND question = :question AND told_at >= :since
"""
TELL = """
INSERT INTO assistant_told (guild_id, question, told_at) VALUES (:guild_id, :question, :at)
ON CONFLICT (guild_id, question) DO UPDATE SET told_at = excluded.told_at
"""
PURGE = "DELETE FROM assistant_told WHERE told_at < :before"


class SqliteToldStore:
    """What the moderators of all guilds were told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def was_told(self, guild_id: int, words: str, since: datetime) -> bool:
        """Tell whether moderators heard of a question, by its words, after ``since``."""
        values = _key(guild_id, words) | {"since": iso(since)}
        return await self._database.row(WAS_TOLD, values) is not None

    async def note(self, guild_id: int, words: str, at: datetime) -> None:
        """Remember that they did."""
        values = _key(guild_id, words) | {"at": iso(at)}
        await self._database.write(lambda connection: connection.execute(TELL, values))

    async def purge(self, before: datetime) -> int:
        """Forget what was told before a moment; return how many questions."""
        values = {"before": iso(before)}
        return await self._database.write(lambda c: c.execute(PURGE, values).rowcount)


def _key(guild_id: int, words: str) -> dict[str, object]:
    return {"guild_id": guild_id, "question": hashlib.sha256(words.encode()).digest()}
