"""Trains the toxicity model; all figures in `RECIPES` were chosen on the dev parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from models.datasets.conduct import conduct
from models.datasets.sentiment import CHINESE_REVIEWS, ENGLISH_REVIEWS
from models.datasets.toxicity import (
    COLD,
    CONDA,
    DAVIDSON,
    EMOTIONS,
    OLID,
    SPANS,
    WIKI,
    harmless,
    messages,
)
from models.language.view import undisguised_view
from models.tasks.toxicity import MAX_CHARACTERS
from models.training.linear_train import Course, Recipe, train_tables

if TYPE_CHECKING:
    from pathlib import Path

    from models.datasets.sentiment import LabelledText, Split
    from models.language.script import Language
    from models.training.linear_train import Progress

CONDUCT = "conduct"
SENTENCES = 24_000
HARMLESS = frozenset({EMOTIONS, *ENGLISH_REVIEWS, *CHINESE_REVIEWS})

RECIPES: dict[Language, Recipe] = {
    "en": Recipe(
        {OLID: 1.0, DAVIDSON: 0.3, CONDA: 0.4, WIKI: 0.5, SPANS: 0.7, CONDUCT: 4.0}
        | {EMOTIONS: 0.3, "en_sentiment_rt": 0.1, "en_sentiment_imdb_cad": 0.2},
        calibrated_on={OLID: 1.0, DAVIDSON: 0.5, CONDA: 0.5, WIKI: 0.3},
        scale="rarity",
        l2=1e-5,
        clip=3.0,
        iterations=100,
    ),
    "zh": Recipe(
        {COLD: 1.0, CONDUCT: 1.5, **dict.fromkeys(CHINESE_REVIEWS, 0.1)},
        calibrated_on={COLD: 1.0},
        scale="rarity",
        l2=1e-5,
        clip=3.0,
    ),
}


def train_toxicity(out: Path, *, seed: int = 0, progress: Progress) -> None:
    """Train both languages and write the weight file ``out``; the same bytes for the same seed.

    Takes about four minutes on one core and 4 GB of memory.

    Raises:
        FileNotFoundError: The shared data folder is not there.
    """
    course = Course(RECIPES, partial(_rows, seed), undisguised_view, MAX_CHARACTERS)
    train_tables(course, out, progress)


def _rows(seed: int, language: Language, name: str, split: Split) -> list[LabelledText]:
    if name == CONDUCT:
        return conduct(language, SENTENCES, seed)
    return harmless(name, split) if name in HARMLESS else messages(name, split)
