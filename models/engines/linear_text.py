"""The mood of a text by a linear model over hashed n-grams, English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load_file

from models.errors import ModelMissing
from models.language.evidence import per_character, strongest
from models.language.ngrams import Ngrams, bag, ngrams, scopes_of
from models.language.normal_form import NormalForm, normal_form
from models.language.script import Language, language_of
from models.tasks.sentiment import MAX_CHARACTERS, Mood, SentimentRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.registry import ModelSettings

FILE = "sentiment_linear/model.safetensors"


class LinearLanguage:
    """The weights of one language.

    The score of a text is its bias plus, over its different n-grams, table weight times bag
    weight; calibrated log-odds that the text is praise.
    """

    def __init__(self, language: Language, tensors: dict[str, torch.Tensor]) -> None:
        """Take the language's part of a weight file: int8 table, its step, and the bias."""
        self._language = language
        table = tensors[f"{language}.table"].to(torch.float32) * tensors[f"{language}.step"]
        self._bits = int(table.numel()).bit_length() - 1
        self._bags = torch.nn.EmbeddingBag.from_pretrained(table.unsqueeze(1), mode="sum")
        self._table = table.numpy()
        self._bias = float(tensors[f"{language}.bias"])

    def moods(self, texts: Sequence[str]) -> list[Mood]:
        """Return the mood of each text, all in this language."""
        forms = [normal_form(text) for text in texts]
        features = [self._features(form) for form in forms]
        return [
            self._mood(text, form, found, score)
            for text, form, found, score in zip(
                texts, forms, features, self._scores(features), strict=True
            )
        ]

    def _features(self, form: NormalForm) -> Ngrams:
        scopes = scopes_of(form.text, self._language)
        return ngrams(form.text, self._language, scopes, self._bits)

    def _scores(self, features: Sequence[Ngrams]) -> list[float]:
        """Return the log-odds of each text, in one pass over the table."""
        bags = [bag(found) for found in features]
        buckets = torch.from_numpy(np.concatenate([found for found, _ in bags]))
        weights = torch.from_numpy(np.concatenate([weights for _, weights in bags]))
        lengths = torch.tensor([0, *(len(found) for found, _ in bags[:-1])])
        scores = self._bags(buckets, lengths.cumsum(0), per_sample_weights=weights)
        return [float(score) + self._bias for score in scores.squeeze(1).tolist()]

    def _mood(self, text: str, form: NormalForm, features: Ngrams, score: float) -> Mood:
        buckets, weights = bag(features)
        characters = per_character(features, self._table[buckets] * weights, len(form.text))
        scopes = scopes_of(form.text, self._language)
        words = strongest(text, form, characters, self._language, scopes)
        positive = float(1 / (1 + np.exp(-score)))
        return Mood(positive, abs(2 * positive - 1), self._language, words)


class LinearText:
    """Scores texts of both languages; what is in neither gets an honest "unknown"."""

    def __init__(self, tensors: dict[str, torch.Tensor]) -> None:
        self._languages = {name: LinearLanguage(name, tensors) for name in ("en", "zh")}

    def answer(self, requests: Sequence[SentimentRequest]) -> list[Mood]:
        """Return the mood of each text; only its first `MAX_CHARACTERS` are read."""
        texts = [request.text[:MAX_CHARACTERS] for request in requests]
        languages = [language_of(text) for text in texts]
        moods = [Mood(0.5, 0.0, "other")] * len(texts)
        for name, model in self._languages.items():
            places = [place for place, language in enumerate(languages) if language == name]
            if not places:
                continue
            found = model.moods([texts[place] for place in places])
            for place, mood in zip(places, found, strict=True):
                moods[place] = mood
        return moods


def load(settings: ModelSettings) -> LinearText:
    """Read the weights.

    Raises:
        ModelMissing: The file is not there.
    """
    path = settings.weights / FILE
    if not path.is_file():
        raise ModelMissing(f"no such file: {path}")
    torch.set_num_threads(settings.compute_threads())
    return LinearText(load_file(path))
