"""Which guilds the bot is in, and since when; those it left are forgotten with all they held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection
    from datetime import datetime

    from bot.clock import Clock
    from bot.storage.database import Database

JOIN = """
INSERT INTO guild (guild_id, joined_at) VALUES (:guild_id, :at)
ON CONFLICT (guild_id) DO UPDATE SET joined_at = excluded.joined_at, left_at = NULL
WHERE left_at IS NOT NULL
"""
LEAVE = "UPDATE guild SET left_at = :at WHERE guild_id = :guild_id AND left_at IS NULL"
PRESENT = "SELECT guild_id FROM guild WHERE left_at IS NULL ORDER BY guild_id"
LEFT_BEFORE = "SELECT guild_id FROM guild WHERE left_at < :before"
#: Every feature's tables by what they say of themselves, so that none can be left out.
TABLES_OF_GUILDS = """
SELECT t.name FROM sqlite_schema AS t
JOIN pragma_table_info(t.name) AS c ON c.name = 'guild_id'
WHERE t.type = 'table' AND t.name <> 'guild'
"""
FORGET = "DELETE FROM guild WHERE guild_id = :guild_id"


class GuildStore:
    """Remembers joins and departures; both may be reported any number of times."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def join(self, guild_id: int) -> bool:
        """Note that the bot is in a guild and return whether that is news."""
        return await self._change(JOIN, guild_id)

    async def leave(self, guild_id: int) -> bool:
        """Note that the bot left a guild and return whether that is news.

        Its data stay until `erase_left`, because people remove a bot by mistake.
        """
        return await self._change(LEAVE, guild_id)

    async def settle(self, guild_ids: Collection[int]) -> None:
        """Note that the bot is in these guilds and in no other, whatever it missed meanwhile."""
        at = iso(self._clock.now())

        def unit(connection: sqlite3.Connection) -> None:
            before = [row["guild_id"] for row in connection.execute(PRESENT)]
            left = [{"guild_id": each, "at": at} for each in before if each not in guild_ids]
            connection.executemany(LEAVE, left)
            connection.executemany(JOIN, [{"guild_id": each, "at": at} for each in guild_ids])

        await self._database.write(unit)

    async def erase_left(self, before: datetime) -> int:
        """Erase all that is kept of the guilds left before a moment and return their number."""

        def unit(connection: sqlite3.Connection) -> int:
            left = connection.execute(LEFT_BEFORE, {"before": iso(before)}).fetchall()
            for row in left:
                _erase(connection, row["guild_id"])
            return len(left)

        erased = await self._database.write(unit)
        if erased:
            await self._database.empty_log()
        return erased

    async def present(self) -> list[int]:
        """Return the guilds the bot is in."""
        return [row["guild_id"] for row in await self._database.rows(PRESENT)]

    async def _change(self, sql: str, guild_id: int) -> bool:
        values = {"guild_id": guild_id, "at": iso(self._clock.now())}
        cursor = await self._database.write(lambda connection: connection.execute(sql, values))
        return cursor.rowcount == 1


def _erase(connection: sqlite3.Connection, guild_id: int) -> None:
    """Remove every row of a guild, its own last: the audit may go only while that says "left"."""
    guild = {"guild_id": guild_id}
    for row in connection.execute(TABLES_OF_GUILDS).fetchall():
        connection.execute(f'DELETE FROM "{row["name"]}" WHERE guild_id = :guild_id', guild)  # noqa: S608  a name from the schema
    connection.execute(FORGET, guild)
