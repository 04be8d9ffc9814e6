"""The mood of a text by a linear model over hashed n-grams, English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engines.linear_table import LinearTables, Reading, read_tables
from models.language.view import plain_view
from models.tasks.sentiment import MAX_CHARACTERS, Mood, SentimentRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.registry import ModelSettings

FILE = "sentiment_linear/model.safetensors"


class LinearText:
    """Tells the mood of texts; what is in neither language gets an honest "unknown"."""

    def __init__(self, tables: LinearTables) -> None:
        self._tables = tables

    def answer(self, requests: Sequence[SentimentRequest]) -> list[Mood]:
        """Return the mood of each text; only its first `MAX_CHARACTERS` are read."""
        texts = [request.text[:MAX_CHARACTERS] for request in requests]
        return [_mood(reading) for reading in self._tables.read(texts)]


def _mood(reading: Reading) -> Mood:
    if reading.chance is None:
        return Mood(0.5, 0.0, reading.language)
    sure = abs(2 * reading.chance - 1)
    return Mood(reading.chance, sure, reading.language, reading.words)


def load(settings: ModelSettings) -> LinearText:
    """Read the weights.

    Raises:
        ModelMissing: The file is not there.
    """
    return LinearText(read_tables(settings, settings.weights / FILE, plain_view))
