"""Measures of a yes/no classifier that gives probabilities. Arrays of equal length in, 0..1 out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Labels = NDArray[np.int64]
    Chances = NDArray[np.float64]

BINS = 10


def accuracy(labels: Labels, chances: Chances) -> float:
    """Return the share of rows on the right side of one half."""
    return float(np.mean((chances > 0.5) == labels))


def macro_f1(labels: Labels, chances: Chances) -> float:
    """Return the mean of the F1 of both classes; a class never given nor guessed counts 0."""
    guesses = (chances > 0.5).astype(np.int64)
    scores = []
    for wanted in (0, 1):
        hits = int(np.sum((guesses == wanted) & (labels == wanted)))
        total = int(np.sum(guesses == wanted) + np.sum(labels == wanted))
        scores.append(2 * hits / total if total else 0.0)
    return float(np.mean(scores))


def auc(labels: Labels, chances: Chances) -> float:
    """Return the chance that a positive row is ranked above a negative one, ties counting half.

    NaN when one class is missing.
    """
    _, inverse, counts = np.unique(chances, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    positives = int(labels.sum())
    negatives = len(labels) - positives
    if not positives or not negatives:
        return float("nan")
    above = float(ranks[labels == 1].sum()) - positives * (positives + 1) / 2
    return above / (positives * negatives)


def average_precision(labels: Labels, chances: Chances) -> float:
    """Return the precision at each step of recall, weighted by the step; ties step together."""
    if not labels.any():
        return float("nan")
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(labels[order])
    last_of_tie = np.append(np.diff(chances[order]) != 0, True)
    hits, taken = hits[last_of_tie], np.flatnonzero(last_of_tie) + 1
    steps = np.diff(np.concatenate(([0], hits))) / labels.sum()
    return float(np.sum(steps * hits / taken))


def calibration_error(labels: Labels, chances: Chances) -> float:
    """Return the expected calibration error over 10 equal bins of the probability of praise.

    Guo, Pleiss, Sun, Weinberger: "On Calibration of Modern Neural Networks" (2017), with the
    positive class's probability in place of the top one's.
    """
    bins = np.minimum((chances * BINS).astype(np.int64), BINS - 1)
    gap = np.bincount(bins, chances - labels, minlength=BINS)
    return float(np.abs(gap).sum() / len(labels))


def report(labels: Labels, chances: Chances) -> dict[str, float]:
    """Return all measures by their usual names, with ``n``."""
    return {
        "n": len(labels),
        "accuracy": accuracy(labels, chances),
        "macro_f1": macro_f1(labels, chances),
        "auc": auc(labels, chances),
        "average_precision": average_precision(labels, chances),
        "ece": calibration_error(labels, chances),
    }
