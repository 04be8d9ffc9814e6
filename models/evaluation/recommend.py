"""Scores the film model in service on a file of ratings by people it has not met."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from models.datasets.movielens import has_times, read_ratings
from models.engines.film_links import FILE, load
from models.evaluation.ranking import KNOWN_LIKES, measure, summary
from models.recommender.base import summed
from models.recommender.item_item import cosine
from models.recommender.links_file import FilmLinks
from models.recommender.popularity import log_of_counts
from models.registry import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from models.datasets.movielens import StarRating
    from models.evaluation.ranking import PerPerson, Ranker
    from models.recommender.base import Likes, Links, Scores

    Progress = Callable[[str, float], None]

LIKED = 8
LEAST_LIKES = 5
MOST_PEOPLE = 3_000
"""Measured at most, drawn at random: the standard error of NDCG@10 is 0.005 then."""

PARTS = 5
AT_ONCE = 500
MOST_FILMS = 5_000
"""With more, item-kNN is left out: its links would take hundreds of megabytes."""

NEIGHBOURS, SHRINK = 200, 5.0


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


class Table(NamedTuple):
    """A file of ratings as likes of films.

    Attributes:
        people: For each person the columns of their likes and when, both in one order.
        movies: MovieLens id of each column.
        counts: The figures that tell what was left out.
    """

    people: list[tuple[NDArray[np.intp], NDArray[np.int64]]]
    movies: list[int]
    counts: dict[str, int]

    def liked(self, start: int, end: int) -> Liked:
        """Return some of the people as a dense table."""
        some = self.people[start:end]
        times = np.zeros((len(some), len(self.movies)), dtype=np.int64)
        likes = np.zeros(times.shape, dtype=bool)
        for row, (columns, when) in enumerate(some):
            likes[row, columns], times[row, columns] = True, when
        return Liked(likes, times, list(range(start, start + len(some))))


def read_table(data: Path, known: Iterable[int], seed: int) -> Table:
    """Return films with at least `LEAST_LIKES` likes and people with as many among those.

    In a file so small that no film has them, every film that anybody likes.

    Args:
        data: CSV of ratings.
        known: MovieLens ids that the model knows.
        seed: Of the draw where there are more than `MOST_PEOPLE`.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: A row is no rating, or nobody likes enough films.
    """
    likes: dict[int, dict[int, int]] = {}
    seen: set[int] = set()
    rows = 0
    unknown_rows = 0
    known = frozenset(known)
    for user, movie, half_stars, time in read_ratings(data):
        rows += 1
        seen.add(movie)
        unknown_rows += movie not in known
        if half_stars >= LIKED:
            likes.setdefault(user, {})[movie] = time
    count = Counter(movie for each in likes.values() for movie in each)
    often = {movie for movie, n in count.items() if n >= LEAST_LIKES}
    if not often & known:
        often = set(count)
    movies = sorted(often)
    place_of = {movie: place for place, movie in enumerate(movies)}
    people = [
        (np.array([place_of[m] for m in kept], dtype=np.intp), np.array([each[m] for m in kept]))
        for _, each in sorted(likes.items())
        if len(kept := sorted(often & each.keys())) >= LEAST_LIKES
    ]
    if not people or not often & known:
        raise ValueError(f"nobody in {data.name} likes {LEAST_LIKES} films that the model knows")
    order = np.random.default_rng(seed).permutation(len(people))[:MOST_PEOPLE]
    return Table(
        [people[i] for i in order.tolist()],
        movies,
        {
            "rows": rows,
            "people_in_file": len(people),
            "people": len(order),
            "films": len(movies),
            "films_known": len(often & known),
            "unknown_movie_ids": len(seen - known),
            "unknown_rows": unknown_rows,
        },
    )


def evaluate_recommend(
    data: Path,
    *,
    settings: ModelSettings | None = None,
    seed: int = 0,
    progress: Progress = lambda _what, _share: None,
) -> dict[str, Any]:
    """Return measures of the model in service, with popularity and item-kNN beside it.

    Everybody in the file is a stranger to the model. Films that it does not know stay in the list
    to be ranked, at its end: not knowing a film that somebody likes counts against the model.
    Popularity and item-kNN learn from the other four fifths of the file's own people, which the
    model never sees. The bundled weights have seen everyone in ml-latest-small: figures on that
    set mean nothing.

    Args:
        data: CSV (or ``.gz``) with columns userId, movieId (as in MovieLens) and perhaps rating
            and timestamp; without ratings each row is a like.
        settings: Where weights and catalogue lie; None takes the bundled ones.
        seed: Of the split into history and target.
        progress: Told what is done and which share of it.

    Returns:
        The measures by their names in `models.evaluation.ranking.measure`, but the cold curve as
        ``cold`` (n to NDCG@10, None where nobody has 20 likes to know); ``hr@10_last_out`` is None
        where the file has no times. The same under ``popularity`` and ``item_knn`` (None with
        more than `MOST_FILMS` films). Then ``rows``, ``people_in_file``, ``people`` (measured),
        ``films``, ``films_known``, ``unknown_movie_ids`` and ``unknown_rows``.

    Raises:
        FileNotFoundError: A file is not there.
        ModelMissing: The weights are not there.
        ValueError: A row is no rating, or nobody likes five films.
    """
    settings = settings or ModelSettings()
    progress("reading", 0.0)
    blend = load(settings)
    learned = FilmLinks.read(settings.weights / FILE)
    here = set(blend.ids)
    film_of = {movie: film for movie, film in learned.joined.tolist() if film in here}
    table = read_table(data, film_of, seed)
    columns = [place for place, movie in enumerate(table.movies) if movie in film_of]
    ours = blend.ranker([film_of[table.movies[place]] for place in columns])
    found: dict[str, list[PerPerson]] = {"ours": _measured(table, _padded(ours, columns), seed)}
    progress("ranking by the file's own people", 0.5)
    for name, ranker, start, end in _baselines(table):
        found.setdefault(name, []).extend(_measured(table, ranker, seed, start, end))
        progress("ranking by the file's own people", 0.5 + 0.5 * end / len(table.people))
    told = {name: summary(splits) for name, splits in found.items()}
    is_timed = has_times(data)
    for each in told.values():
        each["cold"] = {n: each["cold"].get(n) for n in KNOWN_LIKES}
        each["hr@10_last_out"] = each["hr@10_last_out"] if is_timed else None
    progress("done", 1.0)
    return {**told.pop("ours"), "item_knn": None, **told, **table.counts}


def _measured(
    table: Table, ranker: Ranker, seed: int, start: int = 0, end: int | None = None
) -> list[PerPerson]:
    """Return the measures of some people, a few hundred at a time."""
    end = len(table.people) if end is None else end
    found = []
    for at in range(start, end, AT_ONCE):
        liked = table.liked(at, min(end, at + AT_ONCE))
        found.append(measure(ranker, liked.likes, liked.times, seed + at))
    return found


def _padded(ranker: Ranker, columns: Sequence[int]) -> Ranker:
    """Return a ranker over all columns that puts those it does not know last."""

    def scores(known: Scores) -> Scores:
        found = np.full(known.shape, -1e9)
        found[:, columns] = ranker(known[:, columns])
        return found

    return scores


def _baselines(table: Table) -> Iterator[tuple[str, Ranker, int, int]]:
    """Yield popularity and item-kNN for each fifth of the people, learned from the others."""
    edges = [len(table.people) * part // PARTS for part in range(PARTS + 1)]
    spans = [span for span in pairwise(edges) if span[0] < span[1]]
    counts = [_counts(table, *span) for span in spans]
    small = len(table.movies) <= MOST_FILMS
    shared = [_shared(table, *span) for span in spans] if small else []
    for part, (start, end) in enumerate(spans):
        popular = log_of_counts(sum(counts) - counts[part])
        yield "popularity", _constant(popular), start, end
        if small:
            links = cosine(sum(shared) - shared[part], NEIGHBOURS, SHRINK)
            yield "item_knn", _linked(links), start, end


def _counts(table: Table, start: int, end: int) -> NDArray[np.int64]:
    columns = [columns for columns, _ in table.people[start:end]]
    return np.bincount(np.concatenate(columns), minlength=len(table.movies))


def _shared(table: Table, start: int, end: int) -> Links:
    """Return films x films: how many of some people like both."""
    found = np.zeros((len(table.movies),) * 2, dtype=np.float32)
    for at in range(start, end, AT_ONCE):
        likes = table.liked(at, min(end, at + AT_ONCE)).likes.astype(np.float32)
        found += likes.T @ likes
    return found


def _constant(scores: Scores) -> Ranker:
    return lambda known: np.broadcast_to(scores, known.shape)


def _linked(links: Links) -> Ranker:
    return lambda known: summed(known, links)
