"""Films for a member, and the reasons in whole per cents that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cogs.recommend.taste import Kind
from models.tasks.recommend import MAX_SUGGESTIONS, RecommendRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.catalogue import Catalogue, Film
    from bot.ratings import Rating, Tally
    from cogs.recommend.taste import Mark, TasteStore
    from cogs.recommend.wish import Wish
    from models.tasks.recommend import Suggestion

NAMED_REASONS = 3
#: The asker sees that an answer is coming; right after a start the models still load.
PATIENCE_S = 20.0
#: Four stars and more, in half stars.
LIKED = 8
#: With fewer films of which something is known, a member is asked about some first.
ENOUGH = 3
#: Films to ask about are among this many of the best known ones.
ASKED_ABOUT = 250


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


class Because(NamedTuple):
    """A reason: a film the member rated or likes, and its share in whole per cent.

    Attributes:
        film: None stands for all that are not named.
        is_like: Whether the member said so without giving stars.
    """

    film: Film | None
    share: int
    is_like: bool


@dataclass(frozen=True, slots=True)
class Pick:
    """One recommended film.

    Attributes:
        film: What to watch.
        because: Reasons, the largest first. Their shares add up to 100, or there are none.
        personal: Per cent of the pull that is the member's own taste; the rest is how many people
            love the film.
        is_popular: Whether its popularity speaks for it where no stars of the member do.
    """

    film: Film
    because: Sequence[Because]
    personal: int
    is_popular: bool


@dataclass(frozen=True, slots=True)
class Picks:
    """One page of recommended films.

    Attributes:
        picks: The films.
        rated: How many of the member's ratings were used.
        liked: How many films count that the member likes without having rated them.
        opted_out: Whether the member keeps their taste out of recommendations.
        has_more: Whether another page follows.
    """

    picks: Sequence[Pick]
    rated: int
    liked: int
    opted_out: bool
    has_more: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a member's taste.

    Attributes:
        ratings: What they gave, as far as it may be used.
        likes: What they like without having rated it, as far as it may be used.
        marks: Everything they told besides stars.
        done: Films that are never offered.
        opted_out: Whether there is something that may not be used.
    """

    ratings: Sequence[Rating]
    likes: Sequence[int]
    marks: Sequence[Mark]
    done: frozenset[int]
    opted_out: bool


class RecommendService:
    """Recommends in one guild."""

    def __init__(
        self,
        guild_id: int,
        ratings: Ratings,
        taste: TasteStore,
        catalogue: Catalogue,
        models: Models,
    ) -> None:
        self._guild_id = guild_id
        self._ratings = ratings
        self._taste = taste
        self._catalogue = catalogue
        self._models = models

    async def films(
        self, member_id: int, wish: Wish, *, page: int, size: int, use_guild: bool
    ) -> Picks:
        """Return one page of films for a member; empty when nothing (more) fits the wish."""
        known = await self._known(member_id)
        likes = dict.fromkeys(known.likes, LIKED)
        request = RecommendRequest(
            ratings=likes | {rating.film_id: rating.half_stars for rating in known.ratings},
            excluded=known.done,
            candidates=wish.candidates(self._catalogue),
            guild_likes=await self._likes() if use_guild else {},
            limit=min(MAX_SUGGESTIONS, (page + 1) * size + 1),
        )
        found = await self._models.recommend_films(
            request, guild_id=self._guild_id, member_id=member_id, timeout_s=PATIENCE_S
        )
        shown = found[page * size : (page + 1) * size]
        return Picks(
            picks=[pick for each in shown if (pick := self._pick(each, known.likes))],
            rated=len(known.ratings),
            liked=len(known.likes),
            opted_out=known.opted_out,
            has_more=len(found) > (page + 1) * size,
        )

    async def to_ask_about(self, member_id: int, count: int) -> tuple[Sequence[Film], int]:
        """Return varied well-known films to ask a newcomer about, and how many answers to go.

        No film where enough is known, where their taste may not be used, or none is left to ask.
        """
        known = await self._known(member_id)
        told = known.done | {mark.film_id for mark in known.marks}
        missing = ENOUGH - len(known.done)
        if missing <= 0 or known.opted_out:
            return [], 0
        famous = frozenset(film.id for film in self._catalogue.films[:ASKED_ABOUT])
        request = RecommendRequest(ratings={}, excluded=told, candidates=famous, limit=count)
        found = await self._models.recommend_films(
            request, guild_id=self._guild_id, member_id=member_id, timeout_s=PATIENCE_S
        )
        films = [film for each in found if (film := self._catalogue.by_id(each.film_id))]
        return films, missing

    async def _known(self, member_id: int) -> Known:
        usable = await self._ratings.to_learn_from(member_id)
        rated = {rating.film_id for rating in await self._ratings.of_member(member_id)}
        marks = await self._taste.of_member(member_id)
        liked = [m.film_id for m in marks if m.kind is Kind.LIKE and m.film_id not in rated]
        taught = {mark.film_id for mark in await self._taste.to_learn_from(member_id)}
        done = rated | {mark.film_id for mark in marks if mark.kind is not Kind.UNKNOWN}
        return Known(
            ratings=usable,
            likes=[film_id for film_id in liked if film_id in taught],
            marks=marks,
            done=frozenset(done),
            opted_out=bool(rated or marks) and not usable and not taught,
        )

    async def _likes(self) -> dict[int, int]:
        tallies = await self._ratings.of_all_films()
        likes = {tally.film_id: sum(tally.counts[LIKED - 1 :]) for tally in tallies}
        return {film_id: count for film_id, count in likes.items() if count}

    def _pick(self, suggestion: Suggestion, likes: Sequence[int]) -> Pick | None:
        film = self._catalogue.by_id(suggestion.film_id)
        if film is None:
            return None
        named = suggestion.reasons[:NAMED_REASONS]
        shares = [reason.share for reason in named]
        films: list[Film | None] = [self._catalogue.by_id(reason.film_id) for reason in named]
        are_likes = [reason.film_id in likes for reason in named]
        if others := suggestion.reasons[NAMED_REASONS:]:
            shares.append(max(0.0, 1.0 - sum(shares)))
            films.append(None)
            are_likes.append(all(reason.film_id in likes for reason in others))
        personal = round(100 * suggestion.personal)
        parts = zip(films, whole_per_cents(shares), are_likes, strict=True)
        # A part that rounds to nothing is no reason.
        because = [Because(*part) for part in parts] if personal else []
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
