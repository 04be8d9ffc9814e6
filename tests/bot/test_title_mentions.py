"""Titles are heard in plain sentences, and everyday words are not taken for titles."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue

CATALOGUE = Catalogue.load()


def mentioned(text):
    return [f"{film.title} {film.year}" for film in CATALOGUE.mentioned_in(text)]


@pytest.mark.parametrize(
    ("text", "films"),
    [
        ("have you seen pulp fiction or inception?", ["Pulp Fiction 1994", "Inception 2010"]),
        (
            "the godfather part ii > the godfather",
            ["The Godfather Part II 1974", "The Godfather 1972"],
        ),
        ("I watched It yesterday, and Heat.", ["It 2017", "Heat 1995"]),
        ("we saw The Game last night", ["The Game 1997"]),
        ("she picked 'up' and \"her\"", ["Up 2009", "Her 2013"]),
        ("i liked heat (1995)", ["Heat 1995"]),
        ("get me something like E.T. please", ["E.T. the Extra-Terrestrial 1982"]),
        (
            "我昨天看了霸王别姬和《英雄》，还有WALL·E",
            ["Farewell My Concubine 1993", "Hero 2002", "WALL·E 2008"],
        ),
        ("推荐像千与千寻一样的电影", ["Spirited Away 2001"]),
        ("推薦像神隱少女一樣的電影", ["Spirited Away 2001"]),
        ("你好李焕英我看哭了", ["Hi, Mom 2021"]),
        ("流浪地球2比流浪地球好看", ["The Wandering Earth II 2023", "The Wandering Earth 2019"]),
        ("给教父打五星", ["The Godfather 1972"]),
        ("我喜欢《重庆森林》", ["Chungking Express 1994"]),
    ],
)
def test_titles_in_a_sentence_are_heard_in_its_order(text, films):
    assert mentioned(text) == films


@pytest.mark.parametrize(
    "text",
    [
        "it was up to her",
        "It is heat, once more. Up we go. Her turn, us two.",
        "help",
        "I need the help of the others",
        "Carol moved from Chicago to Philadelphia",
        "Ice Cube and Queen Mary at Red Rock Canyon",
        "in 2012 there were 300 of us",
        "get out of here, it is about time",
        "our heated pulpit fictions",
        "我觉得她很好，我们都是英雄",
        "时时刻刻都有出租车司机",
        "这个功夫你看手机吧",
        "第4001917号",
        "",
    ],
)
def test_everyday_words_are_no_titles(text):
    assert mentioned(text) == []


def test_a_message_that_is_a_title_names_its_film():
    assert mentioned("It") == ["It 2017"]
    assert mentioned("她") == ["Her 2013"]
    assert mentioned("heat 1995") == ["Heat 1995"]
    assert mentioned("up") == []


def test_a_shared_title_names_every_film_of_it_unless_a_year_is_behind():
    assert mentioned("I have only seen Dune so far") == ["Dune 2021", "Dune 1984"]
    assert mentioned("dune (1984) beats Dune 2021") == ["Dune 1984", "Dune 2021"]
    assert mentioned("《沙丘》（1984）不错") == ["Dune 1984"]


def test_every_film_is_heard_in_title_marks():
    for film in CATALOGUE:
        if film.is_well_known:
            assert film in CATALOGUE.mentioned_in(f"你看过《{film.title_zh}》吗？")
        assert film in CATALOGUE.mentioned_in(f'they showed "{film.title}" ({film.year}) here')


def test_films_that_are_not_well_known_are_heard_only_where_a_title_is_meant():
    assert mentioned("Life goes on. Speed Dating and Go West with North, Poseidon and Annie.") == []
    assert mentioned("we saw 'Ironweed' and Poseidon (2006)") == ["Ironweed 1987"]
    assert mentioned("Ironweed") == ["Ironweed 1987"]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=[]), max_size=300))
def test_any_message_may_be_heard(text):
    films = CATALOGUE.mentioned_in(text)
    assert len(set(films)) == len(films)


def test_a_message_as_long_as_discord_allows_takes_no_time():
    text = "我昨天看了霸王别姬 and then The Matrix, 真的很好看。" * 100
    CATALOGUE.mentioned_in(text)
    start = time.thread_time()
    assert len(CATALOGUE.mentioned_in(text)) == 2
    assert time.thread_time() - start < 0.5
