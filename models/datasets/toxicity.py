"""Readers of the toxicity sets in the shared data folder, and of what is harmless beside them.

The sets of rude messages were picked by keyword, so they hold too few of the ordinary ones: praise
with a swear word in it, anger at a film, talk about anything. Emotion comments and reviews fill
that gap as harmless rows. See `models.datasets.sentiment` for where the files lie.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from models.datasets.sentiment import BLAMING, PRAISING, LabelledText, reviews, rows_of

if TYPE_CHECKING:
    from typing import Any

    from models.datasets.sentiment import Split

OLID = "en_toxicity_olid"
DAVIDSON = "en_toxicity_davidson"
CONDA = "en_toxicity_conda"
WIKI = "en_toxicity_wiki_context"
SPANS = "en_toxic_spans"
COLD = "zh_toxicity_cold"
EMOTIONS = "en_emotion_goemotions"
HOSTILE = frozenset({2, 3, 10, 11})
"""Anger, annoyance, disapproval, disgust: comments that may be rude."""
RETWEET = re.compile(r"\bRT\b")


def messages(name: str, split: Split) -> list[LabelledText]:
    """Return the rows of a toxicity set, 1 toxic and 0 not, with ``kind`` where the set has one.

    Raises:
        FileNotFoundError: The shared data folder or the set is not there.
    """
    rows = rows_of(name, split)
    if name == SPANS:
        return [each for row in rows for each in _with_and_without(row)]
    return [LabelledText(_text(row), _toxic(name, row), _kind(name, row)) for row in rows]


def harmless(name: str, split: Split) -> list[LabelledText]:
    """Return friendly or neutral comments, or reviews, all labelled 0; swear words included."""
    if name != EMOTIONS:
        return [LabelledText(row.text, 0.0) for row in reviews(name, split)]
    calm = PRAISING | BLAMING | {27} | {6, 7, 22, 26}
    return [
        LabelledText(row["text"].replace("[NAME]", "Sam").replace("[RELIGION]", "religion"), 0.0)
        for row in rows_of(name, split)
        if not HOSTILE.intersection(row["labels"]) and calm.issuperset(row["labels"])
    ]


def _toxic(name: str, row: dict[str, Any]) -> float:
    if name == CONDA:  # explicit and implicit toxicity; actions and other talk are harmless
        return float(row["label"] in ("E", "I"))
    if name == DAVIDSON:  # hate, offensive, neither
        return float(row["label"] in (0, 1))
    return float(row["label"])


def _kind(name: str, row: dict[str, Any]) -> str:
    return str(row["topic"] if name == COLD else row["label"] if name == CONDA else "")


def _text(row: dict[str, Any]) -> str:
    return RETWEET.sub("", html.unescape(row["text"].replace("[SEPA]", ". "))).strip()


def _with_and_without(row: dict[str, Any]) -> list[LabelledText]:
    """Return a toxic comment, and the same without the words that make it so."""
    spans = sorted(map(tuple, row["spans"]))
    if not spans:
        return []
    rest, at = "", 0
    for start, end in spans:
        rest, at = rest + row["text"][at:start], max(at, end)
    return [LabelledText(row["text"], 1.0), LabelledText(rest + row["text"][at:], 0.0)]
