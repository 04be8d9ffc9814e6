"""What speaks for a film whoever asks: how many people liked it, elsewhere and in the guild."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from models.recommender.base import Likes, Scores

DOUBLING = 0.5
"""What a film gains each time the number of the guild's members who love it (plus one) doubles."""


def log_popularity(likes: Likes, *, smoothing: float = 5.0) -> Scores:
    """Return the logarithm of the number of likes in standard deviations, the least one at 0.

    Not below 0, so that it always speaks for a film and its part in a score can be told.
    """
    return log_of_counts(likes.sum(axis=0), smoothing)


def log_of_counts(likes: NDArray[np.int64], smoothing: float = 5.0) -> Scores:
    """Return `log_popularity` from the number of likes of each film."""
    counts = np.log(likes + smoothing)
    spread = float(counts.std())
    return np.asarray((counts - counts.min()) / spread if spread else np.zeros(len(counts)))


def lift(guild_likes: Mapping[int, int], place_of: Mapping[int, int]) -> Scores:
    """Return what each film gains from the likes of a guild; films it does not know are ignored.

    Args:
        guild_likes: Film id to the number of members who love it.
        place_of: Film id to its place in the answer.
    """
    counts: NDArray[np.float64] = np.zeros(len(place_of))
    for film_id, count in guild_likes.items():
        if film_id in place_of:
            counts[place_of[film_id]] = count
    return DOUBLING * np.log2(1 + counts)
