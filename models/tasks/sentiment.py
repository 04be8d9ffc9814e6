"""The mood of a review or message: how positive, how sure, and which words said so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from models.tasks.base import Task
from models.tasks.word import Word  # noqa: TC001  pydantic reads the annotations when it runs

MAX_CHARACTERS = 4000
"""Longer texts are read up to here; a Discord modal gives no more."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class SentimentRequest:
    """A text whose mood is asked for."""

    text: str


@dataclass(frozen=True, slots=True)
class Mood:
    """How a text sounds.

    Attributes:
        positive: Calibrated probability that a reader calls it praise, 0..1.
        confidence: 0 for a coin toss to 1 for certain, ``abs(2 * positive - 1)``; exactly 0 for
            a text the model cannot read (no words, or neither English nor Chinese).
        language: ``"en"``, ``"zh"`` or ``"other"``.
        words: What weighed most, strongest first. The model is linear, so a word's weight is
            exactly what the score would lose without it, up to the features it shares.
    """

    positive: Share
    confidence: Share
    language: str
    words: tuple[Word, ...] = ()

    def contradicts(self, half_stars: int, *, sure: float = 0.8) -> bool:
        """Say whether a rating of ``half_stars`` (1..10) and the text clearly disagree.

        Only 2 stars and fewer can contradict praise, 4 and more blame; the middle never does.
        """
        if self.confidence < sure:
            return False
        return half_stars <= 4 if self.positive > 0.5 else half_stars >= 8


SENTIMENT = Task(
    name="sentiment",
    request=SentimentRequest,
    answer=Mood,
    length=lambda request: max(1, min(len(request.text), MAX_CHARACTERS)),
    padded=False,
    budget=32_768,
)
