"""Scores the film model in service on a file of ratings by people it has not met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from models.datasets.movielens import read_ratings
from models.engines.film_links import FILE, load
from models.evaluation.ranking import measure, summary
from models.recommender.links_file import FilmLinks
from models.registry import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from models.datasets.movielens import StarRating
    from models.recommender.base import Likes, Scores

    Progress = Callable[[str, float], None]

LIKED = 8
LEAST_LIKES = 5


class Liked(NamedTuple):
    """Who liked what, and when.

    Attributes:
        likes: People x films.
        times: Same shape; 0 where not liked.
        people: Ids of the rows.
    """

    likes: Likes
    times: NDArray[np.int64]
    people: list[int]


def liked_films(ratings: Iterable[StarRating], place_of: Mapping[int, int]) -> Liked:
    """Return likes (4 stars and more) of people with at least `LEAST_LIKES` of them.

    Args:
        ratings: Of any films.
        place_of: MovieLens id to column; other films are left out.
    """
    found: dict[int, dict[int, int]] = {}
    for rating in ratings:
        if rating.half_stars >= LIKED and rating.movie in place_of:
            found.setdefault(rating.user, {})[place_of[rating.movie]] = rating.time
    people = sorted(user for user, likes in found.items() if len(likes) >= LEAST_LIKES)
    times = np.zeros((len(people), len(place_of)), dtype=np.int64)
    likes = np.zeros(times.shape, dtype=bool)
    for row, user in enumerate(people):
        for place, time in found[user].items():
            likes[row, place], times[row, place] = True, time
    return Liked(likes, times, people)


def evaluate_recommend(
    data: Path,
    *,
    settings: ModelSettings | None = None,
    seed: int = 0,
    progress: Progress = lambda _what, _share: None,
) -> dict[str, Any]:
    """Return measures of the model in service, with popularity beside it.

    The bundled weights have seen everyone in ml-latest-small: figures on that set mean nothing.

    Args:
        data: CSV (or ``.gz``) with columns userId, movieId (as in MovieLens) and perhaps rating
            and timestamp; without ratings each row is a like.
        settings: Where weights and catalogue lie; None takes the bundled ones.
        seed: Of the split into history and target.
        progress: Told what is done and which share of it.

    Returns:
        ``people``, ``films``, the measures by their names in `models.evaluation.ranking.measure`
        with the cold curve as ``cold`` (n to NDCG@10), and the same measures under ``popularity``.

    Raises:
        FileNotFoundError: A file is not there.
        ModelMissing: The weights are not there.
        ValueError: A row is no rating, or nobody likes five films of the model.
    """
    settings = settings or ModelSettings()
    progress("reading", 0.0)
    blend = load(settings)
    learned = FilmLinks.read(settings.weights / FILE)
    place_of = {film_id: place for place, film_id in enumerate(blend.ids)}
    columns = [place_of[film] for film in learned.films.tolist() if film in place_of]
    movies = learned.movies[np.isin(learned.films, blend.ids)].tolist()
    liked = liked_films(read_ratings(data), {movie: i for i, movie in enumerate(movies)})
    if not liked.people:
        raise ValueError(f"nobody in {data.name} likes {LEAST_LIKES} films that the model knows")

    def ours(known: Scores) -> Scores:
        preferences = np.zeros((len(known), len(blend.ids)))
        preferences[:, columns] = known
        return blend.scores(preferences)[:, columns]

    def popularity(known: Scores) -> Scores:
        return np.broadcast_to(learned.popularity.astype(np.float64), known.shape)

    progress("ranking", 0.2)
    found = summary([measure(ours, liked.likes, liked.times, seed)])
    progress("ranking by popularity", 0.7)
    plain = summary([measure(popularity, liked.likes, liked.times, seed)])
    progress("done", 1.0)
    return {"people": len(liked.people), "films": len(columns), **found, "popularity": plain}
