"""Which guilds the bot is in, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.storage.database import Database

JOIN = """
INSERT INTO guild (guild_id, joined_at) VALUES (:guild_id, :at)
ON CONFLICT (guild_id) DO UPDATE SET joined_at = excluded.joined_at, left_at = NULL
WHERE left_at IS NOT NULL
"""
LEAVE = "UPDATE guild SET left_at = :at WHERE guild_id = :guild_id AND left_at IS NULL"
PRESENT = "SELECT guild_id FROM guild WHERE left_at IS NULL ORDER BY guild_id"


class GuildStore:
    """Remembers joins and departures; both may be reported any number of times."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def join(self, guild_id: int) -> bool:
        """Note that the bot is in a guild and return whether that is news."""
        return await self._change(JOIN, guild_id)

    async def leave(self, guild_id: int) -> bool:
        """Note that the bot left a guild and return whether that is news; its data stay."""
        return await self._change(LEAVE, guild_id)

    async def present(self) -> list[int]:
        """Return the guilds the bot is in."""
        return [row["guild_id"] for row in await self._database.rows(PRESENT)]

    async def _change(self, sql: str, guild_id: int) -> bool:
        values = {"guild_id": guild_id, "at": iso(self._clock.now())}
        cursor = await self._database.write(lambda connection: connection.execute(sql, values))
        return cursor.rowcount == 1
