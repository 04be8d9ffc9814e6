"""Trains the sentiment model: one linear table of hashed n-grams for each language.

English features are scaled by the log-count ratio of the classes before fitting (Wang and
Manning: "Baselines and Bigrams: Simple, Good Sentiment and Topic Classification", 2012); unlike
theirs the ratio is taken without its sign and the scale is folded into the table afterwards.
Chinese features are scaled by their rarity (inverse document frequency). Which of the two, and
all figures in `RECIPES`, were chosen on the dev parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import torch
from safetensors.torch import save_file

from models.datasets.everyday import everyday
from models.datasets.sentiment import CHINESE_REVIEWS, EMOTIONS, ENGLISH_REVIEWS, emotions, reviews
from models.language.ngrams import bag, ngrams, scopes_of
from models.language.normal_form import normal_form
from models.tasks.sentiment import MAX_CHARACTERS
from models.training.logistic import Bags, fit, platt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from models.datasets.sentiment import LabelledText, Split
    from models.language.script import Language

    Progress = Callable[[str, float], None]

BITS = 20
LARGEST_STEP = 127
EVERYDAY = "everyday"
NEUTRAL = "neutral comments"
NOT_REVIEWS = (EVERYDAY, NEUTRAL)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one language is trained.

    Attributes:
        importance: Data set to the weight of each of its rows.
        sentences: Everyday sentences to make up.
        scale: How features are scaled before fitting.
        l2: Strength of the penalty on the squared weights.
    """

    importance: Mapping[str, float]
    sentences: int
    scale: Literal["ratio", "rarity"]
    l2: float


RECIPES: dict[Language, Recipe] = {
    "en": Recipe(
        {**dict.fromkeys(ENGLISH_REVIEWS, 1.0), "en_sentiment_imdb_cad": 1.5, EMOTIONS: 0.2}
        | {NEUTRAL: 0.1, EVERYDAY: 0.1},
        sentences=3000,
        scale="ratio",
        l2=3e-6,
    ),
    "zh": Recipe(
        dict.fromkeys(CHINESE_REVIEWS, 1.0) | {EVERYDAY: 0.2},
        sentences=3000,
        scale="rarity",
        l2=1e-5,
    ),
}


def train_sentiment(out: Path, *, seed: int = 0, progress: Progress) -> None:
    """Train both languages and write the weight file ``out``; the same bytes for the same seed.

    Takes about two minutes on one core and 2 GB of memory.

    Raises:
        FileNotFoundError: The shared data folder is not there.
    """
    torch.set_num_threads(1)  # the order of a sum, and so its last bit, depends on the threads
    tensors: dict[str, torch.Tensor] = {}
    for place, (language, recipe) in enumerate(RECIPES.items()):

        def tell(what: str, share: float, place: int = place) -> None:
            progress(what, (place + share) / len(RECIPES))

        tensors |= _train(language, recipe, seed, tell)
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, out)


def _train(
    language: Language, recipe: Recipe, seed: int, tell: Progress
) -> dict[str, torch.Tensor]:
    tell(f"{language}: reading", 0.0)
    rows = {name: _rows(name, "train", language, recipe, seed) for name in recipe.importance}
    bags, labels, importance = _together(rows, language, recipe.importance)
    scale = _scale(recipe, bags, labels, importance)
    tell(f"{language}: fitting", 0.3)
    weights, bias = fit(bags.scaled(scale), labels, importance, 2**BITS, recipe.l2)
    tell(f"{language}: calibrating", 0.9)
    dev = {
        name: _rows(name, "dev", language, recipe, seed) for name in rows if name not in NOT_REVIEWS
    }
    equal = {name: 1 / len(found) for name, found in dev.items()}
    bags, labels, importance = _together(dev, language, equal)
    slope, offset = platt(bags.score(weights * scale) + bias, labels, importance)
    tell(f"{language}: done", 1.0)
    return _quantised(language, weights * scale * slope, bias * slope + offset)


def _rows(
    name: str, split: Split, language: Language, recipe: Recipe, seed: int
) -> list[LabelledText]:
    if name == EVERYDAY:
        return everyday(language, recipe.sentences, seed)
    if name == NEUTRAL:
        return emotions(split, neutral=True)
    return emotions(split) if name == EMOTIONS else reviews(name, split)


def _together(
    rows: Mapping[str, list[LabelledText]], language: Language, importance: Mapping[str, float]
) -> tuple[Bags, torch.Tensor, torch.Tensor]:
    """Return features, labels and importance of all rows of all sets."""
    texts = [(row, importance[name]) for name, found in rows.items() for row in found]
    bags = []
    for row, _ in texts:
        text = normal_form(row.text[:MAX_CHARACTERS]).text
        bags.append(bag(ngrams(text, language, scopes_of(text, language), BITS)))
    labels = torch.tensor([row.label for row, _ in texts])
    return Bags.of(bags), labels, torch.tensor([weight for _, weight in texts])


def _scale(
    recipe: Recipe, bags: Bags, labels: torch.Tensor, importance: torch.Tensor
) -> torch.Tensor:
    """Return how much each feature is trusted before fitting; 0 where none was seen."""
    lengths = torch.diff(bags.starts, append=torch.tensor([len(bags.buckets)]))
    row_of_entry = torch.repeat_interleave(torch.arange(len(labels)), lengths)
    seen = torch.bincount(bags.buckets, minlength=2**BITS)
    if recipe.scale == "rarity":
        scale = torch.log((1 + len(labels)) / (1 + seen)) + 1
    else:
        praise, blame = (
            torch.bincount(bags.buckets, (importance * side)[row_of_entry], 2**BITS) + 0.5
            for side in (labels, 1 - labels)
        )
        scale = (torch.log(praise / praise.sum()) - torch.log(blame / blame.sum())).abs()
    return torch.where(seen > 0, scale, 0.0).to(torch.float32)


def _quantised(language: Language, table: torch.Tensor, bias: float) -> dict[str, torch.Tensor]:
    """Return the table in steps of 1/127 of its largest weight; most n-grams fall to exactly 0."""
    step = table.abs().max() / LARGEST_STEP
    return {
        f"{language}.table": torch.round(table / step).to(torch.int8),
        f"{language}.step": step,
        f"{language}.bias": torch.tensor(bias),
    }
