"""Scores the models that read texts (sentiment, toxicity) on a file of labelled ones."""

from __future__ import annotations

import csv
import gzip
import json
import math
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from models.datasets.sentiment import LabelledText
from models.evaluation.classification import report
from models.language.script import language_of
from models.registry import ModelSettings, load_model
from models.tasks.sentiment import SentimentRequest
from models.tasks.toxicity import ToxicityRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

    from numpy.typing import NDArray

    Progress = Callable[[str, float], None]

TextTask = Literal["sentiment", "toxicity"]
ROWS_AT_ONCE = 256
LANGUAGES = ("en", "zh")
ASKED: dict[TextTask, tuple[Callable[[str], object], str]] = {
    "sentiment": (SentimentRequest, "positive"),
    "toxicity": (ToxicityRequest, "toxic"),
}
"""How each task is asked, and which field of its answer is the probability of a yes."""


@dataclass(frozen=True, slots=True)
class Sample(LabelledText):
    """A labelled text with its language, "en" or "zh"; empty leaves it to the script."""

    language: str = ""


def read_labelled(path: Path, split: str | None = None) -> list[Sample]:
    """Read texts with labels: 1 praise or toxic, 0 blame or harmless.

    Args:
        path: ``.csv``, or else one JSON object a line, with columns ``text``, ``label`` and
            perhaps ``lang``, ``kind`` and ``split``; ``.gz`` behind either. UTF-8, with or without
            a byte order mark; blank lines are passed over.
        split: Take only rows with this ``split``; None takes all.

    Raises:
        OSError: The file is not there or cannot be read.
        ValueError: The file or a row is not of this form; says which row, in one line.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    form = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    rows = _csv_rows if form == ".csv" else _json_rows
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as lines:
            return [
                _labelled(number, row)
                for number, row in rows(lines)
                if split is None or row.get("split") == split
            ]
    except UnicodeDecodeError as error:
        raise ValueError("not a text in UTF-8") from error
    except (EOFError, zlib.error) as error:
        raise ValueError("the packed file is cut off or broken") from error


def evaluate_texts(
    task: TextTask,
    rows: Sequence[LabelledText],
    *,
    settings: ModelSettings | None = None,
    progress: Progress = lambda _what, _share: None,
) -> dict[str, Any]:
    """Return measures over ``rows``, JSON-ready.

    Keys: n, accuracy, macro_f1, auc, average_precision, ece, rows_per_s; then the same measures
    for each language under ``languages`` and for each ``kind`` of rows under ``kinds``. A measure
    that needs both classes is None where there is one. Texts are read as the bot reads them: the
    model tells the language by the script, a row's own language only says where it is counted.

    Raises:
        ModelMissing: The weights are not there.
        ValueError: There are no rows.
    """
    if not rows:
        raise ValueError("no rows to evaluate")
    chances, seconds = scores(task, [row.text for row in rows], settings, progress)
    labels = np.array([int(row.label) for row in rows])
    languages = [getattr(row, "language", "") or language_of(row.text) for row in rows]
    return {
        **_finite(report(labels, chances)),
        "rows_per_s": len(rows) / seconds,
        "languages": _slices(labels, chances, languages),
        "kinds": _slices(labels, chances, [row.kind for row in rows]),
    }


def scores(
    task: TextTask,
    texts: Sequence[str],
    settings: ModelSettings | None = None,
    progress: Progress = lambda _what, _share: None,
) -> tuple[NDArray[np.float64], float]:
    """Return the model's probability of a yes for each text, and the seconds it took.

    Raises:
        ModelMissing: The weights are not there.
    """
    model = load_model(task, settings or ModelSettings())
    request, yes = ASKED[task]
    found: list[float] = []
    started = time.perf_counter()
    for first in range(0, len(texts), ROWS_AT_ONCE):
        asked = [request(text) for text in texts[first : first + ROWS_AT_ONCE]]
        found += (getattr(answer, yes) for answer in model.answer(asked))
        progress("scoring", len(found) / len(texts))
    return np.array(found), max(time.perf_counter() - started, 1e-9)


def _slices(
    labels: NDArray[np.int64],
    chances: NDArray[np.float64],
    names: Sequence[str],
) -> dict[str, dict[str, float | None]]:
    of_row = np.array(names)
    return {
        str(name): _finite(report(labels[of_row == name], chances[of_row == name]))
        for name in np.unique(of_row)
        if name
    }


def _finite(measures: dict[str, float]) -> dict[str, float | None]:
    """Return measures with None for what cannot be told; NaN is no JSON."""
    return {name: None if math.isnan(value) else value for name, value in measures.items()}


def _json_rows(lines: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise ValueError(f"row {number} is no JSON") from error
        if not isinstance(row, dict):
            raise ValueError(f"row {number} is no JSON object")  # noqa: TRY004  a wrong file
        yield number, row


def _csv_rows(lines: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        yield from enumerate(csv.DictReader(lines), 1)
    except csv.Error as error:
        raise ValueError(f"no CSV: {error}") from error


def _labelled(number: int, row: dict[str, Any]) -> Sample:
    text, label = row.get("text"), str(row.get("label"))
    if not isinstance(text, str) or label not in ("0", "1"):
        raise ValueError(f"row {number}: a text and a label of 0 or 1 are needed")
    language = row.get("lang") or ""
    if language not in ("", *LANGUAGES):
        raise ValueError(f"row {number}: lang is en or zh")
    return Sample(text, float(label), str(row.get("kind") or ""), language)
