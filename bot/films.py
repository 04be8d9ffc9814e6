"""Films and the table they are read from, `data/films.csv` (its columns: `data/README.md`)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from bot.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

GENRES = [
    "action",
    "adventure",
    "animation",
    "comedy",
    "crime",
    "documentary",
    "drama",
    "family",
    "fantasy",
    "history",
    "horror",
    "music",
    "mystery",
    "romance",
    "scifi",
    "thriller",
    "war",
    "western",
]
COLUMNS = [
    "id",
    "title",
    "title_zh",
    "original_title",
    "also",
    "also_zh",
    "year",
    "director",
    "director_zh",
    "genres",
    "country",
]
FIRST_YEAR = 1888  # of the oldest film that is left to us
LAST_YEAR = 2100
MAX_VALUE_CHARS = 100
#: Ids from here on are of films taken over from a list of facts; those below are known best.
LISTED_FROM = 10_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One film of the catalogue.

    Attributes:
        id: Stable for ever; reviews refer to it.
        title: Usual English title.
        title_zh: Usual title in mainland China, simplified; may be a Latin one such as ``RRR``.
            The English one of a listed film whose Chinese title we do not know.
        original_title: In its own language where that is neither English nor Chinese, else empty.
        also: Further titles in Latin letters.
        also_zh: Further Chinese titles, simplified.
        year: Of the first public showing.
        directors: Usual English spelling; of a listed film perhaps none.
        directors_zh: The same people in the same order, in Chinese as far as we know.
        genres: Ids out of `GENRES`, the most telling first; ``genre-<id>`` is the text of one.
        country: ISO 3166-1 alpha-2.
    """

    id: int
    title: str
    title_zh: str
    original_title: str
    also: tuple[str, ...]
    also_zh: tuple[str, ...]
    year: int
    directors: tuple[str, ...]
    directors_zh: tuple[str, ...]
    genres: tuple[str, ...]
    country: str

    @override
    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def key(self) -> str:
        """The film as the value of a choice, ``film:12``; `Catalogue.find` reads it back."""
        return f"film:{self.id}"

    @property
    def is_well_known(self) -> bool:
        """Whether the film is one of those written by hand: a title alone then means this one."""
        return self.id < LISTED_FROM

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title the film goes by, in any language, the usual ones first."""
        names = (self.title, self.title_zh, self.original_title, *self.also, *self.also_zh)
        return tuple(dict.fromkeys(name for name in names if name))


def read_films(path: Path) -> tuple[Film, ...]:
    """Return the films of the table, by id.

    Raises:
        ConfigError: The file is missing, is not such a table, or has a bad row; the message names
            the line and what to write there.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return _films(file, path.name)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(
            f"{path} cannot be read ({error}): restore the film catalogue from the release"
        ) from error


def _films(file: TextIO, name: str) -> tuple[Film, ...]:
    rows = csv.reader(file, strict=True)
    if next(rows, None) != COLUMNS:
        raise ConfigError(f"{name} line 1: the columns must be {','.join(COLUMNS)}")
    films: list[Film] = []
    titles: set[tuple[str, int]] = set()
    for cells in rows:
        try:
            film = _film(cells)
            _require(not films or film.id > films[-1].id, "ids must rise: take the next free one")
            _require((film.title, film.year) not in titles, "this film is there twice: remove one")
        except ValueError as error:
            raise ConfigError(f"{name} line {rows.line_num}: {error}") from error
        films.append(film)
        titles.add((film.title, film.year))
    if not films:
        raise ConfigError(f"{name} has no film: restore it from the release")
    return tuple(films)


def _film(cells: list[str]) -> Film:
    _require(len(cells) == len(COLUMNS), f"write {len(COLUMNS)} cells, not {len(cells)}")
    row = dict(zip(COLUMNS, cells, strict=True))
    number = _number(row, "id", 1, 999_999)
    is_listed = number >= LISTED_FROM
    film = Film(
        id=number,
        title=row["title"],
        title_zh=row["title_zh"] or (row["title"] if is_listed else ""),
        original_title=row["original_title"],
        also=_several(row["also"]),
        also_zh=_several(row["also_zh"]),
        year=_number(row, "year", FIRST_YEAR, LAST_YEAR),
        directors=_several(row["director"]),
        directors_zh=_several(row["director_zh"]),
        genres=_several(row["genres"]),
        country=row["country"],
    )
    _check(film)
    return film


def _check(film: Film) -> None:
    texts = [film.title, film.title_zh, *film.also, *film.also_zh]
    texts += [*film.directors, *film.directors_zh]
    texts += [film.original_title] if film.original_title else []
    _require(bool(film.title and film.title_zh), "title and title_zh must not be empty")
    _require(all(text == text.strip() != "" for text in texts), "remove empty or padded values")
    _require(max(map(len, texts)) <= MAX_VALUE_CHARS, "shorten values to 100 characters")
    _require(bool(film.directors) or not film.is_well_known, "name the director")
    _require(
        len(film.directors) == len(film.directors_zh),
        "director and director_zh must name the same people",
    )
    unknown = set(film.genres) - set(GENRES)
    _require(bool(film.genres) and not unknown, f"genres must be out of {' '.join(GENRES)}")
    _require(
        re.fullmatch("[A-Z]{2}", film.country) is not None, "country must be two capitals, as in FR"
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _number(row: dict[str, str], column: str, low: int, high: int) -> int:
    text = row[column]
    if text.isascii() and text.isdecimal() and len(text) <= 6 and low <= int(text) <= high:
        return int(text)
    raise ValueError(f"{column} must be a number from {low} to {high}, not {text!r}")


def _require(holds: bool, fix: str) -> None:
    if not holds:
        raise ValueError(fix)
