"""Whether a text attacks somebody: how sure, and which words said so."""

from __future__ import annotations

from dataclasses import dataclass

from models.tasks.base import Task
from models.tasks.sentiment import MAX_CHARACTERS, Share
from models.tasks.word import Word  # noqa: TC001  pydantic reads the annotations when it runs

__all__ = ["MAX_CHARACTERS", "TOXICITY", "Toxicity", "ToxicityRequest"]


@dataclass(frozen=True, slots=True)
class ToxicityRequest:
    """A text to read."""

    text: str


@dataclass(frozen=True, slots=True)
class Toxicity:
    """How a text reads to somebody it is aimed at.

    Attributes:
        toxic: Calibrated probability that a reader calls it insulting, hateful or threatening,
            0..1; exactly 0 for a text the model cannot read.
        language: ``"en"``, ``"zh"`` or ``"other"``.
        words: What weighed most, strongest first; above 0 towards toxic, below towards
            harmless. The model is linear, so these are parts of the score itself.
    """

    toxic: Share
    language: str
    words: tuple[Word, ...] = ()


TOXICITY = Task(
    name="toxicity",
    request=ToxicityRequest,
    answer=Toxicity,
    length=lambda request: max(1, min(len(request.text), MAX_CHARACTERS)),
    padded=False,
    budget=32_768,
)
