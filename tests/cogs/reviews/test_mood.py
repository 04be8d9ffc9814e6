"""Moods become words, and only a clear contradiction counts as one."""

from __future__ import annotations

import pytest

from cogs.reviews import mood
from cogs.reviews.review import Tone
from models.errors import DeadlineExceeded, ModelMissing
from models.tasks.sentiment import Mood
from tests.cogs.reviews.conftest import ANNA


def reads(positive, confidence=None):
    sure = abs(2 * positive - 1) if confidence is None else confidence
    return Mood(positive=positive, confidence=sure, language="en")


class Models:
    """Answers every text alike."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    async def sentiment(self, text, *, guild_id, member_id=None, priority=None, timeout_s=None):
        self.asked.append((text, guild_id))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("positive", "tone"),
    [
        (1.0, Tone.GLOWING),
        (0.85, Tone.GLOWING),
        (0.84, Tone.WARM),
        (0.6, Tone.WARM),
        (0.5, Tone.MIXED),
        (0.39, Tone.COOL),
        (0.14, Tone.HARSH),
        (0.0, Tone.HARSH),
    ],
)
def test_a_mood_has_a_word(positive, tone):
    assert mood.tone_of(reads(positive, confidence=0.5)) is tone


def test_what_a_model_cannot_read_has_no_tone_of_its_own():
    assert mood.tone_of(reads(0.5, confidence=0.0)) is Tone.UNREADABLE


@pytest.mark.parametrize(
    ("positive", "half_stars", "contradicts"),
    [
        (0.98, 2, True),
        (0.98, 5, False),
        (0.98, 9, False),
        (0.02, 2, False),
        (0.02, 6, False),
        (0.02, 9, True),
        (0.7, 1, False),
        (0.3, 10, False),
    ],
)
async def test_only_a_clear_contradiction_is_one(guild, positive, half_stars, contradicts):
    review = await guild().write(ANNA, half_stars=half_stars)
    reading = await mood.read(Models(reads(positive)), review, 7)
    assert reading.contradicts is contradicts


@pytest.mark.parametrize("trouble", [ModelMissing(), DeadlineExceeded()])
async def test_without_an_answer_there_is_no_reading(guild, trouble):
    assert await mood.read(Models(trouble), await guild().write(ANNA), 7) is None
