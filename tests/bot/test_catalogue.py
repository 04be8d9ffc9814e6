"""What people type and say finds the film they mean."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.i18n import Locale
from bot.title_search import fold, split_year

CATALOGUE = Catalogue.load()
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)


def titles(films):
    return [f"{film.title} ({film.year})" for film in films]


def found(query):
    film = CATALOGUE.find(query)
    return None if film is None else f"{film.title} ({film.year})"


@pytest.mark.parametrize(
    ("query", "film"),
    [
        ("heat", "Heat (1995)"),
        ("ＨＥＡＴ", "Heat (1995)"),
        (" 《盗火线》 ", "Heat (1995)"),
        ("盜火線", "Heat (1995)"),
        ("amelie", "Amélie (2001)"),
        ("le fabuleux destin d'amelie poulain", "Amélie (2001)"),
        ("godfather", "The Godfather (1972)"),
        ("the godfather 2", "The Godfather Part II (1974)"),
        ("Godfather: Part Two", "The Godfather Part II (1974)"),
        ("Kill Bill 1", "Kill Bill: Vol. 1 (2003)"),
        ("战狼Ⅱ", "Wolf Warrior 2 (2017)"),
        ("walle", "WALL·E (2008)"),
        ("wall-e", "WALL·E (2008)"),
        ("E.T.", "E.T. the Extra-Terrestrial (1982)"),
        ("spiderman", "Spider-Man (2002)"),
        ("oceans eleven", "Ocean's Eleven (2001)"),
        ("thelma and louise", "Thelma & Louise (1991)"),
        ("全面启动", "Inception (2010)"),
        ("千と千尋の神隠し", "Spirited Away (2001)"),
        ("色戒", "Lust, Caution (2007)"),
    ],
)
def test_a_title_is_found_in_any_language_and_spelling(query, film):
    assert found(query) == film


@pytest.mark.parametrize(
    "query", ["", " ", "!?", "film:0", "film:99999999", "no such film", "(1995)"]
)
def test_what_names_no_film_finds_none(query):
    assert CATALOGUE.find(query) is None


def test_two_films_of_one_title_are_told_apart_by_their_year():
    assert found("Dune") is None
    assert titles(CATALOGUE.near("Dune"))[:2] == ["Dune (2021)", "Dune (1984)"]
    assert found("dune 1984") == "Dune (1984)"
    assert found("沙丘（2021）") == "Dune (2021)"
    assert found("1984年的沙丘") == "Dune (1984)"
    assert found("Dune (1999)") is None


def test_an_article_only_counts_where_it_tells_two_films_apart():
    assert found("the batman") == "The Batman (2022)"
    assert found("batman") == "Batman (1989)"
    assert found("matrix") == found("a matrix") == "The Matrix (1999)"


def test_a_number_in_a_title_is_no_year():
    assert found("2046") == "2046 (2004)"
    assert found("Blade Runner 2049") == "Blade Runner 2049 (2017)"
    assert found("1917 2019") == "1917 (2019)"
    assert split_year("2046") is None


def test_the_key_of_a_film_finds_it():
    film = CATALOGUE.find("Heat")
    assert CATALOGUE.find(film.key) is film
    assert CATALOGUE.by_id(film.id) is film
    assert CATALOGUE.by_id(10**9) is None


def test_a_title_reads_as_the_person_calls_it():
    film = CATALOGUE.find("Spirited Away")
    assert CATALOGUE.title(film, Locale.EN) == "Spirited Away"
    assert CATALOGUE.title(film, Locale.ZH) == "千与千寻"


def test_a_few_letters_offer_the_best_known_films_first():
    assert titles(CATALOGUE.search("god"))[:2] == [
        "The Godfather (1972)",
        "The Godfather Part II (1974)",
    ]
    assert titles(CATALOGUE.search("霸王"))[0] == "Farewell My Concubine (1993)"
    assert titles(CATALOGUE.search("千"))[0] == "Spirited Away (2001)"
    assert titles(CATALOGUE.search("up"))[0] == "Up (2009)"


def test_a_year_may_be_half_typed():
    assert titles(CATALOGUE.search("dune (19"))[0] == "Dune (1984)"
    assert titles(CATALOGUE.search("dune ("))[:2] == ["Dune (2021)", "Dune (1984)"]
    assert titles(CATALOGUE.search("dune 1984"))[:2] == ["Dune (1984)", "Dune (2021)"]


def test_words_may_come_in_any_order_and_anywhere():
    assert titles(CATALOGUE.search("rings king"))[0].startswith("The Lord of the Rings: The Return")
    assert "Batman (1989)" in titles(CATALOGUE.search("atman"))
    assert titles(CATALOGUE.search("月光宝盒"))[0].startswith("A Chinese Odyssey Part One")


@pytest.mark.parametrize(
    ("slip", "film"),
    [
        ("shawshenk redemtion", "The Shawshank Redemption (1994)"),
        ("spirted away", "Spirited Away (2001)"),
        ("Haet", "Heat (1995)"),
        ("interstelar", "Interstellar (2014)"),
        ("霸王别鸡", "Farewell My Concubine (1993)"),
        ("肖生克", "The Shawshank Redemption (1994)"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven(slip, film):
    assert CATALOGUE.find(slip) is None
    assert titles(CATALOGUE.near(slip))[0] == film


def test_an_empty_query_offers_something_but_nothing_is_near_it():
    assert titles(CATALOGUE.search("", 2)) == titles(CATALOGUE.films[:2])
    assert CATALOGUE.near("") == CATALOGUE.near("?!") == []
    assert CATALOGUE.near("qzxwvk") == []


def test_no_more_films_come_back_than_asked_for():
    assert len(CATALOGUE.search("the")) == 25
    assert len(CATALOGUE.search("e", 3)) == 3
    assert len(CATALOGUE.near("star")) == 5


def test_folding_a_second_time_changes_nothing():
    for film in CATALOGUE:
        for title in film.titles:
            assert fold(fold(title)) == fold(title)


@settings(deadline=None)
@given(ANY_TEXT, st.integers(1, 30))
def test_any_text_may_be_searched(text, limit):
    films = CATALOGUE.search(text, limit)
    assert len(films) <= limit
    assert len(set(films)) == len(films)
    assert films == CATALOGUE.search(text, limit)
    CATALOGUE.find(text)  # raises nothing either


def test_every_title_finds_its_film_or_near_offers_it():
    for film in CATALOGUE:
        for title in film.titles:
            one = CATALOGUE.find(title)
            if film.is_well_known:
                assert one is film or film in CATALOGUE.near(title), title
            assert CATALOGUE.find(f"{title} ({film.year})") is film, title


def test_searching_does_not_hold_up_the_loop():
    queries = ["d", "the", "dune 2021", "shawshenk redemtion", "霸", "肖生克的救续", "x" * 100]
    took = []
    for query in queries * 10:
        start = time.thread_time()
        CATALOGUE.search(query)
        took.append(time.thread_time() - start)
    assert sorted(took)[len(took) // 2] < 0.005
