from __future__ import annotations

import numpy as np
import pytest

from models.recommender.content import likeness
from tests.models.recommender.conftest import film


def test_each_likeness_says_its_fact_and_nothing_else():
    alike = likeness(
        [
            film(1, "war", "Ann", 1950, "CN"),
            film(2, "war", "Bob", 2000, "FR"),
            film(3, "music", "Ann", 2000, "CN"),
        ]
    )
    assert alike.genres[0].tolist() == pytest.approx([0, 1, 0])
    assert alike.directors[0].tolist() == pytest.approx([0, 0, 1])
    assert alike.country[0].tolist() == pytest.approx([0, 0, 1])
    assert alike.era[1, 2] == 1
    assert alike.era[0, 1] < 0.001


def test_that_two_films_come_from_where_most_do_tells_nothing():
    assert not likeness([film(1), film(2)]).country.any()


def test_a_rare_genre_and_an_early_one_tell_more():
    films = [film(1, "war|drama"), film(2, "war"), film(3, "drama"), film(4, "drama|war")]
    films += [film(5, "drama")] * 3
    genres = likeness(films).genres
    assert genres[0, 1] > genres[0, 2]
    assert genres[0, 1] > genres[3, 1]


def test_likeness_is_mutual_and_never_of_a_film_with_itself(films):
    links = likeness(films).instead_of_links()
    assert np.allclose(links, links.T)
    assert not np.diag(links).any()
    assert (links >= 0).all()
