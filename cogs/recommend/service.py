"""Films for a member, and the reasons in whole per cents that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from models.tasks.recommend import MAX_SUGGESTIONS, RecommendRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.catalogue import Catalogue, Film
    from bot.ratings import Rating, Tally
    from cogs.recommend.wish import Wish
    from models.tasks.recommend import Suggestion

NAMED_REASONS = 3
#: The asker sees that an answer is coming; right after a start the models still load.
PATIENCE_S = 20.0
#: Four stars and more, in half stars.
LIKED = 8


class Ratings(Protocol):
    """What members gave films in one guild."""

    async def to_learn_from(self, member_id: int) -> list[Rating]:
        """Return a member's ratings, none when the member opted out."""
        ...

    async def of_member(self, member_id: int) -> list[Rating]:
        """Return a member's ratings."""
        ...

    async def of_all_films(self) -> list[Tally]:
        """Return how every rated film was rated."""
        ...


class Models(Protocol):
    """Where suggestions come from; see `models.inference`."""

    async def recommend_films(
        self,
        request: RecommendRequest,
        *,
        guild_id: int,
        member_id: int | None = None,
        timeout_s: float | None = None,
    ) -> list[Suggestion]:
        """Return films, the best first."""
        ...


@dataclass(frozen=True, slots=True)
class Pick:
    """One recommended film.

    Attributes:
        film: What to watch.
        because: Rated films and their share of the member's part in whole per cent, largest
            first; None stands for all that are not named. Adds up to 100, or is empty.
        personal: Per cent of the pull that is the member's own stars; the rest is how many people
            love the film.
        is_popular: Whether its popularity speaks for it where no stars of the member do.
    """

    film: Film
    because: Sequence[tuple[Film | None, int]]
    personal: int
    is_popular: bool


@dataclass(frozen=True, slots=True)
class Picks:
    """One page of recommended films.

    Attributes:
        picks: The films.
        rated: How many of the member's ratings were used.
        opted_out: Whether the member keeps their ratings out of recommendations.
        has_more: Whether another page follows.
    """

    picks: Sequence[Pick]
    rated: int
    opted_out: bool
    has_more: bool


class RecommendService:
    """Recommends in one guild."""

    def __init__(
        self, guild_id: int, ratings: Ratings, catalogue: Catalogue, models: Models
    ) -> None:
        self._guild_id = guild_id
        self._ratings = ratings
        self._catalogue = catalogue
        self._models = models

    async def films(
        self, member_id: int, wish: Wish, *, page: int, size: int, use_guild: bool
    ) -> Picks:
        """Return one page of films for a member; empty when nothing (more) fits the wish."""
        usable = await self._ratings.to_learn_from(member_id)
        everything = await self._ratings.of_member(member_id)
        request = RecommendRequest(
            ratings={rating.film_id: rating.half_stars for rating in usable},
            excluded=frozenset(rating.film_id for rating in everything),
            candidates=wish.candidates(self._catalogue),
            guild_likes=await self._likes() if use_guild else {},
            limit=min(MAX_SUGGESTIONS, (page + 1) * size + 1),
        )
        found = await self._models.recommend_films(
            request, guild_id=self._guild_id, member_id=member_id, timeout_s=PATIENCE_S
        )
        shown = found[page * size : (page + 1) * size]
        return Picks(
            picks=[pick for suggestion in shown if (pick := self._pick(suggestion))],
            rated=len(usable),
            opted_out=bool(everything) and not usable,
            has_more=len(found) > (page + 1) * size,
        )

    async def _likes(self) -> dict[int, int]:
        tallies = await self._ratings.of_all_films()
        likes = {tally.film_id: sum(tally.counts[LIKED - 1 :]) for tally in tallies}
        return {film_id: count for film_id, count in likes.items() if count}

    def _pick(self, suggestion: Suggestion) -> Pick | None:
        film = self._catalogue.by_id(suggestion.film_id)
        if film is None:
            return None
        named = suggestion.reasons[:NAMED_REASONS]
        shares = [reason.share for reason in named]
        films: list[Film | None] = [self._catalogue.by_id(reason.film_id) for reason in named]
        if len(suggestion.reasons) > NAMED_REASONS:
            shares.append(max(0.0, 1.0 - sum(shares)))
            films.append(None)
        personal = round(100 * suggestion.personal)
        # A part that rounds to nothing is no reason.
        because = list(zip(films, whole_per_cents(shares), strict=True)) if personal else []
        is_popular = suggestion.basis != "catalogue"
        return Pick(film, because, personal, is_popular)


def whole_per_cents(shares: Sequence[float]) -> list[int]:
    """Return shares of one in whole per cent that add up to 100, by largest remainder."""
    floors = [int(100 * share) for share in shares]
    missing = (100 - sum(floors)) if shares else 0
    order = sorted(range(len(shares)), key=lambda i: floors[i] - 100 * shares[i])
    for index in order[:missing]:
        floors[index] += 1
    return floors
