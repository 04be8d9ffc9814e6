from __future__ import annotations

import pytest

from models.tasks.sentiment import MAX_CHARACTERS, SENTIMENT, Mood, SentimentRequest


@pytest.mark.parametrize(
    ("positive", "half_stars", "contradicts"),
    [
        (0.99, 2, True),
        (0.99, 4, True),
        (0.99, 5, False),
        (0.99, 10, False),
        (0.01, 8, True),
        (0.01, 7, False),
        (0.01, 1, False),
        (0.7, 1, False),
        (0.3, 10, False),
    ],
)
def test_only_a_sure_mood_contradicts_clear_stars(positive, half_stars, contradicts):
    assert Mood(positive, abs(2 * positive - 1), "en").contradicts(half_stars) is contradicts


def test_length_is_what_the_model_reads():
    assert SENTIMENT.length(SentimentRequest("")) == 1
    assert SENTIMENT.length(SentimentRequest("x" * 99_999)) == MAX_CHARACTERS
