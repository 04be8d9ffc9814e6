"""One guild's reviews as lists, and what its members give the films."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.clock import iso
from bot.storage.ratings import RatingStore
from cogs.reviews.review import Removal, RemovedReview, Review, Sort
from cogs.reviews.store.rows import read, select

if TYPE_CHECKING:
    from bot.ratings import Tally
    from bot.storage.database import Database
    from cogs.reviews.review import Scope

WHICH = {
    (False, False): "guild_id = :guild_id",
    (True, False): "guild_id = :guild_id AND film_id = :film_id",
    (False, True): "guild_id = :guild_id AND member_id = :member_id",
    (True, True): "guild_id = :guild_id AND film_id = :film_id AND member_id = :member_id",
}
ORDER = {
    Sort.NEWEST: "written_at DESC, review_id DESC LIMIT :limit OFFSET :offset",
    Sort.HELPFUL: "helpful DESC, written_at DESC, review_id DESC LIMIT :limit OFFSET :offset",
}
LIST = {(w, o): select(WHICH[w], ORDER[o]) for w in WHICH for o in ORDER}
COUNT = {w: f"SELECT count(*) AS n FROM live_review WHERE {WHICH[w]}" for w in WHICH}  # noqa: S608  constants of this module
FILMS_OF_MEMBER = """
SELECT film_id FROM live_review WHERE guild_id = :guild_id AND member_id = :member_id
ORDER BY written_at DESC
"""
BY_DAY = """
SELECT substr(written_at, 1, 10) AS day, count(*) AS n FROM live_review
WHERE guild_id = :guild_id AND written_at >= :since GROUP BY day
"""
REMOVED = """
SELECT review_id, member_id, film_id, body, removal, removed_at FROM review
WHERE guild_id = :guild_id AND removal <> 'author' ORDER BY removed_at DESC LIMIT :limit
"""


class SqliteReviewLists:
    """One guild's reviews as lists; everything in it can be read by everybody."""

    def __init__(self, database: Database, guild_id: int) -> None:
        self._database = database
        self._guild_id = guild_id
        self._ratings = RatingStore(database, guild_id)

    async def part(self, scope: Scope, sort: Sort, *, offset: int, limit: int) -> list[Review]:
        """Return some of the reviews in a scope, in order."""
        values = self._values(scope) | {"offset": offset, "limit": limit}
        rows = await self._database.rows(LIST[_which(scope), sort], values)
        return [read(row) for row in rows]

    async def count(self, scope: Scope) -> int:
        """Return how many reviews a scope holds."""
        row = await self._database.row(COUNT[_which(scope)], self._values(scope))
        return int(row["n"]) if row else 0

    async def films_of_member(self, member_id: int) -> list[int]:
        """Return the films that a member reviewed, the newest first."""
        values = {"guild_id": self._guild_id, "member_id": member_id}
        return [row["film_id"] for row in await self._database.rows(FILMS_OF_MEMBER, values)]

    async def by_day(self, since: datetime) -> dict[date, int]:
        """Return how many of the reviews were written on each day (UTC) that saw any."""
        values = {"guild_id": self._guild_id, "since": iso(since)}
        rows = await self._database.rows(BY_DAY, values)
        return {date.fromisoformat(row["day"]): row["n"] for row in rows}

    async def removed(self, limit: int) -> list[RemovedReview]:
        """Return what moderators took away, the newest first."""
        rows = await self._database.rows(REMOVED, {"guild_id": self._guild_id, "limit": limit})
        return [
            RemovedReview(
                review_id=row["review_id"],
                member_id=row["member_id"],
                film_id=row["film_id"],
                text=row["body"],
                removal=Removal(row["removal"]),
                removed_at=datetime.fromisoformat(row["removed_at"]),
            )
            for row in rows
        ]

    async def tally(self, film_id: int) -> Tally:
        """Return how the guild rates a film."""
        return await self._ratings.of_film(film_id)

    async def tallies(self) -> list[Tally]:
        """Return how the guild rates each film that anybody rated."""
        return await self._ratings.of_all_films()

    def _values(self, scope: Scope) -> dict[str, object]:
        who = {"film_id": scope.film_id, "member_id": scope.member_id}
        chosen = {name: value for name, value in who.items() if value is not None}
        return {"guild_id": self._guild_id, **chosen}


def _which(scope: Scope) -> tuple[bool, bool]:
    return scope.film_id is not None, scope.member_id is not None
