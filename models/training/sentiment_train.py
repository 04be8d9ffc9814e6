"""Trains the sentiment model; all figures in `RECIPES` were chosen on the dev parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from models.datasets.everyday import everyday
from models.datasets.sentiment import CHINESE_REVIEWS, EMOTIONS, ENGLISH_REVIEWS, emotions, reviews
from models.language.view import plain_view
from models.tasks.sentiment import MAX_CHARACTERS
from models.training.linear_train import Course, Recipe, train_tables

if TYPE_CHECKING:
    from pathlib import Path

    from models.datasets.sentiment import LabelledText, Split
    from models.language.script import Language
    from models.training.linear_train import Progress

EVERYDAY = "everyday"
NEUTRAL = "neutral comments"
SENTENCES = 3000

RECIPES: dict[Language, Recipe] = {
    "en": Recipe(
        {**dict.fromkeys(ENGLISH_REVIEWS, 1.0), "en_sentiment_imdb_cad": 1.5, EMOTIONS: 0.2}
        | {NEUTRAL: 0.1, EVERYDAY: 0.1},
        calibrated_on=dict.fromkeys((*ENGLISH_REVIEWS, EMOTIONS), 1.0),
        scale="ratio",
        l2=3e-6,
    ),
    "zh": Recipe(
        dict.fromkeys(CHINESE_REVIEWS, 1.0) | {EVERYDAY: 0.2},
        calibrated_on=dict.fromkeys(CHINESE_REVIEWS, 1.0),
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
    course = Course(RECIPES, partial(_rows, seed), plain_view, MAX_CHARACTERS)
    train_tables(course, out, progress)


def _rows(seed: int, language: Language, name: str, split: Split) -> list[LabelledText]:
    if name == EVERYDAY:
        return everyday(language, SENTENCES, seed)
    if name == NEUTRAL:
        return emotions(split, neutral=True)
    return emotions(split) if name == EMOTIONS else reviews(name, split)
