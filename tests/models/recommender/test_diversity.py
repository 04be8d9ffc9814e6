from __future__ import annotations

import numpy as np

from models.recommender.diversity import varied

LINKS = np.zeros((4, 4), dtype=np.float32)
LINKS[0, 1] = LINKS[1, 0] = 1.0


def alike(rows):
    return LINKS[rows]


def places(*values):
    return np.array(values, dtype=np.intp)


def test_what_is_like_the_first_waits_for_something_else():
    scores = np.array([3.0, 2.9, 2.0, 0.0])
    assert varied(scores, alike, places(0, 1, 2, 3), 3) == [0, 2, 1]


def test_a_great_lead_beats_variety():
    assert varied(np.array([9.0, 8.0, 2.0, 0.0]), alike, places(0, 1, 2, 3), 2) == [0, 1]


def test_only_what_is_allowed_is_taken_and_no_more_than_there_is():
    assert varied(np.zeros(4), alike, places(3, 1), 9) == [3, 1]
    assert varied(np.zeros(4), alike, places(), 9) == []
