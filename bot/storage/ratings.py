"""Where ratings are kept: written by the features that ask for one, read by all.

A rating is written as part of the unit of what it comes with, so that a review and its stars are
both there or neither is.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import iso
from bot.ratings import MAX_HALF_STARS, MIN_HALF_STARS, Rating, Tally

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from bot.storage.database import Database

PUT = """
INSERT INTO rating (guild_id, member_id, film_id, half_stars, at)
VALUES (:guild_id, :member_id, :film_id, :half_stars, :at)
ON CONFLICT (guild_id, member_id, film_id) DO UPDATE SET
    half_stars = excluded.half_stars, at = excluded.at
"""
WITHDRAW = """
DELETE FROM rating
WHERE guild_id = :guild_id AND member_id = :member_id AND film_id = :film_id
"""
OF_MEMBER = """
SELECT film_id, half_stars, at FROM rating
WHERE guild_id = :guild_id AND member_id = :member_id
ORDER BY at DESC, film_id
"""
TO_LEARN_FROM = """
SELECT film_id, half_stars, at FROM rating
WHERE guild_id = :guild_id AND member_id = :member_id AND NOT EXISTS (
    SELECT 1 FROM preference AS p
    WHERE p.member_id = rating.member_id AND p.learn_from_reviews = 0
)
ORDER BY at DESC, film_id
"""
OF_FILM = """
SELECT film_id, half_stars, count(*) AS n FROM rating
WHERE guild_id = :guild_id AND film_id = :film_id GROUP BY half_stars
"""
OF_ALL_FILMS = """
SELECT film_id, half_stars, count(*) AS n FROM rating
WHERE guild_id = :guild_id GROUP BY film_id, half_stars
"""
ERASE = "DELETE FROM rating WHERE guild_id = :guild_id AND member_id = :member_id"


class RatingStore:
    """One guild's ratings."""

    def __init__(self, database: Database, guild_id: int) -> None:
        self._database = database
        self._guild_id = guild_id

    def put(
        self,
        connection: sqlite3.Connection,
        member_id: int,
        film_id: int,
        half_stars: int,
        at: datetime,
    ) -> None:
        """Keep a rating in place of the member's earlier one; part of a write unit.

        Args:
            connection: The unit's connection.
            member_id: Who gives it.
            film_id: A film of the catalogue.
            half_stars: 1..10.
            at: When, UTC.
        """
        values = {"half_stars": half_stars, "at": iso(at)}
        connection.execute(PUT, self._key(member_id, film_id) | values)

    def withdraw(self, connection: sqlite3.Connection, member_id: int, film_id: int) -> None:
        """Remove a rating, if there is one; part of a write unit."""
        connection.execute(WITHDRAW, self._key(member_id, film_id))

    def erase(self, connection: sqlite3.Connection, member_id: int) -> int:
        """Remove every rating of a member and return their number; part of a write unit."""
        who = {"guild_id": self._guild_id, "member_id": member_id}
        return connection.execute(ERASE, who).rowcount

    async def of_member(self, member_id: int) -> list[Rating]:
        """Return what a member gave, the newest first."""
        return await self._ratings(OF_MEMBER, member_id)

    async def to_learn_from(self, member_id: int) -> list[Rating]:
        """Return what a member gave, as far as it may shape what is recommended to them.

        That is everything or, where they switched `Preferences.learn_from_reviews` off, nothing.
        """
        return await self._ratings(TO_LEARN_FROM, member_id)

    async def export(self, member_id: int) -> list[dict[str, object]]:
        """Return what a member gave, JSON-ready."""
        who = {"guild_id": self._guild_id, "member_id": member_id}
        return [dict(row) for row in await self._database.rows(OF_MEMBER, who)]

    async def of_film(self, film_id: int) -> Tally:
        """Return how the guild rates a film."""
        rows = await self._database.rows(OF_FILM, {"guild_id": self._guild_id, "film_id": film_id})
        return next(iter(_tallies(rows)), Tally(film_id, (0,) * MAX_HALF_STARS))

    async def of_all_films(self) -> list[Tally]:
        """Return how the guild rates each film that anybody rated."""
        return _tallies(await self._database.rows(OF_ALL_FILMS, {"guild_id": self._guild_id}))

    async def _ratings(self, sql: str, member_id: int) -> list[Rating]:
        rows = await self._database.rows(sql, {"guild_id": self._guild_id, "member_id": member_id})
        return [
            Rating(row["film_id"], row["half_stars"], datetime.fromisoformat(row["at"]))
            for row in rows
        ]

    def _key(self, member_id: int, film_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "member_id": member_id, "film_id": film_id}


def _tallies(rows: Iterable[sqlite3.Row]) -> list[Tally]:
    counts: dict[int, list[int]] = {}
    for row in rows:
        film = counts.setdefault(row["film_id"], [0] * MAX_HALF_STARS)
        film[row["half_stars"] - MIN_HALF_STARS] = row["n"]
    return [Tally(film_id, tuple(each)) for film_id, each in counts.items()]
