"""Stars are read however people write them."""

from __future__ import annotations

import pytest

from bot.errors import InvalidInput
from cogs.reviews import stars


@pytest.mark.parametrize(
    ("typed", "half_stars"),
    [
        ("4.5", 9),
        ("4,5", 9),
        (".5", 1),
        ("5", 10),
        ("4.0", 8),
        ("3.50", 7),
        ("4.5/5", 9),
        ("4 stars", 8),
        ("1 star", 2),
        ("4½", 9),
        ("½", 1),
        ("★★★★½", 9),
        ("★★★☆☆", 6),
        ("⭐⭐", 4),
        ("⭐️⭐️", 4),
        ("４．５", 9),
        ("四星半", 9),
        ("四颗星", 8),
        ("4星半", 9),
        ("3分", 6),
        ("两星", 4),
        ("五星", 10),
        ("半星", 1),
        ("满分", 10),
        ("★★★★½ 4.5", 9),
    ],
)
def test_a_number_of_stars_is_understood(typed, half_stars):
    assert stars.parse(typed) == half_stars


@pytest.mark.parametrize(
    "typed",
    ["", "0", "5.5", "6", "4.3", "ten", "-1", "nan", "1e1", "★" * 6, "☆", "零星", "9" * 99, "★ 4"],
)
def test_anything_else_is_refused(typed):
    with pytest.raises(InvalidInput, match="reviews-stars-unknown"):
        stars.parse(typed)


@pytest.mark.parametrize("half_stars", stars.ALL_HALF_STARS)
def test_what_is_shown_can_be_typed_back(half_stars):
    assert stars.parse(stars.number(half_stars)) == half_stars
    assert stars.parse(stars.glyphs(half_stars)) == half_stars
    assert stars.parse(stars.label(half_stars)) == half_stars


@pytest.mark.parametrize(
    ("half_stars", "shown"), [(6.5, "3.3"), (6.4, "3.2"), (10, "5.0"), (8.73, "4.4"), (1, "0.5")]
)
def test_a_mean_is_rounded_as_people_do(half_stars, shown):
    assert stars.mean(half_stars) == shown
