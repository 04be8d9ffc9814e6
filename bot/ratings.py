"""What members give films, in half stars: the one fact that several features share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

MIN_HALF_STARS = 1
MAX_HALF_STARS = 10


@dataclass(frozen=True, slots=True)
class Rating:
    """What one member gives one film.

    Attributes:
        film_id: A film of `bot.catalogue`.
        half_stars: 1..10; 9 is four and a half stars.
        at: When it was given, UTC.
    """

    film_id: int
    half_stars: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How the members of a guild rate one film.

    Attributes:
        counts: How many gave one half star, two, ... ten.
    """

    film_id: int
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        """Return the number of ratings."""
        return sum(self.counts)

    @property
    def half_stars(self) -> int:
        """Return the sum of all ratings, in half stars."""
        return sum(value * count for value, count in enumerate(self.counts, MIN_HALF_STARS))
