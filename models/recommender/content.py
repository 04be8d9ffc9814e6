"""How alike films are by the facts of the catalogue: genres, directors, time, country."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from models.datasets.catalogue import FilmFacts
    from models.recommender.base import Links

    Rows: TypeAlias = NDArray[np.intp]

YEARS_AKIN = 12.0
LATER_GENRE = 0.3  # a genre's weight is 1 / (1 + 0.3 x its place)
EVERYWHERE = "US"  # half the catalogue: that two films share it tells nothing

BESIDE_LINKS = 0.5
"""What a full match of genres adds to a link learned from people; tuned."""

GENRES, DIRECTORS, ERA, COUNTRY = 0.3, 0.6, 0.25, 0.2
"""Stand in for a link where people tell nothing: twice the slopes of learned links on each
likeness. The slopes alone would keep films that MovieLens lacks, most Chinese ones among them,
out of every list."""


class Likeness:
    """How alike films are: each measure 0..1, symmetric, and zero of a film with itself.

    Asked for a few films at a time and worked out anew: all pairs of ten thousand films would take
    400 MB, a few rows take milliseconds.
    """

    def __init__(self, films: Sequence[FilmFacts]) -> None:
        """Take films in the order that rows and columns of the answers have."""
        years = np.array([film.year for film in films], dtype=np.int16)
        self._years = years - (years.min() if len(years) else 0)
        self._akin = np.exp(-((np.arange(self._years.max(initial=0) + 1) / YEARS_AKIN) ** 2))
        self._akin = self._akin.astype(np.float32)
        self._genres = _unit(_table([film.genres for film in films], LATER_GENRE))
        names = sorted({name for film in films for name in film.directors})
        number = {name: place for place, name in enumerate(names)}
        self._directors = [[number[name] for name in film.directors] for film in films]
        self._films_of: list[list[int]] = [[] for _ in names]
        for place, numbers in enumerate(self._directors):
            for director in numbers:
                self._films_of[director].append(place)
        countries = sorted({film.country for film in films} - {EVERYWHERE})
        code = {country: place for place, country in enumerate(countries)}
        self._countries = np.array([code.get(film.country, -1) for film in films])

    def genres(self, rows: Rows) -> Links:
        """Return rows x films: cosine of genres, rare ones weighing more, later ones less."""
        return _not_itself(self._genres[rows] @ self._genres.T, rows)

    def directors(self, rows: Rows) -> Links:
        """Return rows x films: shared directors over the mean number of them."""
        found = np.zeros((len(rows), len(self._directors)), dtype=np.float32)
        for row, place in enumerate(rows.tolist()):
            own = self._directors[place]
            for director in own:
                for other in self._films_of[director]:
                    found[row, other] += 1 / np.sqrt(len(own) * len(self._directors[other]))
        return _not_itself(found, rows)

    def era(self, rows: Rows) -> Links:
        """Return rows x films: near 1 for films of the same years, 0.37 at twelve years apart."""
        apart = np.abs(self._years[rows][:, None] - self._years)
        return _not_itself(self._akin.take(apart), rows)

    def country(self, rows: Rows) -> Links:
        """Return rows x films: 1 for films of one country that is not everywhere."""
        own = self._countries[rows][:, None]
        return _not_itself(((own == self._countries) & (own >= 0)).astype(np.float32), rows)

    def instead_of_links(self, rows: Rows) -> Links:
        """Return rows of links made of facts alone, in standard deviations of popularity."""
        found = self.era(rows)
        found *= ERA
        found += GENRES * self.genres(rows)
        found += DIRECTORS * self.directors(rows)
        found += COUNTRY * self.country(rows)
        return found

    def beside_links(self, rows: Rows, columns: Rows) -> Links:
        """Return rows x columns: what facts add to links learned from people."""
        found = self._genres[rows] @ self._genres[columns].T
        found[rows[:, None] == columns] = 0
        return np.asarray(BESIDE_LINKS * found, dtype=np.float32)


def _table(values: Iterable[Sequence[str]], fading: float) -> Links:
    """Return films x values, rare values weighing more and later ones of a film less."""
    rows = list(values)
    column = {value: place for place, value in enumerate(sorted({v for row in rows for v in row}))}
    table = np.zeros((len(rows), len(column)), dtype=np.float32)
    for film, row in enumerate(rows):
        for place, value in enumerate(row):
            table[film, column[value]] = 1 / (1 + fading * place)
    rarity = np.log((1 + len(rows)) / (table > 0).sum(axis=0))
    return np.asarray(table * rarity, dtype=np.float32)


def _unit(table: Links) -> Links:
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table / np.where(norms > 0, norms, 1), dtype=np.float32)


def _not_itself(found: Links, rows: Rows) -> Links:
    found[np.arange(len(rows)), rows] = 0
    return found
