"""How likely people call a text toxic, by a linear model over hashed n-grams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engines.linear_table import LinearTables, Reading, read_tables
from models.language.view import undisguised_view
from models.tasks.toxicity import MAX_CHARACTERS, Toxicity, ToxicityRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.registry import ModelSettings

FILE = "toxicity_linear/model.safetensors"


class LinearToxicity:
    """Scores texts; what is in neither language is not judged."""

    def __init__(self, tables: LinearTables) -> None:
        self._tables = tables

    def answer(self, requests: Sequence[ToxicityRequest]) -> list[Toxicity]:
        """Return how toxic each text is; only its first `MAX_CHARACTERS` are read."""
        texts = [request.text[:MAX_CHARACTERS] for request in requests]
        return [_toxicity(reading) for reading in self._tables.read(texts)]


def _toxicity(reading: Reading) -> Toxicity:
    return Toxicity(reading.chance or 0.0, reading.language, reading.words)


def load(settings: ModelSettings) -> LinearToxicity:
    """Read the weights.

    Raises:
        ModelMissing: The file is not there.
    """
    return LinearToxicity(read_tables(settings, settings.weights / FILE, undisguised_view))
