from __future__ import annotations

import math

import numpy as np
import pytest

from models.evaluation import classification as measures

LABELS = np.array([1, 1, 0, 0])
CHANCES = np.array([0.9, 0.4, 0.6, 0.1])


def test_accuracy_and_f1_of_a_known_table():
    assert measures.accuracy(LABELS, CHANCES) == 0.5
    assert measures.macro_f1(LABELS, CHANCES) == 0.5
    assert measures.macro_f1(LABELS, np.full(4, 0.9)) == pytest.approx((2 / 3 + 0) / 2)


def test_auc_counts_pairs_in_the_right_order_and_ties_half():
    assert measures.auc(LABELS, CHANCES) == 0.75
    assert measures.auc(LABELS, np.full(4, 0.5)) == 0.5
    assert math.isnan(measures.auc(np.ones(3, dtype=int), np.array([0.1, 0.2, 0.3])))


def test_average_precision_of_a_known_ranking():
    assert measures.average_precision(LABELS, CHANCES) == pytest.approx((1 + 2 / 3) / 2)
    assert measures.average_precision(LABELS, np.full(4, 0.5)) == 0.5


def test_calibration_error_is_the_gap_between_said_and_seen():
    said = np.full(10, 0.75)
    assert measures.calibration_error(np.array([1] * 8 + [0] * 2), said) == pytest.approx(0.05)
    assert measures.calibration_error(np.array([1, 0]), np.array([1.0, 0.0])) == 0
