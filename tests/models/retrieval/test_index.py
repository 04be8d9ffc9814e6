"""Passages are found by words of both languages, and forgotten when they are taken away."""

from __future__ import annotations

import random

import pytest

from models.retrieval.index import Index

TEXTS = {
    1: "电影之夜每周五晚上八点开始，地点在放映室。",
    2: "刷屏的人会被禁言一小时。",
    3: "The popcorn machine stands in the lobby; popcorn is free.",
    4: "Karaoke is on Tuesday, popcorn too.",
}


@pytest.fixture
def index():
    index = Index()
    for key, text in TEXTS.items():
        index.add(key, text)
    return index


def keys(index, query, limit=10):
    return [hit.key for hit in index.search(query, limit)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("电影", 1),
        ("禁言", 2),
        ("放映", 1),
        ("电影之夜 几点", 1),
        ("电影之夜几点开始", 1),
        ("夜", 1),
    ],
)
def test_chinese_queries_of_any_length_find_their_passage(index, query, first):
    assert keys(index, query)[0] == first


def test_the_passage_that_says_a_rare_word_more_often_comes_first(index):
    assert keys(index, "popcorn") == [3, 4]
    assert keys(index, "karaoke popcorn") == [4, 3]
    assert keys(index, "popcorn", limit=1) == [3]


def test_another_language_finds_it_too(index):
    assert keys(index, "when is movie night") == [1]
    assert keys(index, "爆米花") == [3, 4]


def test_a_hit_names_the_words_that_matched(index):
    hit, *_ = index.search("karaoke popcorn balloon", 1)
    assert hit.matched == {"karaok", "=snack"}
    assert hit.score > 0


def test_nothing_is_found_where_no_word_is_shared(index):
    assert keys(index, "submarine") == keys(index, "潜水艇") == keys(index, "") == []
    assert Index().search("popcorn", 3) == []


def test_what_is_removed_or_replaced_is_not_found(index):
    index.remove(3)
    index.remove(3)
    index.add(4, "Karaoke is cancelled.")
    assert keys(index, "popcorn") == []
    assert keys(index, "cancelled") == [4]
    assert 3 not in index
    assert len(index) == 3


def test_changes_leave_no_trace(index):
    """Whatever was added and removed before, the ranking is that of a fresh index."""
    chance = random.Random(7)  # noqa: S311  repeatable on purpose
    for _ in range(50):
        key = chance.choice([5, 6, 7])
        chance.choice([index.add, lambda k, _t: index.remove(k)])(key, TEXTS[chance.randint(1, 4)])
    for key in (5, 6, 7):
        index.remove(key)
    fresh = Index()
    for key, text in TEXTS.items():
        fresh.add(key, text)
    assert index.search("popcorn 电影 Tuesday", 9) == fresh.search("popcorn 电影 Tuesday", 9)
    assert index._postings == fresh._postings


def test_a_word_is_rarer_the_fewer_passages_hold_it(index):
    assert index.rarity("karaok") > index.rarity("=snack") > 0
    assert index.rarity("nowhere") > index.rarity("karaok")
