"""How alike films are by the facts of the catalogue: genres, directors, time, country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from models.datasets.catalogue import FilmFacts
    from models.recommender.base import Links

YEARS_AKIN = 12.0
LATER_GENRE = 0.3  # a genre's weight is 1 / (1 + 0.3 x its place)
EVERYWHERE = "US"  # half the catalogue: that two films share it tells nothing

BESIDE_LINKS = 0.5
"""What a full match of genres adds to a link learned from people; tuned."""

GENRES, DIRECTORS, ERA, COUNTRY = 0.3, 0.6, 0.25, 0.2
"""Stand in for a link where people tell nothing: twice the slopes of learned links on each
likeness. The slopes alone would keep films that MovieLens lacks, most Chinese ones among them,
out of every list."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Films x films, each 0..1 and symmetric, zero on the diagonal."""

    genres: Links
    directors: Links
    era: Links
    country: Links

    def instead_of_links(self) -> Links:
        """Return links made of facts alone, in standard deviations of popularity."""
        found = GENRES * self.genres + DIRECTORS * self.directors
        return np.asarray(found + ERA * self.era + COUNTRY * self.country, dtype=np.float32)

    def beside_links(self) -> Links:
        """Return what facts add to links learned from people."""
        return np.asarray(BESIDE_LINKS * self.genres, dtype=np.float32)


def likeness(films: Sequence[FilmFacts]) -> Likeness:
    """Return how alike films are, in the order given."""
    years = np.array([film.year for film in films], dtype=np.float64)
    countries = np.array([film.country for film in films])
    same = (countries[:, None] == countries) & (countries != EVERYWHERE)
    return Likeness(
        genres=_cosine(_table([film.genres for film in films], LATER_GENRE)),
        directors=_cosine(_table([film.directors for film in films], 0.0)),
        era=_off_diagonal(np.exp(-(((years[:, None] - years) / YEARS_AKIN) ** 2))),
        country=_off_diagonal(same),
    )


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


def _cosine(table: Links) -> Links:
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    unit = table / np.where(norms > 0, norms, 1)
    return _off_diagonal(unit @ unit.T)


def _off_diagonal(matrix: NDArray[Any]) -> Links:
    result = np.clip(matrix.astype(np.float32), 0, 1)
    np.fill_diagonal(result, 0)
    return result
