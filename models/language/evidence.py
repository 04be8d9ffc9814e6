"""Which words of a text moved a linear score, and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from models.language.negation import CHINESE_CLAUSE_END, WORD
from models.tasks.word import Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from models.language.negation import Scope
    from models.language.ngrams import Ngrams
    from models.language.normal_form import NormalForm
    from models.language.script import Language

SHOWN = 5
LONGEST = 40
"""Characters of one shown stretch; what is longer is no word."""
LEAST_WEIGHT = 0.1
"""Log-odds; what moved the score less is not worth showing."""


def per_character(
    features: Ngrams, contributions: NDArray[np.float32], length: int
) -> NDArray[np.float64]:
    """Return what each character of the normal form added to the score, in log-odds.

    A feature's contribution is shared by its occurrences, an occurrence's by its characters; so
    the array sums to the score without its bias.

    Args:
        features: The n-grams of the text.
        contributions: For each different feature, in order of id, what it added.
        length: Characters of the normal form.
    """
    _, inverse, counts = np.unique(features.ids, return_inverse=True, return_counts=True)
    each = (contributions / counts)[inverse] / (features.ends - features.starts)
    edges = np.zeros(length + 1)
    np.add.at(edges, features.starts, each)
    np.add.at(edges, features.ends, -each)
    return np.cumsum(edges)[:length]


def strongest(
    original: str,
    form: NormalForm,
    scores: NDArray[np.float64],
    language: Language,
    scopes: list[Scope],
) -> tuple[Word, ...]:
    """Return up to `SHOWN` stretches of the original text that weighed most, strongest first.

    A negation is shown whole, "not bad at all" and not "bad".
    """
    sums = np.concatenate(([0.0], np.cumsum(scores)))
    negations = [(scope.start, scope.end) for scope in scopes]
    free = np.ones(len(form.text), dtype=np.bool_)
    for start, end in negations:
        free[start:end] = False
    pieces = _windows(form.text, sums, free) if language == "zh" else _words(form.text, free)
    weighed = [(float(sums[end] - sums[start]), start, end) for start, end in negations + pieces]
    weighed = sorted((row for row in weighed if _is_worth_showing(row)), key=_strength)
    found = []
    for weight, start, end in weighed[:SHOWN]:
        first, last = int(form.origin[start]), int(form.origin[end])
        found.append(Word(original[first:last], round(weight, 3), first, last))
    return tuple(found)


def _is_worth_showing(row: tuple[float, int, int]) -> bool:
    weight, start, end = row
    return abs(weight) >= LEAST_WEIGHT and end - start <= LONGEST


def _strength(row: tuple[float, int, int]) -> tuple[float, int]:
    return (-abs(row[0]), row[1])


def _words(text: str, free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    return [word.span() for word in WORD.finditer(text) if free[word.start()]]


def _windows(
    text: str, sums: NDArray[np.float64], free: NDArray[np.bool_]
) -> list[tuple[int, int]]:
    """Choose windows of 2 to 4 characters that do not overlap, the heaviest first."""
    free = free.copy()
    for mark in CHINESE_CLAUSE_END.finditer(text):
        free[mark.start()] = False
    candidates = np.array(
        [(start, start + size) for size in (2, 3, 4) for start in range(len(text) - size + 1)],
        dtype=np.int64,
    ).reshape(-1, 2)
    starts, ends = candidates[:, 0], candidates[:, 1]
    weights = np.abs(sums[ends] - sums[starts]) / np.sqrt(ends - starts)  # rather 好看 than 的好看
    chosen: list[tuple[int, int]] = []
    for start, end in candidates[np.argsort(-weights, kind="stable")].tolist():
        if len(chosen) == SHOWN:
            break
        if free[start:end].all():
            free[start:end] = False
            chosen.append((start, end))
    return chosen
