from __future__ import annotations

import numpy as np
import pytest

from models.recommender.content import Likeness
from tests.models.recommender.conftest import film


def rows(*places):
    return np.array(places, dtype=np.intp)


def test_each_likeness_says_its_fact_and_nothing_else():
    alike = Likeness(
        [
            film(1, "war", "Ann", 1950, "CN"),
            film(2, "war", "Bob", 2000, "FR"),
            film(3, "music", "Ann", 2000, "CN"),
        ]
    )
    assert alike.genres(rows(0))[0].tolist() == pytest.approx([0, 1, 0])
    assert alike.directors(rows(0))[0].tolist() == pytest.approx([0, 0, 1])
    assert alike.country(rows(0))[0].tolist() == pytest.approx([0, 0, 1])
    assert alike.era(rows(1))[0, 2] == 1
    assert alike.era(rows(0))[0, 1] < 0.001


def test_that_two_films_come_from_where_most_do_tells_nothing():
    assert not Likeness([film(1), film(2)]).country(rows(0, 1)).any()


def test_a_rare_genre_and_an_early_one_tell_more():
    films = [film(1, "war|drama"), film(2, "war"), film(3, "drama"), film(4, "drama|war")]
    films += [film(5, "drama")] * 3
    genres = Likeness(films).genres(rows(*range(len(films))))
    assert genres[0, 1] > genres[0, 2]
    assert genres[0, 1] > genres[3, 1]


def test_likeness_is_mutual_and_never_of_a_film_with_itself(films):
    links = Likeness(films).instead_of_links(rows(*range(len(films))))
    assert np.allclose(links, links.T)
    assert not np.diag(links).any()
    assert (links >= 0).all()
