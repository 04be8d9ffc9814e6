"""What has to be done by the clock, over all guilds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import iso
from cogs.host.store.rows import read_show, select

if TYPE_CHECKING:
    from bot.storage.database import Database
    from cogs.host.show import Show

DUE = select("state = 'planned' AND starts_at <= :now", "starts_at, show_id")
LIVE = select("state = 'live'")
NEXT = "SELECT min(starts_at) AS at FROM host_show WHERE state = 'planned' AND starts_at > :now"
PURGE = "DELETE FROM host_show WHERE ended_at < :before"


class SqliteSchedule:
    """The shows of all guilds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: datetime) -> list[Show]:
        """Return the planned shows whose time has come, the earliest first."""
        return [read_show(row) for row in await self._database.rows(DUE, {"now": iso(now)})]

    async def live(self) -> list[Show]:
        """Return the shows that are on."""
        return [read_show(row) for row in await self._database.rows(LIVE)]

    async def next_start(self, now: datetime) -> datetime | None:
        """Return when the next planned show begins."""
        row = await self._database.row(NEXT, {"now": iso(now)})
        return datetime.fromisoformat(row["at"]) if row and row["at"] else None

    async def purge(self, before: datetime) -> int:
        """Delete what ended before a moment, with its scores, and return the number of shows."""
        values = {"before": iso(before)}
        return await self._database.write(lambda c: c.execute(PURGE, values).rowcount)
