"""Measures of ranked lists, and how people are asked: people the model never met.

Likes of each person are split at random, 80 % history and 20 % target; all films outside the
history are ranked (strong generalisation: Liang et al.: "Variational autoencoders for
collaborative filtering", 2018). Cold figures know only n likes of the history, of people with at
least 20, and leave the rest of it out of the list for every model alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from models.recommender.base import Likes, Scores

    Ranker: TypeAlias = Callable[[Scores], Scores]
    PerPerson: TypeAlias = Mapping[str, NDArray[np.float64]]

TARGET = 0.2
KNOWN_LIKES = (1, 2, 3, 5, 10, 20)
DRAWS = 3  # of the n known likes, against chance


def ndcg(hits: NDArray[np.bool_], targets: NDArray[np.intp], k: int) -> NDArray[np.float64]:
    """Return normalised discounted cumulative gain at ``k``, one per row.

    Args:
        hits: People x ranks, best first, at least ``k`` ranks or all there are.
        targets: How many films each person should be shown, at least 1.
        k: Ranks that count.
    """
    discount = 1 / np.log2(np.arange(2, max(k, hits.shape[1]) + 2))
    ideal = np.cumsum(discount)[np.minimum(targets, k) - 1]
    return np.asarray((hits[:, :k] * discount[: hits[:, :k].shape[1]]).sum(axis=1) / ideal)


def recall(hits: NDArray[np.bool_], targets: NDArray[np.intp], k: int) -> NDArray[np.float64]:
    """Return the share of targets within the first ``k``, of at most ``k``, one per row."""
    return np.asarray(hits[:, :k].sum(axis=1) / np.minimum(targets, k))


def measure(ranker: Ranker, likes: Likes, times: NDArray[np.int64], seed: int = 0) -> PerPerson:
    """Return each measure for each person.

    Args:
        ranker: People x films of known likes (0 or 1) to scores.
        likes: People x films, at least two likes each.
        times: When, same shape; only their order matters.
        seed: Of the splits; the same people get the same splits whatever the ranker.

    Returns:
        ``ndcg@10``, ``ndcg@100``, ``recall@20``, ``hr@10_last_out`` of everyone, and ``cold@n``
        (NDCG@10) of those with 20 likes in their history.
    """
    random = np.random.default_rng(seed)
    history, draws = _split(likes, random)
    targets = likes & ~history
    hits, counts = _ranked(ranker, history, history, targets), targets.sum(axis=1)
    found: dict[str, NDArray[np.float64]] = {
        "ndcg@10": ndcg(hits, counts, 10),
        "ndcg@100": ndcg(hits, counts, 100),
        "recall@20": recall(hits, counts, 20),
        "hr@10_last_out": _last_out(ranker, likes, times),
    }
    warm = history.sum(axis=1) >= max(KNOWN_LIKES)
    for n in KNOWN_LIKES:
        shown = [_ranked(ranker, (draw < n)[warm], history[warm], targets[warm]) for draw in draws]
        found[f"cold@{n}"] = np.stack([ndcg(each, counts[warm], 10) for each in shown]).mean(axis=0)
    return found


def summary(splits: Sequence[PerPerson]) -> dict[str, Any]:
    """Return the mean of each measure over all people of all splits; the cold ones by n.

    ``cold`` lacks what nobody had enough likes for.
    """
    pooled = {name: np.concatenate([split[name] for split in splits]) for name in splits[0]}
    means = {name: float(values.mean()) for name, values in pooled.items() if len(values)}
    cold = {n: means.pop(f"cold@{n}") for n in KNOWN_LIKES if f"cold@{n}" in means}
    return {**means, "cold": cold}


def paired(
    ours: Sequence[PerPerson], theirs: Sequence[PerPerson], name: str
) -> tuple[float, float]:
    """Return the mean difference of a measure over the same people, and its standard error."""
    gaps = np.concatenate([a[name] - b[name] for a, b in zip(ours, theirs, strict=True)])
    return float(gaps.mean()), float(gaps.std(ddof=1) / np.sqrt(len(gaps)))


def _split(likes: Likes, random: np.random.Generator) -> tuple[Likes, list[NDArray[np.int64]]]:
    """Return histories, and for some draws the turn at which each history like becomes known."""
    history = likes.copy()
    draws = [np.full(likes.shape, likes.shape[1], dtype=np.int64) for _ in range(DRAWS)]
    for person, row in enumerate(likes):
        liked = random.permutation(np.flatnonzero(row))
        target = max(1, round(TARGET * len(liked)))
        history[person, liked[:target]] = False
        for draw in draws:
            draw[person, random.permutation(liked[target:])] = np.arange(len(liked) - target)
    return history, draws


def _ranked(ranker: Ranker, known: Likes, hidden: Likes, targets: Likes) -> NDArray[np.bool_]:
    """Return people x 100 ranks: whether the film there is a target."""
    scores = np.where(hidden, -np.inf, ranker(known.astype(np.float64)))
    order = _first(scores, 100)
    return np.asarray(np.take_along_axis(targets, order, axis=1))


def _first(scores: Scores, count: int) -> NDArray[np.intp]:
    """Return people x ranks: the best ``count`` films, of equal ones the first."""
    if scores.shape[1] <= count:
        return np.argsort(-scores, axis=1, kind="stable")
    # Sorting a hundred instead of thousands: two thirds of the time of an evaluation.
    best = np.sort(np.argpartition(-scores, count - 1, axis=1)[:, :count], axis=1)
    within = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1, kind="stable")
    return np.asarray(np.take_along_axis(best, within, axis=1))


def _last_out(ranker: Ranker, likes: Likes, times: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return 1 for people whose newest like is among the first ten, given all others."""
    newest = np.argmax(np.where(likes, times, np.iinfo(np.int64).min), axis=1)
    last = np.zeros_like(likes)
    last[np.arange(len(likes)), newest] = True
    hits = _ranked(ranker, likes & ~last, likes & ~last, last)
    return np.asarray(hits[:, :10].any(axis=1), dtype=np.float64)
