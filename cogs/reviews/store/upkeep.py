"""What has to be done over all guilds by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso
from cogs.reviews.store.rows import read, select

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database
    from cogs.reviews.review import Review

UNTONED = select("tone IS NULL AND review_id > :after", "review_id LIMIT :limit")
PURGE = """
DELETE FROM review
WHERE removal IS NOT NULL AND removed_at < CASE removal WHEN 'author' THEN :own ELSE :moderated END
"""


class SqliteReviewUpkeep:
    """What has to be done over all guilds by the clock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def without_tone(self, after: int, limit: int) -> list[tuple[int, Review]]:
        """Return guild and review for reviews that no model has read, with higher ids."""
        rows = await self._database.rows(UNTONED, {"after": after, "limit": limit})
        return [(row["guild_id"], read(row)) for row in rows]

    async def purge(self, *, own: datetime, moderated: datetime) -> int:
        """Delete for good what authors removed before ``own``, moderators before ``moderated``."""
        values = {"own": iso(own), "moderated": iso(moderated)}
        return await self._database.write(lambda c: c.execute(PURGE, values).rowcount)
