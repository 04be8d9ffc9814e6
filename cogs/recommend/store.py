"""What members told about films, in SQL."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import iso
from bot.storage.deliveries import claim
from cogs.recommend.taste import Kind, Mark

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database

KIND = """
SELECT kind FROM taste_mark
WHERE guild_id = :guild_id AND member_id = :member_id AND film_id = :film_id
"""
PUT = """
INSERT INTO taste_mark (guild_id, member_id, film_id, kind, at)
VALUES (:guild_id, :member_id, :film_id, :kind, :at)
ON CONFLICT (guild_id, member_id, film_id) DO UPDATE SET kind = excluded.kind, at = excluded.at
"""
REMOVE = """
DELETE FROM taste_mark
WHERE guild_id = :guild_id AND member_id = :member_id AND film_id = :film_id
"""
OF_MEMBER = """
SELECT film_id, kind, at FROM taste_mark
WHERE guild_id = :guild_id AND member_id = :member_id
ORDER BY at DESC, film_id
"""
TO_LEARN_FROM = """
SELECT film_id, kind, at FROM taste_mark
WHERE guild_id = :guild_id AND member_id = :member_id AND NOT EXISTS (
    SELECT 1 FROM preference AS p
    WHERE p.member_id = taste_mark.member_id AND p.learn_from_reviews = 0
)
ORDER BY at DESC, film_id
"""
ERASE = "DELETE FROM taste_mark WHERE guild_id = :guild_id AND member_id = :member_id"


class SqliteTasteStore:
    """One guild's marks; a `cogs.recommend.taste.TasteStore`."""

    def __init__(self, database: Database, guild_id: int) -> None:
        self._database = database
        self._guild_id = guild_id

    async def put(
        self, member_id: int, film_id: int, kind: Kind | None, *, at: datetime, delivery: str
    ) -> Kind | None:
        """Keep a mark in place of an earlier one, or none; return the earlier one.

        Once for each delivery: of a repeated one only the answer comes again.
        """
        values = self._who(member_id) | {"film_id": film_id, "kind": kind, "at": iso(at)}

        def unit(connection: sqlite3.Connection) -> Kind | None:
            row = connection.execute(KIND, values).fetchone()
            if claim(connection, delivery):
                connection.execute(REMOVE if kind is None else PUT, values)
            return Kind(row[0]) if row else None

        return await self._database.write(unit)

    async def of_member(self, member_id: int) -> list[Mark]:
        """Return what a member told, the newest first."""
        return await self._marks(OF_MEMBER, member_id)

    async def to_learn_from(self, member_id: int) -> list[Mark]:
        """Return what a member told, as far as it may shape what is recommended to them."""
        return await self._marks(TO_LEARN_FROM, member_id)

    async def _marks(self, sql: str, member_id: int) -> list[Mark]:
        return [
            Mark(row["film_id"], Kind(row["kind"]), datetime.fromisoformat(row["at"]))
            for row in await self._database.rows(sql, self._who(member_id))
        ]

    def _who(self, member_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "member_id": member_id}


class TastePersonalData:
    """Exports and erases what a member told; a `PersonalData`."""

    feature = "recommend"

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return every mark of the member."""
        who = {"guild_id": guild_id, "member_id": member_id}
        return {"films": [dict(row) for row in await self._database.rows(OF_MEMBER, who)]}

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Remove every mark of the member."""
        who = {"guild_id": guild_id, "member_id": member_id}
        return connection.execute(ERASE, who).rowcount
