"""Trains the film model on MovieLens and measures it on people it has not met.

People with at least five likes among our films are dealt into five parts. Three are for testing,
each in turn unseen by the model that is measured on it; everything in `RECIPE`,
`models.recommender.base.PREFERENCES` and `models.recommender.content` was chosen on the other
two, which are never tested on. The weights that are written are then fitted once more, by the
same recipe, to everyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from models.datasets.catalogue import read_catalogue
from models.datasets.movielens import MOVIES, RATINGS, join, read_ratings, read_titles
from models.evaluation.ranking import measure, paired, summary
from models.evaluation.recommend import Liked, liked_films
from models.recommender.blend import Blend
from models.recommender.item_item import factors, folded_in, nearest, regression
from models.recommender.links_file import FilmLinks
from models.recommender.popularity import log_popularity
from models.registry import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from models.datasets.catalogue import FilmFacts
    from models.evaluation.ranking import PerPerson, Ranker
    from models.recommender.base import Likes, Links

    Progress = Callable[[str, float], None]

PARTS = 5
TEST_PARTS = (0, 1, 2)
LEAST_LIKES = 5
COMPARED = ("ndcg@10", "cold@1", "cold@5", "cold@20")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How links are fitted; see `models.recommender.item_item` for each figure.

    Attributes:
        of_factors: Share of the links out of factors; the rest are those of regression.
        popularity: Standard deviation of popularity in units of a link: the exchange rate
            between what everyone likes and what one person does.
    """

    penalty: float = 100.0
    dropout: float = 0.4
    evenness: float = 0.5
    width: int = 32
    unseen: float = 0.3
    factor_penalty: float = 0.01
    fold_in_penalty: float = 0.08
    sweeps: int = 6
    of_factors: float = 0.5
    popularity: float = 0.02


RECIPE = Recipe()


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learned from: likes, and the films of their columns.

    Attributes:
        liked: Likes of people.
        films: Facts of each column, by catalogue id.
        movies: MovieLens id of each column.
        joined: Rows of MovieLens id and catalogue id, of films that are rarely liked too.
    """

    liked: Liked
    films: list[FilmFacts]
    movies: NDArray[np.int32]
    joined: NDArray[np.int32]


def train(data: Path, out: Path, *, seed: int = 0, progress: Progress) -> dict[str, Any]:
    """Write the weight file ``out`` and return how good the recipe is; the same for the same seed.

    Takes about a minute on two cores and 0.5 GB of memory.

    Args:
        data: Folder of the MovieLens files named in `models.datasets.movielens`.
        out: An npz file; its folder is made.
        seed: Of the factors and of the splits into history and target.
        progress: Told what is done and which share of it.

    Returns:
        ``people``, ``films``, ``joined``; under ``ours``, ``facts`` (ours without learned weights),
        ``popularity``, ``item_knn`` and ``ease`` the measures of
        `models.evaluation.ranking.summary`; under ``gain`` ours minus each other one on the same
        people, as mean and standard error.

    Raises:
        FileNotFoundError: A file is not there.
        ValueError: A file holds something else.
    """
    progress("reading", 0.0)
    lesson = read_lesson(data, read_catalogue(ModelSettings().catalogue))
    report = compare(lesson, seed, progress)
    progress("fitting to everyone", 0.9)
    fit(lesson, lesson.liked.likes, seed).write(out)
    progress("done", 1.0)
    return report


def read_lesson(data: Path, catalogue: list[FilmFacts]) -> Lesson:
    """Return likes of our films, of those with at least `LEAST_LIKES` likes."""
    joined = join(read_titles(data / MOVIES), catalogue)
    ratings = list(read_ratings(data / RATINGS))
    everything = liked_films(ratings, {movie: column for column, movie in enumerate(joined)})
    counts = everything.likes.sum(axis=0)
    movies = [m for m, count in zip(joined, counts, strict=True) if count >= LEAST_LIKES]
    facts = {film.id: film for film in catalogue}
    return Lesson(
        liked=liked_films(ratings, {movie: column for column, movie in enumerate(movies)}),
        films=[facts[joined[movie]] for movie in movies],
        movies=np.array(movies, dtype=np.int32),
        joined=np.array(sorted(joined.items()), dtype=np.int32),
    )


def fit(lesson: Lesson, likes: Likes, seed: int, recipe: Recipe = RECIPE) -> FilmLinks:
    """Return what the people of ``likes`` teach."""
    films = np.array([film.id for film in lesson.films], dtype=np.int32)
    links = _links(likes, seed, recipe) / recipe.popularity
    return FilmLinks.of(films, lesson.movies, links, log_popularity(likes), lesson.joined)


def _links(likes: Likes, seed: int, recipe: Recipe) -> Links:
    predicted = regression(
        likes, penalty=recipe.penalty, dropout=recipe.dropout, evenness=recipe.evenness
    )
    found = factors(
        likes,
        width=recipe.width,
        unseen=recipe.unseen,
        penalty=recipe.factor_penalty,
        sweeps=recipe.sweeps,
        seed=seed,
    )
    folded = folded_in(found, unseen=recipe.unseen, penalty=recipe.fold_in_penalty)
    mixed = (1 - recipe.of_factors) * predicted + recipe.of_factors * folded
    return np.asarray(mixed, dtype=np.float32)


def compare(lesson: Lesson, seed: int, progress: Progress) -> dict[str, Any]:
    """Return the report of `train`, each test part ranked by models that never met its people."""
    likes, times, people = lesson.liked
    part = deal(len(people))
    found: dict[str, list[PerPerson]] = {}
    for turn, tested in enumerate(TEST_PARTS):
        progress(f"measuring on part {turn + 1} of {len(TEST_PARTS)}", 0.1 + 0.25 * turn)
        unseen = part == tested
        for name, ranker in _rankers(lesson, likes[~unseen], seed):
            each = measure(ranker, likes[unseen], times[unseen], seed)
            found.setdefault(name, []).append(each)
    others = [name for name in found if name != "ours"]
    return {
        "people": len(people),
        "films": len(lesson.films),
        "joined": len(lesson.joined),
        **{name: summary(splits) for name, splits in found.items()},
        "gain": {
            other: {name: paired(found["ours"], found[other], name) for name in COMPARED}
            for other in others
        },
    }


def deal(count: int) -> NDArray[np.int64]:
    """Return the part of each of ``count`` people, 0..4: always the same deal.

    No seed: another one would test on people for whom the recipe was chosen.
    """
    part = np.empty(count, dtype=np.int64)
    part[np.random.default_rng(0).permutation(count)] = np.arange(count) * PARTS // count
    return part


def _rankers(lesson: Lesson, likes: Likes, seed: int) -> Iterator[tuple[str, Ranker]]:
    """Yield ours as it is in service, rounding included, and what it is compared with."""
    blend = Blend(lesson.films, fit(lesson, likes, seed))
    neighbours, predicted = nearest(likes), regression(likes, penalty=100, dropout=0, evenness=0)
    counts = log_popularity(likes)
    ids = [film.id for film in lesson.films]
    yield "ours", blend.ranker(ids)
    yield "facts", Blend(lesson.films, None).ranker(ids)
    yield "popularity", lambda known: np.broadcast_to(counts, known.shape)
    yield "item_knn", lambda known: known @ neighbours.astype(np.float64)
    yield "ease", lambda known: known @ predicted.astype(np.float64)
