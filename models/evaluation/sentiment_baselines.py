"""The scorers people install today, behind the same measures. Needs the ``train`` extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from snownlp import SnowNLP
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from models.evaluation.classification import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.datasets.sentiment import LabelledText


def vader(rows: Sequence[LabelledText]) -> dict[str, float]:
    """Return the measures of VADER (English), its compound score moved to 0..1."""
    analyser = SentimentIntensityAnalyzer()
    return _report(rows, [(analyser.polarity_scores(row.text)["compound"] + 1) / 2 for row in rows])


def snownlp(rows: Sequence[LabelledText]) -> dict[str, float]:
    """Return the measures of SnowNLP's stock model (Chinese); some 25 rows a second."""
    return _report(rows, [SnowNLP(row.text).sentiments if row.text else 0.5 for row in rows])


def _report(rows: Sequence[LabelledText], chances: list[float]) -> dict[str, float]:
    return report(np.array([int(row.label) for row in rows]), np.array(chances))
