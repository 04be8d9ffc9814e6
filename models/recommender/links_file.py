"""The weight file of the film model: links in steps of one byte, popularity, and which films."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from numpy.typing import NDArray

    from models.recommender.base import Links, Scores

LARGEST_STEP = 127


@dataclass(frozen=True, slots=True)
class FilmLinks:
    """What people taught about films.

    Attributes:
        films: Catalogue ids.
        movies: MovieLens ids of the same films.
        joined: Rows of MovieLens id and catalogue id of every film in both, rarely liked too.
        steps: Films x films, int8; row j, column i is the link of j to i in units of ``unit[i]``.
        unit: What one step is, by target film, in standard deviations of popularity.
        popularity: Logarithm of the likes, in standard deviations, at least 0.
    """

    films: NDArray[np.int32]
    movies: NDArray[np.int32]
    joined: NDArray[np.int32]
    steps: NDArray[np.int8]
    unit: NDArray[np.float32]
    popularity: NDArray[np.float32]

    @classmethod
    def of(
        cls,
        films: NDArray[np.int32],
        movies: NDArray[np.int32],
        links: Links,
        popularity: Scores,
        joined: NDArray[np.int32] | None = None,
    ) -> Self:
        """Round links to 255 steps for each target film."""
        largest = np.abs(links).max(axis=0)
        unit = np.where(largest > 0, largest / LARGEST_STEP, 1).astype(np.float32)
        steps = np.round(links / unit).astype(np.int8)
        joined = np.column_stack([movies, films]) if joined is None else joined
        return cls(films, movies, joined, steps, unit, popularity.astype(np.float32))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file that `write` wrote.

        Raises:
            FileNotFoundError: There is none.
            ValueError, KeyError: It is another kind of file.
        """
        with np.load(path, allow_pickle=False) as arrays:
            return cls(**{field.name: arrays[field.name] for field in fields(cls)})

    def write(self, path: Path) -> None:
        """Write as npz; the same bytes for the same values."""
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, **{each.name: getattr(self, each.name) for each in fields(self)})

    def rows(self, places: NDArray[np.intp]) -> Links:
        """Return some rows of the links as numbers."""
        return self.steps[places] * self.unit
