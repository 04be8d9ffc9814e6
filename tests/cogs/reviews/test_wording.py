"""Any text that somebody may type is kept readable, or refused with its count."""

from __future__ import annotations

import pytest

from bot.errors import InvalidInput
from cogs.reviews.settings import ReviewsSettings
from cogs.reviews.wording import accepted, tidy

SETTINGS = ReviewsSettings(min_length=10, max_length=500)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  good \r\n\r\n\n\n film\x00 ", "good \n\nfilm"),
        ("a\u202eb\u2066c\ufeff\u200bd", "abcd"),
        ("👩\u200d👩\u200d👧 ok", "👩\u200d👩\u200d👧 ok"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "é"),
        ("**bold** ||x|| <@1> @everyone", "**bold** ||x|| <@1> @everyone"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
    ],
)
def test_only_what_nobody_sees_is_taken_away(typed, kept):
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b" * 50, "short", "a b c d e f g", "\u200d" * 40]
)
def test_a_text_without_enough_to_read_is_refused(typed):
    with pytest.raises(InvalidInput) as caught:
        accepted(typed, SETTINGS)
    assert caught.value.text_id == "reviews-text-too-short"
    assert caught.value.values["least"] == 10


def test_a_text_that_is_too_long_is_refused_with_its_length():
    with pytest.raises(InvalidInput) as caught:
        accepted("x" * 501, SETTINGS)
    assert (caught.value.values["n"], caught.value.values["most"]) == (501, 500)


def test_the_bounds_themselves_are_fine():
    assert accepted("一二三四五六七八九十", SETTINGS) == "一二三四五六七八九十"
    assert len(accepted("x" * 500, SETTINGS)) == 500


def test_an_empty_review_is_refused_even_where_no_length_is_asked_for():
    with pytest.raises(InvalidInput):
        accepted(" ", ReviewsSettings(min_length=0))
    assert accepted("好", ReviewsSettings(min_length=0)) == "好"
