"""One recommendation for one member: ours beside a plain item-kNN over the same films.

Item-kNN sums rows of a dense matrix of links that is made before; that is all it does. Ours
ranks the whole catalogue and gives reasons for each film; its rows of links are worked out at the
first answer and kept, so the first one and the median of all are told apart. Both take turns on
one thread, so that a busy machine slows them alike.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

from models.registry import ModelSettings, load_model
from models.tasks.recommend import RecommendRequest

if TYPE_CHECKING:
    from collections.abc import Callable

HISTORIES = (0, 3, 20, 100)
ROUNDS = 15
SHOWN = 10
MOST_MS = 250.0
"""What one answer may take: with it a person still has one within the second."""

SEED = 7


def item_knn(count: int) -> Callable[[dict[int, int]], object]:
    """Return a plain recommender over ``count`` films with links made up by chance."""
    links = np.random.default_rng(SEED).random((count, count), dtype=np.float32)

    def suggest(ratings: dict[int, int]) -> object:
        rated = [film_id - 1 for film_id in ratings]
        scores = links[rated].sum(axis=0)
        scores[rated] = -np.inf
        return np.argsort(-scores)[:SHOWN]

    return suggest


def took_ms(work: Callable[[], object]) -> float:
    """Return the milliseconds of CPU time that ``work`` takes."""
    start = time.process_time()
    work()
    return 1_000 * (time.process_time() - start)


def main() -> int:
    """Print the table, then one line of JSON; 1 when an answer takes too long."""
    model = load_model("recommend", ModelSettings())
    plain = item_knn(1_300)
    chance = np.random.default_rng(SEED)
    table = Table(title=f"One recommendation, median of {ROUNDS} in turns, CPU ms")
    for name in ("films rated", "Marquee", "its first answer", "plain item-kNN, 1,300 films"):
        table.add_column(name, justify="right")
    figures: dict[str, dict[str, float]] = {}
    for count in HISTORIES:
        films = chance.permutation(1_300)[:count] + 1
        ratings = dict.fromkeys(films.tolist(), 8)
        request = RecommendRequest(ratings=ratings, limit=SHOWN)
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(ROUNDS):
            ours.append(took_ms(lambda request=request: model.answer([request])))  # type: ignore[misc]
            theirs.append(took_ms(lambda ratings=ratings: plain(ratings)))  # type: ignore[misc]
        typical, plain_ms = statistics.median(ours), statistics.median(theirs)
        row = {"ours_ms": typical, "first_ms": ours[0], "knn_ms": plain_ms}
        figures[str(count)] = row
        table.add_row(str(count), *(f"{value:.2f}" for value in row.values()))
    Console().print(table)
    passed = all(row["first_ms"] <= MOST_MS for row in figures.values())
    print(json.dumps({"passed": passed, **figures}))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
