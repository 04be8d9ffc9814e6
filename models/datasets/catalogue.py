"""Reader of the bundled film catalogue, `data/films.csv`: facts that anybody may use.

Only what a recommender asks of a film is read; the bot has its own reader, which checks each row.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


LISTED_FROM = 10_001
"""Ids from here on are of films taken over from a list; those below are written by hand."""


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """What the catalogue says of one film.

    Attributes:
        id: Catalogue id; lower ones tend to be better known.
        titles: Every title in Latin letters, the usual English one first.
        year: Of the first public showing.
        directors: Usual English spelling; of some films not known.
        genres: Ids of the catalogue's own list, the most telling first.
        country: ISO 3166-1 alpha-2.
    """

    id: int
    titles: tuple[str, ...]
    year: int
    directors: tuple[str, ...]
    genres: tuple[str, ...]
    country: str


def read_catalogue(path: Path) -> list[FilmFacts]:
    """Return the films in the order of the file.

    Raises:
        FileNotFoundError: There is no such file.
        KeyError: A column is missing.
        ValueError: An id or a year is no number.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        return [_facts(row) for row in csv.DictReader(lines)]


def _facts(row: dict[str, str]) -> FilmFacts:
    titles = (row["title"], row["original_title"], *row["also"].split("|"))
    return FilmFacts(
        id=int(row["id"]),
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        year=int(row["year"]),
        directors=tuple(name for name in row["director"].split("|") if name),
        genres=tuple(row["genres"].split("|")),
        country=row["country"],
    )
