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


class Holders(Protocol):
    """Knows everything that keeps data about members; see `bot.registry`."""

    @property
    def personal_data(self) -> Sequence[PersonalData]:
        """Return every part, in the order people read them."""
        ...


class Privacy:
    """Exports and erases a member's data over all features."""

    def __init__(self, database: Database, holders: Holders) -> None:
        self._database = database
        self._holders = holders

    async def export(self, guild_id: int, member_id: int) -> dict[str, dict[str, object]]:
        """Return feature name to what it keeps about the member; features with nothing too."""
        return {part.feature: await part.export(guild_id, member_id) for part in self._parts()}

    async def erase(self, guild_id: int, member_id: int) -> dict[str, int]:
        """Erase a member from every feature in one transaction; return rows removed by feature.

        The write-ahead log is emptied too, so that the erased text is in no file of the database.
        """

        def unit(connection: sqlite3.Connection) -> dict[str, int]:
            return {
                part.feature: part.erase(connection, guild_id, member_id) for part in self._parts()
            }

        removed = await self._database.write(unit)
        await self._database.empty_log()
        return removed

    def _parts(self) -> Sequence[PersonalData]:
        return self._holders.personal_data
