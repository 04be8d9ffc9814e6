"""What there is to read: lists of reviews, what the guild gives a film, and its ranking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from cogs.reviews.review import ReviewPage

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.ratings import Tally
    from cogs.reviews.review import RemovedReview, Review, Scope, Sort
    from cogs.reviews.settings import ReviewsSettings

REMOVED_SHOWN = 50


class ReviewLists(Protocol):
    """Lists the reviews of one guild; `cogs.reviews.store.lists` is the real one."""

    async def part(self, scope: Scope, sort: Sort, *, offset: int, limit: int) -> list[Review]:
        """Return some of the reviews in a scope, in order."""
        ...

    async def count(self, scope: Scope) -> int:
        """Return how many reviews a scope holds."""
        ...

    async def films_of_member(self, member_id: int) -> list[int]:
        """Return the films that a member reviewed, the newest first."""
        ...

    async def by_day(self, since: datetime) -> dict[date, int]:
        """Return how many of the reviews were written on each day (UTC) that saw any."""
        ...

    async def removed(self, limit: int) -> list[RemovedReview]:
        """Return what moderators took away, the newest first."""
        ...

    async def tally(self, film_id: int) -> Tally:
        """Return how the guild rates a film."""
        ...

    async def tallies(self) -> list[Tally]:
        """Return how the guild rates each film that anybody rated."""
        ...


@dataclass(frozen=True, slots=True)
class GuildRating:
    """What a guild gives a film.

    Attributes:
        mean: Shrunk mean of all ratings, in half stars; see `shrunk_mean`.
        tally: How many gave what.
    """

    mean: float
    tally: Tally


class ReviewShelf:
    """One guild's reviews to read."""

    def __init__(self, lists: ReviewLists, settings: ReviewsSettings) -> None:
        self._lists = lists
        self._settings = settings

    async def page(self, scope: Scope, sort: Sort, number: int, *, size: int) -> ReviewPage:
        """Return one page of the reviews in a scope; beyond the last comes the last."""
        total = await self._lists.count(scope)
        count = max(1, -(-total // size))
        number = min(max(1, number), count)
        part = await self._lists.part(scope, sort, offset=(number - 1) * size, limit=size)
        return ReviewPage(tuple(part), number, count, total)

    async def films_of_member(self, member_id: int) -> list[int]:
        """Return the films that a member reviewed, the newest first."""
        return await self._lists.films_of_member(member_id)

    async def by_day(self, today: date, days: int) -> list[tuple[date, int]]:
        """Return how many reviews were written on each of the last days, the oldest first."""
        first = today - timedelta(days=days - 1)
        found = await self._lists.by_day(datetime.combine(first, time.min, UTC))
        each = [first + timedelta(days=n) for n in range(days)]
        return [(day, found.get(day, 0)) for day in each]

    async def removed(self) -> list[RemovedReview]:
        """Return what moderators took away lately, the newest first."""
        return await self._lists.removed(REMOVED_SHOWN)

    async def rating(self, film_id: int) -> GuildRating:
        """Return what the guild gives a film."""
        return self._rating(await self._lists.tally(film_id))

    async def ranking(
        self, *, least: int = 1, films: Collection[int] | None = None
    ) -> list[GuildRating]:
        """Return the films that were rated, the best first.

        Args:
            least: Leave out films with fewer ratings.
            films: Leave out all others; None keeps every film.
        """
        ratings = [
            self._rating(tally)
            for tally in await self._lists.tallies()
            if tally.n >= least and (films is None or tally.film_id in films)
        ]
        return sorted(ratings, key=lambda each: (-each.mean, -each.tally.n, each.tally.film_id))

    def _rating(self, tally: Tally) -> GuildRating:
        settings = self._settings
        mean = shrunk_mean(
            tally.half_stars, tally.n, settings.prior_half_stars, settings.prior_weight
        )
        return GuildRating(mean, tally)


def shrunk_mean(total: int, n: int, prior: float, weight: float) -> float:
    """Return a mean that few ratings cannot pull far: ``(total + prior * weight) / (n + weight)``.

    It is the mean as if ``weight`` more members had given ``prior``: one rating of 5 stars does
    not beat fifty of 4.5, and with many ratings it comes close to the plain mean.

    Args:
        total: Sum of the ratings, in half stars.
        n: How many there are.
        prior: Where a film without ratings stands, in half stars; returned when nothing counts.
        weight: How many ratings ``prior`` counts as, at least 0.
    """
    return (total + prior * weight) / (n + weight) if n + weight else prior
