"""What the dashboard keeps about a member: the browsers they are logged in with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.store import WebSessionStore, erase

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database


class WebSessionData:
    """Exports and erases a member's sessions, which are the same in every guild."""

    feature = "dashboard"

    def __init__(self, database: Database) -> None:
        self._store = WebSessionStore(database)

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return the member's logins; the cookies' hashes are of no use to anybody."""
        return {"logins": [dict(row) for row in await self._store.of(member_id)]}

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Log the member out everywhere and return the number of browsers."""
        return erase(connection, member_id)
