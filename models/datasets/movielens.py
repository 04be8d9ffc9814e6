"""Reader of MovieLens ratings and of the titles that join them to our catalogue.

``ml-latest-small`` (F. M. Harper and J. A. Konstan: "The MovieLens Datasets: History and
Context", 2015): 100,836 ratings of 9,742 films by 610 people. GroupLens allows research use and
redistribution under the same conditions, asks to be named, and forbids commercial use without
permission; so whatever is made from it is kept apart (`ModelSettings.noncommercial`). Rows are
for training and evaluation only and never leave the shared data folder.

| file | columns |
|---|---|
| ``ml-latest-small-ratings.csv.gz`` | userId, movieId, rating (0.5..5), timestamp (unix s) |
| ``ml-latest-small-movies.csv.gz`` | movieId, title ("Matrix, The (1999)"), genres |
"""

from __future__ import annotations

import csv
import gzip
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from models.datasets.catalogue import FilmFacts

RATINGS = "ml-latest-small-ratings.csv.gz"
MOVIES = "ml-latest-small-movies.csv.gz"

MOVIE = re.compile(r"(?P<title>.+?)\s*\((?P<year>\d{4})\)\s*")
BRACKETS = re.compile(r"\((?:a\.?k\.?a\.? )?(?P<other>[^()]*)\)")
TRAILING_ARTICLE = re.compile(
    r"(?P<rest>.+), (?P<article>the|a|an|le|la|les|l'|il|lo|i|gli|el|los|las|das|der|die|un|une)",
    re.IGNORECASE,
)
YEARS_APART = (0, 1, -1)


class StarRating(NamedTuple):
    """One rating.

    Attributes:
        half_stars: 1..10; 10 where the file has no stars, as each row is a like there.
        time: Seconds since 1970; the number of the row where the file has no times.
    """

    user: int
    movie: int
    half_stars: int
    time: int


def read_ratings(path: Path) -> Iterator[StarRating]:
    """Yield ``userId,movieId`` and, where they are there, ``rating`` and ``timestamp``.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: A needed column is missing or a row holds no such numbers; says which.
    """
    number = 0
    try:
        for row in _rows(path):
            number += 1
            yield _rating(row, number)
    except (KeyError, TypeError, ValueError, OverflowError, EOFError, csv.Error) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise ValueError(f"{path.name} row {number} is no rating: {what}") from error


def has_times(path: Path) -> bool:
    """Tell whether a file of ratings says when each was given."""
    with _opened(path) as lines:
        return "timestamp" in (csv.DictReader(lines).fieldnames or ())


def _rating(row: dict[str, str], number: int) -> StarRating:
    stars, time = float(row.get("rating", 5.0)), int(row.get("timestamp", number))
    half_stars = int(2 * stars)
    if not 1 <= half_stars <= 10:
        raise ValueError("a rating is 0.5 to 5 stars")
    return StarRating(int(row["userId"]), int(row["movieId"]), half_stars, time)


def read_titles(path: Path) -> dict[int, str]:
    """Return MovieLens ids with titles as published, such as "Matrix, The (1999)"."""
    return {int(row["movieId"]): row["title"] for row in _rows(path)}


def join(titles: Mapping[int, str], films: Iterable[FilmFacts]) -> dict[int, int]:
    """Return MovieLens id to catalogue id, one to one, by title and a year at most one off.

    Exact years win over neighbouring ones; among equals the lower MovieLens id, the older entry.
    """
    films = list(films)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for years in YEARS_APART:
        keys = {(plain(title), film.year): film.id for film in films for title in film.titles}
        for movie in sorted(titles.keys() - found.keys()):
            names, year = names_of(titles[movie])
            matches = (keys.get((name, year + years)) for name in names)
            film_id = next((match for match in matches if match not in taken | {None}), None)
            if film_id is not None:
                found[movie] = film_id
                taken.add(film_id)
    return found


def names_of(title: str) -> tuple[list[str], int]:
    """Return the plain forms of a MovieLens title and its year, the likeliest form first.

    Titles in brackets and what stands before a colon ("Borat: …") are forms too. The year
    is 0 where the title has none.
    """
    match = MOVIE.fullmatch(title.strip())
    text, year = (match["title"], int(match["year"])) if match else (title, 0)
    outside = BRACKETS.sub("", text).strip()
    others = [found["other"] for found in BRACKETS.finditer(text)]
    names = [outside, text, *others, outside.partition(":")[0]]
    return [name for name in dict.fromkeys(map(plain, names)) if name], year


def plain(title: str) -> str:
    """Return a title for comparing: its article in front, no accents, a-z and 0-9 only."""
    if match := TRAILING_ARTICLE.fullmatch(title.strip()):
        title = f"{match['article']} {match['rest']}"
    letters = unicodedata.normalize("NFKD", title.lower().replace("&", "and"))
    return re.sub(r"[^a-z0-9]", "", letters)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with _opened(path) as lines:
        yield from csv.DictReader(lines)


def _opened(path: Path) -> TextIO:
    opener = gzip.open if path.suffix == ".gz" else open
    # Files saved by a spreadsheet begin with a byte order mark.
    return cast("TextIO", opener(path, "rt", encoding="utf-8-sig", newline=""))
