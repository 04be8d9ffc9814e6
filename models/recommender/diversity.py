"""A varied handful: films that differ, for people of whom nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from models.recommender.base import Links, Scores

    Alike = Callable[[NDArray[np.intp]], Links]

VARIETY = 1.5
"""What full likeness to a film taken already costs, in standard deviations of popularity."""


def varied(scores: Scores, alike: Alike, places: NDArray[np.intp], count: int) -> list[int]:
    """Return up to ``count`` of ``places``, each the best one given those before it.

    Maximal marginal relevance (Carbonell and Goldstein: "The use of MMR", 1998), with the mean of
    the greatest and the average likeness. Among equals the first place wins, and a longer list
    begins with the shorter one, so pages fit together.

    Args:
        scores: Of all films.
        alike: Gives how alike some films are to all of them, some x all.
        places: Those that may be taken.
        count: How many at most.
    """
    taken: list[int] = []
    greatest = np.zeros(len(places))
    total = np.zeros(len(places))
    left = np.ones(len(places), dtype=bool)
    for step in range(min(count, len(places))):
        cost = VARIETY * (greatest + total / max(step, 1)) / 2
        best = int(np.argmax(np.where(left, scores[places] - cost, -np.inf)))
        left[best] = False
        taken.append(int(places[best]))
        near = alike(places[best : best + 1])[0, places]
        greatest, total = np.maximum(greatest, near), total + near
    return taken
