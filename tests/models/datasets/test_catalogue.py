from __future__ import annotations

import pytest

from bot.films import read_films
from models.datasets.catalogue import read_catalogue
from models.registry import ROOT

FILE = ROOT / "data" / "films.csv"


def test_the_facts_are_those_the_bot_reads():
    for ours, film in zip(read_catalogue(FILE), read_films(FILE), strict=True):
        assert (ours.id, ours.titles[0], ours.year) == (film.id, film.title, film.year)
        assert (ours.directors, ours.genres, ours.country) == (
            film.directors,
            film.genres,
            film.country,
        )
        assert set(film.also) < set(ours.titles)


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "films.csv").write_text("id,title\n1,Heat\n")
    with pytest.raises(KeyError, match="original_title"):
        read_catalogue(tmp_path / "films.csv")
