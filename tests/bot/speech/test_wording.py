"""What of a message is read aloud, and in which voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import Locale
from bot.speech.wording import Run, runs, spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("**Good** *evening*, __all__ ~~of~~ ||you||!", "Good evening, all of you!"),
        ("Hello <@123>, see <#45> at <t:1700000000:R>.", "Hello, see at."),
        ("Look: https://example.org/a?b=c and [this](https://example.org).", "Look: and this."),
        ("🎬 Lights 🇩🇪 down :popcorn: <:pop:12><a:wave:13>", "Lights down"),
        ("-# small\n# Title\n> quoted\n- point", "small Title quoted point"),
        ("`code` stays out ```py\nx = 1\n``` too", "stays out too"),
        ("[[_^_en]] <speak> \\*", "en speak"),
        ("snake_case is kept, 3.5 stars", "snake_case is kept, 3.5 stars"),
        ("大家好 🎉 <@1>，今晚看**《异形》**。", "大家好，今晚看《异形》。"),
        ("🎬 <@1> ***", ""),
    ],
)
def test_words_are_said_and_markup_is_not(written, said):
    assert spoken(written) == said


def test_a_long_text_ends_with_a_sentence():
    assert spoken("One two. Three four. Five six.", limit=22) == "One two. Three four."
    assert spoken("第一句。第二句。第三句。", limit=9) == "第一句。第二句。"
    assert spoken("no sentence ends here", limit=13) == "no sentence"
    assert spoken("Not at 3.5 stars of ten", limit=12) == "Not at 3.5"


def test_each_language_has_its_stretch():
    assert runs("今晚看《Alien》，1979年的片子。", Locale.ZH) == [
        Run("今晚看《", Locale.ZH),
        Run("Alien》，", Locale.EN),
        Run("1 9 7 9年的片子。", Locale.ZH),
    ]
    assert runs("Tonight: 卧虎藏龙, at 8.", Locale.EN) == [
        Run("Tonight:", Locale.EN),
        Run("卧虎藏龙, at 8."[:5], Locale.ZH),
        Run("at 8.", Locale.EN),
    ]


def test_digits_follow_their_surroundings_and_the_language_where_there_are_none():
    assert runs("8 点", Locale.EN) == [Run("8 点", Locale.ZH)]
    assert runs("42", Locale.EN) == [Run("42", Locale.EN)]
    assert runs("42", Locale.ZH) == [Run("42", Locale.ZH)]
    assert runs("… ！", Locale.ZH) == []


@given(st.text(max_size=80))
def test_any_text_becomes_something_harmless(text):
    said = spoken(text)
    assert "[[" not in said
    assert "<" not in said
    letters = sum(each.isalnum() for each in said)
    assert sum(each.isalnum() for run in runs(said, Locale.EN) for each in run.text) == letters
