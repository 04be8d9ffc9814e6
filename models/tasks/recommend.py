"""Films for a member: what to watch next, and which of their ratings say so."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  pydantic reads the annotations when it runs
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from models.tasks.base import Task

MAX_SUGGESTIONS = 50

Basis = Literal["personal", "popular", "catalogue"]


@dataclass(frozen=True, slots=True)
class RecommendRequest:
    """What is known about a member's taste, and what may be suggested.

    Attributes:
        ratings: Film id to half stars, 1..10. Rated films are never suggested; ids that the
            catalogue does not hold are ignored.
        excluded: Films not to suggest (seen, dismissed, too violent for this room).
        candidates: Films that may be suggested; None is the whole catalogue. This is how
            genre, year and language filters are said.
        guild_likes: Film id to the number of members of the guild who gave it 4 stars or more;
            lifts what this room loves, most of all where nothing else is known.
        limit: How many films, 1..50; fewer come back where fewer are left.
    """

    ratings: Mapping[int, Annotated[int, Field(ge=1, le=10)]]
    excluded: frozenset[int] = frozenset()
    candidates: frozenset[int] | None = None
    guild_likes: Mapping[int, Annotated[int, Field(ge=0)]] = field(default_factory=dict)
    limit: Annotated[int, Field(ge=1, le=MAX_SUGGESTIONS)] = 10


class Reason(NamedTuple):
    """A film the member rated, and its share in a suggestion."""

    film_id: int
    share: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A film to watch.

    The score is a sum: one term per rated film, plus one for popularity. Nothing else is in it.

    Attributes:
        film_id: Catalogue id.
        score: That sum, in standard deviations over the catalogue; only its order means much.
        personal: How much of the pull comes from the member's own ratings, 0..1:
            positive terms of rated films over all positive terms.
        reasons: Rated films whose term is positive, largest first. Shares are the terms divided
            by their sum, so over all reasons they add up to 1. Empty unless basis is "personal".
        basis: "personal" when the member's ratings have a positive part in it; "popular" when
            only popularity has; "catalogue" when nothing is known and the film is one of a
            varied handful.
    """

    film_id: int
    score: Annotated[float, Field(allow_inf_nan=False)]
    personal: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
    reasons: tuple[Reason, ...]
    basis: Basis


RECOMMEND = Task(
    name="recommend",
    request=RecommendRequest,
    answer=list[Suggestion],
    length=lambda request: 1 + len(request.ratings),
    padded=False,
    budget=2_048,
)
