"""A linear model over hashed n-grams, one table for English and one for Chinese.

What its answers mean (praise, insult) is for the model that wraps it to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load_file

from models.errors import ModelMissing
from models.language.evidence import per_character, strongest
from models.language.ngrams import bag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from models.language.script import Language
    from models.language.view import View, Viewer
    from models.registry import ModelSettings
    from models.tasks.word import Word

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table says of a text.

    Attributes:
        chance: Calibrated probability of a yes, 0..1; None for a text in neither language.
        language: As which it was read.
        words: What weighed most, strongest first.
    """

    chance: float | None
    language: Language
    words: tuple[Word, ...] = ()


class LinearLanguage:
    """The weights of one language.

    The score of a text is its bias plus, over its different n-grams, table weight times bag
    weight; calibrated log-odds of a yes.
    """

    def __init__(self, language: Language, tensors: dict[str, torch.Tensor]) -> None:
        """Take the language's part of a weight file: int8 table, its step, and the bias."""
        table = tensors[f"{language}.table"].to(torch.float32) * tensors[f"{language}.step"]
        self.bits = int(table.numel()).bit_length() - 1
        self._bags = torch.nn.EmbeddingBag.from_pretrained(table.unsqueeze(1), mode="sum")
        self._table = table.numpy()
        self._bias = float(tensors[f"{language}.bias"])

    def read(self, texts: Sequence[str], views: Sequence[View]) -> list[Reading]:
        """Return what the table says of each text, all in this language."""
        scores = self._scores(views)
        return [
            self._reading(text, view, score)
            for text, view, score in zip(texts, views, scores, strict=True)
        ]

    def _scores(self, views: Sequence[View]) -> list[float]:
        """Return the log-odds of each text, in one pass over the table."""
        bags = [bag(view.features) for view in views]
        buckets = torch.from_numpy(np.concatenate([found for found, _ in bags]))
        weights = torch.from_numpy(np.concatenate([weights for _, weights in bags]))
        lengths = torch.tensor([0, *(len(found) for found, _ in bags[:-1])])
        scores = self._bags(buckets, lengths.cumsum(0), per_sample_weights=weights)
        return [float(score) + self._bias for score in scores.squeeze(1).tolist()]

    def _reading(self, text: str, view: View, score: float) -> Reading:
        buckets, weights = bag(view.features)
        contributions = self._table[buckets] * weights
        characters = per_character(view.features, contributions, len(view.form.text))
        words = strongest(text, view.form, characters, view.language, view.scopes)
        return Reading(float(1 / (1 + np.exp(-score))), view.language, words)


class LinearTables:
    """Both languages of a weight file; a text in neither gets an honest "unknown"."""

    def __init__(self, tensors: dict[str, torch.Tensor], viewer: Viewer) -> None:
        self._languages = {name: LinearLanguage(name, tensors) for name in LANGUAGES}
        self._bits = self._languages["en"].bits
        self._viewer = viewer

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Return what the tables say of each text, in order."""
        views = [self._viewer(text, self._bits) for text in texts]
        readings = [Reading(None, view.language) for view in views]
        for name, table in self._languages.items():
            places = [place for place, view in enumerate(views) if view.language == name]
            if not places:
                continue
            found = table.read([texts[i] for i in places], [views[i] for i in places])
            for place, reading in zip(places, found, strict=True):
                readings[place] = reading
        return readings


def read_tables(settings: ModelSettings, file: Path, viewer: Viewer) -> LinearTables:
    """Read a weight file.

    Raises:
        ModelMissing: The file is not there.
    """
    if not file.is_file():
        raise ModelMissing(f"no such file: {file}")
    torch.set_num_threads(settings.compute_threads())
    return LinearTables(load_file(file), viewer)
