import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import MAX_LENGTH, Intent, locale_of, tidy, understand
from bot.i18n import Locale

FILM = Intent.of("film", r"recommend(?: me)? (?:a )?(?P<what>.+)", r"推荐(?:一部)?(?P<what>.*)")
MINE = Intent.of("mine", r"my reviews", r"我写过(?:哪些|什么)影评")
ANY = Intent.of("any", r"(?P<rest>.+)")


def test_polite_openings_and_end_marks_do_not_matter():
    assert tidy("Hey, could you please recommend me a film?!") == "recommend me a film"
    assert tidy("请帮我推荐一部电影。") == "推荐一部电影"


def test_full_width_forms_are_read():
    assert tidy("ｍｙ　reviews！") == "my reviews"


def test_the_most_literal_match_wins():
    assert understand("my reviews", [ANY, MINE]).intent is MINE
    assert understand("something else", [ANY, MINE]).intent is ANY


@pytest.mark.parametrize(
    ("sentence", "what"), [("Recommend me a comedy!", "comedy"), ("推荐一部科幻片？", "科幻片")]
)
def test_arguments_are_taken_from_the_sentence(sentence, what):
    assert understand(sentence, [FILM, MINE]).arguments == {"what": what}


def test_nothing_is_understood_where_nothing_fits():
    assert understand("the weather is fine", [FILM, MINE]) is None


def test_the_script_tells_the_language():
    assert locale_of("Heat 怎么样") is Locale.ZH
    assert locale_of("how is Heat") is Locale.EN
    assert locale_of("12 :)") is None


@given(st.text(max_size=2 * MAX_LENGTH))
def test_any_text_is_read_without_an_error(text):
    understand(text, [FILM, MINE])
    assert len(tidy(text)) <= 20 * MAX_LENGTH
