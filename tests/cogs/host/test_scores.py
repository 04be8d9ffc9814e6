"""Points are simple: right, quick, in a row."""

from __future__ import annotations

import pytest

from cogs.host.scores import Standing, points, standings


@pytest.mark.parametrize(
    ("is_right", "left", "is_streak", "worth"),
    [
        (False, 1.0, True, 0),
        (True, 0.0, False, 10),
        (True, 1.0, False, 15),
        (True, 0.5, False, 12),
        (True, 1.0, True, 18),
        (True, -3.0, False, 10),
        (True, 7.0, False, 15),
    ],
)
def test_an_answer_is_worth(is_right, left, is_streak, worth):
    assert points(is_right=is_right, left=left, is_streak=is_streak) == worth


def test_the_same_points_share_a_place():
    found = standings([(1, 10), (2, 30), (3, 10), (4, 5)])
    assert found == [Standing(1, 2, 30), Standing(2, 1, 10), Standing(2, 3, 10), Standing(4, 4, 5)]
    assert standings([]) == []
