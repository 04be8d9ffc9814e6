"""Our readers of texts beside the scorers people install today, on the dev parts.

``python -m models.evaluation.text_baselines sentiment|toxicity`` prints the tables of
docs/models.md. Needs the ``train`` extra and the shared data folder. For toxicity the baseline is a
list of rude words, matched whole and in any case, which is what most bots have.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import numpy as np

from models.datasets.sentiment import (
    CHINESE_REVIEWS,
    EMOTIONS,
    ENGLISH_REVIEWS,
    LabelledText,
    emotions,
    reviews,
)
from models.datasets.toxicity import COLD, CONDA, DAVIDSON, OLID, WIKI, messages
from models.evaluation.classification import report
from models.evaluation.evasion import recall_by_way
from models.evaluation.texts import evaluate_texts, scores
from models.language.disguise import RUDE, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Measures = Mapping[str, float | None]

SNOWNLP_EVERY = 5
"""SnowNLP reads some 25 rows a second, so it gets every fifth."""
ENGLISH_WORDS = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(RUDE)))})\b", re.IGNORECASE)
CHINESE_WORDS: list[str] = WORDS["chinese"].split()
SHOWN = ("accuracy", "macro_f1", "auc", "average_precision", "ece", "rows_per_s")


def vader(rows: Sequence[LabelledText]) -> Measures:
    """Return the measures of VADER (English), its compound score moved to 0..1."""
    from vaderSentiment.vaderSentiment import (  # noqa: PLC0415  of the train extra
        SentimentIntensityAnalyzer,
    )

    analyser = SentimentIntensityAnalyzer()
    return _report(rows, [(analyser.polarity_scores(row.text)["compound"] + 1) / 2 for row in rows])


def snownlp(rows: Sequence[LabelledText]) -> Measures:
    """Return the measures of SnowNLP's stock model (Chinese) on every fifth row."""
    from snownlp import SnowNLP  # noqa: PLC0415  of the train extra

    some = rows[::SNOWNLP_EVERY]
    return _report(some, [SnowNLP(row.text).sentiments if row.text else 0.5 for row in some])


def english_list(rows: Sequence[LabelledText]) -> Measures:
    """Return the measures of a list of English words, matched whole."""
    return _report(rows, [_listed(row.text) for row in rows])


def chinese_list(rows: Sequence[LabelledText]) -> Measures:
    """Return the measures of a list of Chinese words, matched anywhere."""
    return _report(rows, [float(any(w in row.text for w in CHINESE_WORDS)) for row in rows])


def sentiment_table() -> None:
    """Print the sentiment model beside VADER and SnowNLP, set by set."""
    english = {name: reviews(name, "dev") for name in ENGLISH_REVIEWS}
    for name, rows in (english | {EMOTIONS: emotions("dev")}).items():
        _lines(name, ours=evaluate_texts("sentiment", rows), VADER=vader(rows))
    for name in CHINESE_REVIEWS:
        rows = reviews(name, "dev")
        _lines(name, ours=evaluate_texts("sentiment", rows), SnowNLP=snownlp(rows))


def toxicity_table() -> None:
    """Print the toxicity model beside a list of rude words, set by set."""
    for name in (OLID, DAVIDSON, CONDA, WIKI, COLD):
        rows = [LabelledText(row.text, row.label) for row in messages(name, "dev")]
        word_list = chinese_list if name == COLD else english_list
        _lines(name, ours=evaluate_texts("toxicity", rows), list=word_list(rows))
    toxic = [row.text for row in messages(OLID, "dev") if row.label == 1]
    ours = recall_by_way(toxic, RUDE, lambda texts: scores("toxicity", texts)[0].tolist())
    theirs = recall_by_way(toxic, RUDE, lambda texts: [_listed(text) for text in texts])
    for way, (count, recall) in ours.items():
        line = f"{way:22} n {count:<4} ours {recall:.3f}  list {theirs[way][1]:.3f}"
        sys.stdout.write(line + "\n")


def _listed(text: str) -> float:
    return float(ENGLISH_WORDS.search(text) is not None)


def _lines(name: str, **measures: Measures) -> None:
    for who, found in measures.items():
        values = (f"{key} {found[key]:.3f}" for key in SHOWN if found.get(key) is not None)
        sys.stdout.write(f"{name:26} {who:8} n {found['n']:<6} {'  '.join(values)}\n")


def _report(rows: Sequence[LabelledText], chances: list[float]) -> Measures:
    return dict(report(np.array([int(row.label) for row in rows]), np.array(chances)))


TABLES: dict[str, Callable[[], None]] = {"sentiment": sentiment_table, "toxicity": toxicity_table}

if __name__ == "__main__":
    TABLES[sys.argv[1]]()
