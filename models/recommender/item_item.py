"""Links between films out of who liked what, fitted in closed form or by alternating solves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from models.recommender.base import Likes, Links

    Factors = NDArray[np.float64]


def nearest(likes: Likes, *, neighbours: int = 200, shrink: float = 5.0) -> Links:
    """Return cosine links, for each film from its nearest ones only: the yardstick.

    Args:
        likes: People x films.
        neighbours: Links kept for each target film.
        shrink: Added to the cosine's denominator, against pairs few people share.
    """
    return cosine(_gram(likes), neighbours, shrink)


def cosine(shared: NDArray[Any], neighbours: int, shrink: float) -> Links:
    """Return the links of `nearest` from films x films: how many people like both."""
    norms = np.sqrt(np.diag(shared))
    links = shared / (np.outer(norms, norms) + shrink)
    np.fill_diagonal(links, 0)
    if neighbours < len(links):
        least = np.partition(links, -neighbours, axis=0)[-neighbours]
        links[links < least] = 0
    return links.astype(np.float32)


def regression(likes: Likes, *, penalty: float, dropout: float, evenness: float) -> Links:
    """Return the links from which each person's likes are best predicted by their other likes.

    Steck: "Autoencoders that don't overfit towards the identity" (2020), with the zero diagonal
    of his "Embarrassingly shallow autoencoders" (2019). Differs in `evenness`.

    Args:
        likes: People x films.
        penalty: Ridge penalty, in people.
        dropout: Share of likes thought away in fitting; helps where few are known.
        evenness: 0 counts likes alike, 1 people alike; between the two is a power.
    """
    weights = (likes.sum(axis=1) + 5.0) ** -evenness
    shared = _gram(likes, weights / weights.mean())
    ridge = penalty + dropout / (1 - dropout) * np.diag(shared)
    inverse = np.linalg.inv(shared + np.diag(ridge))
    links = -inverse / np.diag(inverse)
    np.fill_diagonal(links, 0)
    return links.astype(np.float32)


def factors(
    likes: Likes, *, width: int, unseen: float, penalty: float, sweeps: int, seed: int
) -> Factors:
    """Return films x width: implicit alternating least squares.

    Hu, Koren, Volinsky: "Collaborative filtering for implicit feedback datasets" (2008), with the
    penalty that grows with frequency of Rendle et al.: "Revisiting the performance of iALS" (2021).

    Args:
        likes: People x films.
        width: Number of factors.
        unseen: Weight of "did not like", against 1 of "liked".
        penalty: Ridge penalty per like.
        sweeps: How often both sides are solved.
        seed: Of the starting point.
    """
    random = np.random.default_rng(seed)
    people = random.normal(0, 0.1, (likes.shape[0], width))
    films = random.normal(0, 0.1, (likes.shape[1], width))
    for _ in range(sweeps):
        _solve(people, films, likes, unseen, penalty)
        _solve(films, people, likes.T, unseen, penalty)
    return films


def folded_in(films: Factors, *, unseen: float, penalty: float) -> Links:
    """Return the links that folding a new person into factors amounts to, made linear.

    The exact fold-in solves a matrix that depends on every film rated. Here it keeps only the
    part that is the same for everyone, with a stronger penalty in place of the rest: one term per
    film, and better than the exact one for people with few ratings.
    """
    width = films.shape[1]
    fixed = unseen * (films.T @ films + penalty * len(films) * np.eye(width))
    links = films @ np.linalg.solve(fixed, films.T)
    np.fill_diagonal(links, 0)
    return np.asarray(links, dtype=np.float32)


def _gram(likes: Likes, weights: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
    each = likes.astype(np.float64)
    return each.T @ (each if weights is None else each * weights[:, None])


def _solve(side: Factors, other: Factors, likes: Likes, unseen: float, penalty: float) -> None:
    """Set each row of ``side`` to its best value while ``other`` is held."""
    everywhere = unseen * other.T @ other
    for place, liked in enumerate(likes):
        seen = other[liked]
        ridge = penalty * (len(seen) + unseen * len(other))
        normal = everywhere + seen.T @ seen + ridge * np.eye(other.shape[1])
        side[place] = np.linalg.solve(normal, seen.sum(axis=0))
