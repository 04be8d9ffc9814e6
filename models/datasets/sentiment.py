"""Readers of the sentiment sets in the shared data folder beside the checkout.

Each file is gzip, one JSON object per line with ``text``, ``label`` and ``split``; licences and
sources stand in that folder's README. Rows are for training and evaluation only and never leave it.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from models.registry import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

Split = Literal["train", "dev"]

ENGLISH_REVIEWS = ("en_sentiment_sst2", "en_sentiment_rt", "en_sentiment_imdb_cad")
CHINESE_REVIEWS = ("zh_sentiment_hotel", "zh_sentiment_waimai", "zh_sentiment_books")
TOKENISED = ("en_sentiment_sst2", "en_sentiment_rt")
EMOTIONS = "en_emotion_goemotions"
PRAISING = frozenset({0, 1, 4, 5, 8, 13, 15, 17, 18, 20, 21, 23})
"""Admiration, amusement, approval, caring, desire, excitement, gratitude, joy, love, optimism,
pride, relief: how people sound when something is good."""
BLAMING = frozenset({2, 3, 9, 10, 11, 12, 14, 16, 19, 24, 25})
"""Anger, annoyance, disappointment, disapproval, disgust, embarrassment, fear, grief,
nervousness, remorse, sadness."""

NEUTRAL = frozenset({27})


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and what people said it is.

    Attributes:
        label: 1 yes (praise; toxic), 0 no (blame; harmless), 0.5 neither.
        kind: A slice to report apart ("original", "counterfactual"), else empty.
    """

    text: str
    label: float
    kind: str = ""


def shared_data() -> Path:
    """Return the shared data folder: ``MARQUEE_SHARED_DATA``, else beside the checkout."""
    return Path(os.environ.get("MARQUEE_SHARED_DATA", ROOT.parent / "shared" / "data"))


def reviews(name: str, split: Split) -> list[LabelledText]:
    """Return the rows of a review set.

    Raises:
        FileNotFoundError: The shared data folder or the set is not there.
    """
    clean = _untokenised if name in TOKENISED else str
    return [
        LabelledText(clean(row["text"]), float(row["label"]), row.get("kind") or "")
        for row in rows_of(name, split)
    ]


def emotions(split: Split, *, neutral: bool = False) -> list[LabelledText]:
    """Return GoEmotions comments whose emotions all point one way, as praise or blame.

    Args:
        split: Which part.
        neutral: Return those marked as neutral and nothing else instead, labelled 0.5.
    """
    found = []
    for row in rows_of(EMOTIONS, split):
        labels = frozenset(row["labels"])
        text = row["text"].replace("[NAME]", "Sam").replace("[RELIGION]", "religion")
        if neutral and labels == NEUTRAL:
            found.append(LabelledText(text, 0.5))
        elif not neutral and (labels <= PRAISING or labels <= BLAMING):
            found.append(LabelledText(text, float(labels <= PRAISING)))
    return found


def rows_of(name: str, split: Split) -> Iterator[dict[str, Any]]:
    """Yield the rows of one part of a text set, as they are in the file.

    Raises:
        FileNotFoundError: The shared data folder or the set is not there.
    """
    path = shared_data() / "text" / f"{name}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split:
                yield row


def _untokenised(text: str) -> str:
    """Undo the spaces that tree-bank tokenisation puts before clitics and punctuation."""
    text = re.sub(r" (n't|'(?:s|re|ve|ll|d|m))\b", r"\1", text)
    text = re.sub(r" ([.,;:!?%)])", r"\1", text)
    return text.replace("( ", "(").replace("`` ", '"').replace(" ''", '"')
