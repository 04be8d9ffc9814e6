"""Scores the sentiment model on a file of labelled texts."""

from __future__ import annotations

import csv
import gzip
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from models.datasets.sentiment import LabelledText
from models.evaluation.classification import report
from models.registry import ModelSettings, load_model
from models.tasks.sentiment import SentimentRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from models.tasks.sentiment import Mood

    Progress = Callable[[str, float], None]

ROWS_AT_ONCE = 256


def read_labelled(path: Path, split: str | None = None) -> list[LabelledText]:
    """Read texts with labels, 1 praise and 0 blame.

    Args:
        path: ``.jsonl`` or ``.csv`` with columns ``text``, ``label`` and perhaps ``kind`` and
            ``split``; ``.gz`` behind either.
        split: Take only rows with this ``split``; None takes all.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: A row has no text or a label other than 0 and 1; says which.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    form = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        rows: Iterable[dict[str, Any]]
        rows = csv.DictReader(lines) if form == ".csv" else (json.loads(line) for line in lines)
        return [
            _labelled(number, row)
            for number, row in enumerate(rows, 1)
            if split is None or row.get("split") == split
        ]


def evaluate_sentiment(
    rows: Sequence[LabelledText],
    *,
    settings: ModelSettings | None = None,
    progress: Progress = lambda _what, _share: None,
) -> dict[str, Any]:
    """Return measures over ``rows``, and over each ``kind`` where rows have one.

    Keys: n, accuracy, macro_f1, auc, average_precision, ece, rows_per_s, and ``kinds``.

    Raises:
        ModelMissing: The weights are not there.
        ValueError: There are no rows.
    """
    if not rows:
        raise ValueError("no rows to evaluate")
    model = load_model("sentiment", settings or ModelSettings())
    moods: list[Mood] = []
    started = time.perf_counter()
    for first in range(0, len(rows), ROWS_AT_ONCE):
        texts = [row.text for row in rows[first : first + ROWS_AT_ONCE]]
        moods.extend(model.answer([SentimentRequest(text) for text in texts]))
        progress("scoring", len(moods) / len(rows))
    seconds = time.perf_counter() - started
    labels = np.array([int(row.label) for row in rows])
    chances = np.array([mood.positive for mood in moods])
    kinds = np.array([row.kind for row in rows])
    return {
        **report(labels, chances),
        "rows_per_s": len(rows) / seconds,
        "kinds": {
            str(kind): report(labels[kinds == kind], chances[kinds == kind])
            for kind in np.unique(kinds)
            if kind
        },
    }


def _labelled(number: int, row: dict[str, Any]) -> LabelledText:
    text, label = row.get("text"), str(row.get("label"))
    if not isinstance(text, str) or label not in ("0", "1"):
        raise ValueError(f"row {number}: a text and a label of 0 or 1 are needed")
    return LabelledText(text, float(label), str(row.get("kind") or ""))
