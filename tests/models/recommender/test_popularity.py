from __future__ import annotations

import numpy as np
import pytest

from models.recommender.popularity import lift, log_popularity


def test_the_least_liked_has_none_and_the_spread_is_one():
    likes = np.array([[1, 1, 0], [1, 0, 0], [1, 0, 0]], dtype=bool)
    found = log_popularity(likes)
    assert found[2] == 0 < found[1] < found[0]
    assert found.std() == pytest.approx(1)


def test_equals_have_none_at_all():
    assert log_popularity(np.ones((3, 2), dtype=bool)).tolist() == [0, 0]


def test_each_doubling_in_the_guild_counts_the_same():
    assert lift({7: 1, 9: 3, 99: 50}, {7: 0, 8: 1, 9: 2}).tolist() == [0.5, 0, 1.0]
