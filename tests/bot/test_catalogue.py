"""What people type and say finds the film they mean."""

import pytest

from bot.catalogue import Catalogue
from bot.i18n import Locale


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


def titles(films):
    return [f"{film.title} ({film.year})" for film in films]


@pytest.mark.parametrize("query", ["Heat", "heat (1995)", "ＨＥＡＴ", "盗火线", " 《盗火线》 "])
def test_a_title_is_found_in_any_language_and_spelling(catalogue, query):
    assert titles([catalogue.find(query)]) == ["Heat (1995)"]


def test_two_films_of_one_title_are_told_apart_by_their_year(catalogue):
    assert catalogue.find("Dune") is None
    assert titles(catalogue.near("Dune"))[:2] == ["Dune (2021)", "Dune (1984)"]
    assert catalogue.find("dune 1984").year == 1984
    assert catalogue.find("沙丘（2021）").year == 2021


def test_the_key_of_a_film_finds_it(catalogue):
    film = catalogue.find("Heat")
    assert catalogue.find(film.key) is film
    assert catalogue.by_id(film.id) is film


def test_a_title_reads_as_the_person_calls_it(catalogue):
    film = catalogue.find("Spirited Away")
    assert catalogue.title(film, Locale.EN) == "Spirited Away"
    assert catalogue.title(film, Locale.ZH) == "千与千寻"
