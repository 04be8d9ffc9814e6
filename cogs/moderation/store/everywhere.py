"""What moderation keeps across guilds: counts by day, and the forgetting of what is old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso
from cogs.moderation.tally import Counts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime

    from bot.storage.database import Database

ADD = """
INSERT INTO scored_day (guild_id, day, scored, unscored, unshown)
VALUES (:guild_id, :day, :scored, :unscored, :unshown)
ON CONFLICT (guild_id, day) DO UPDATE SET
    scored = scored + excluded.scored,
    unscored = unscored + excluded.unscored,
    unshown = unshown + excluded.unshown
"""
OF = """
SELECT coalesce(sum(scored), 0) AS scored, coalesce(sum(unscored), 0) AS unscored,
    coalesce(sum(unshown), 0) AS unshown
FROM scored_day WHERE guild_id = :guild_id
"""
FORGET = (
    "DELETE FROM flag WHERE flagged_at < :before",
    "DELETE FROM scored_day WHERE day < substr(:before, 1, 10)",
)


class SqliteTallyStore:
    """Counts of all guilds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, counts: Mapping[int, Counts], at: datetime) -> None:
        """Add counts to the day's, by guild."""
        day = at.date().isoformat()
        values = [
            {
                "guild_id": guild_id,
                "day": day,
                "scored": each.scored,
                "unscored": each.unscored,
                "unshown": each.unshown,
            }
            for guild_id, each in counts.items()
        ]

        def unit(connection: sqlite3.Connection) -> None:
            connection.executemany(ADD, values)

        await self._database.write(unit)

    async def of(self, guild_id: int) -> Counts:
        """Return the sum over the days that are kept."""
        row = await self._database.row(OF, {"guild_id": guild_id})
        return Counts(row["scored"], row["unscored"], row["unshown"]) if row else Counts()

    async def forget(self, before: datetime) -> int:
        """Delete flags and counts from before a moment and return how many rows went."""
        values = {"before": iso(before)}
        return await self._database.write(
            lambda connection: sum(connection.execute(sql, values).rowcount for sql in FORGET)
        )
