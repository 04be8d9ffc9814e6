"""What is kept about a member: export and erasure across all features, as one contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from bot.storage.database import Database


class PersonalData(Protocol):
    """What a feature keeps about members; part of its contract."""

    feature: str

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return everything kept about a member, JSON-ready, with readable keys."""
        ...

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Remove everything kept about a member and return the number of rows removed.

        Runs as part of one write unit, so that an erasure is whole or did not happen.
        """
        ...


class Privacy:
    """Exports and erases a member's data over all features."""

    def __init__(self, database: Database, parts: Sequence[PersonalData]) -> None:
        self._database = database
        self._parts = parts

    async def export(self, guild_id: int, member_id: int) -> dict[str, dict[str, object]]:
        """Return feature name to what it keeps about the member; features with nothing too."""
        return {part.feature: await part.export(guild_id, member_id) for part in self._parts}

    async def erase(self, guild_id: int, member_id: int) -> dict[str, int]:
        """Erase a member from every feature in one transaction; return rows removed by feature."""

        def unit(connection: sqlite3.Connection) -> dict[str, int]:
            return {
                part.feature: part.erase(connection, guild_id, member_id) for part in self._parts
            }

        return await self._database.write(unit)
