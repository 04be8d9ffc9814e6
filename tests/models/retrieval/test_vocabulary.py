"""English and Chinese words become terms that both languages share where they can."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.retrieval.vocabulary import WORDS, Vocabulary, stem

OURS = Vocabulary.ours()


def terms(question):
    return [wanted.term for wanted in OURS.of_question(question)]


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("hosting", "host"),
        ("hosts", "host"),
        ("banned", "ban"),
        ("stories", "stori"),
        ("story", "stori"),
        ("use", "use"),
        ("movie", "movi"),
        ("movies", "movi"),
        ("anna's", "anna"),
        ("thing", "thing"),
        ("boss", "boss"),
    ],
)
def test_endings_make_no_difference(word, root):
    assert stem(word) == root


def test_words_of_both_languages_mean_the_same():
    assert terms("When is film night?") == terms("电影之夜几点？") == ["=film night"]
    assert terms("观影夜是哪天") == terms("are there movie nights") == ["=film night"]


def test_a_question_takes_the_longest_word_and_a_passage_all_of_them():
    assert "=film" not in terms("电影之夜")
    assert {"=film", "=film night", "电影", "影"} <= OURS.of_passage("电影之夜").keys()


def test_words_that_say_nothing_are_left_out_and_others_say_little():
    assert terms("what is it that you have?") == []
    assert {w.term: w.weight for w in OURS.of_question("does the karaoke start")} == {
        "karaok": 1.0,
        "start": 0.3,
    }


def test_width_and_case_make_no_difference():
    assert terms("ＫＡＲＡＯＫＥ ２０：００") == terms("karaoke 20:00") == ["karaok", "20:00"]


def test_one_chinese_character_counts_when_there_is_nothing_else():
    assert terms("猫") == ["猫"]
    assert terms("猫 电影") == ["=film"]


def test_a_chinese_word_that_is_not_in_the_table_becomes_pairs():
    assert terms("桌游大赛") == ["桌游", "游大", "大赛"]


def test_no_form_stands_in_two_lines_of_one_language_by_mistake():
    lines = json.loads(WORDS.read_text(encoding="utf-8"))["same"]
    names = [line.partition(",")[0].partition("=")[0].strip() for line in lines]
    assert len(set(names)) == len(names) >= 120
    assert all(line.count("=") == 1 for line in lines)


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    assert all(wanted.weight > 0 for wanted in OURS.of_question(text))
    assert all(count > 0 for count in OURS.of_passage(text).values())
