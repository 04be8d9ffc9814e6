"""A catalogue of six films, and links that people taught about the first four."""

from __future__ import annotations

import numpy as np
import pytest

from models.datasets.catalogue import FilmFacts
from models.recommender.links_file import FilmLinks


def film(film_id, genres="drama", director="Ann", year=2000, country="US"):
    names = (f"Film {film_id}",)
    return FilmFacts(film_id, names, year, (director,), tuple(genres.split("|")), country)


@pytest.fixture
def films():
    return [
        film(10, "drama", "Ann"),
        film(11, "comedy", "Bob", 1950),
        film(12, "horror", "Cy", 1990),
        film(13, "western", "Di", 1960),
        film(14, "drama", "Ann", 2001, "CN"),  # people taught nothing about this one
        film(15, "war", "Ed", 1930, "CN"),  # nor about this one
    ]


@pytest.fixture
def learned():
    """Liking 10 speaks for 11 and against 12; liking 12 speaks for 13 and a little for 11."""
    links = np.zeros((4, 4), dtype=np.float32)
    links[0, 1], links[0, 2] = 3.0, -1.5
    links[2, 3], links[2, 1] = 2.0, 1.0
    ids = np.array([10, 11, 12, 13], dtype=np.int32)
    return FilmLinks.of(ids, ids + 1000, links, np.array([2.0, 0.0, 1.0, 0.5]))
