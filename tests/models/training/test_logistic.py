from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from models.training.logistic import Bags, fit, platt


def bags(rows):
    return Bags.of(
        [(np.array(buckets), np.array(values, dtype=np.float32)) for buckets, values in rows]
    )


def test_a_bias_alone_learns_the_log_odds_of_the_labels():
    rows = bags([([0], [0.0])] * 4)
    labels = torch.tensor([1.0, 1.0, 1.0, 0.0])
    _, bias = fit(rows, labels, torch.ones(4), size=2, l2=1e-3)
    assert bias == pytest.approx(math.log(3), abs=1e-3)


def test_importance_is_the_same_as_repeating_a_row():
    labels = torch.tensor([1.0, 0.0])
    once = bags([([0, 1], [1.0, 0.5]), ([1], [1.0])])
    weighed = fit(once, labels, torch.tensor([2.0, 1.0]), size=2, l2=0.1)
    thrice = bags([([0, 1], [1.0, 0.5]), ([0, 1], [1.0, 0.5]), ([1], [1.0])])
    repeated = fit(thrice, torch.tensor([1.0, 1.0, 0.0]), torch.ones(3), size=2, l2=0.1)
    assert weighed[0].tolist() == pytest.approx(repeated[0].tolist(), abs=1e-4)
    assert weighed[1] == pytest.approx(repeated[1], abs=1e-4)


def test_the_gradient_by_hand_is_the_one_autograd_finds():
    rows = bags([([0, 2, 2], [1.0, 0.5, 2.0]), ([1, 2], [1.5, 1.0])])
    slopes = torch.tensor([0.3, -0.7])
    weights = torch.zeros(3, requires_grad=True)
    (rows.score(weights) * slopes).sum().backward()
    assert rows.back(slopes, 3).tolist() == pytest.approx(weights.grad.tolist())


def test_calibration_undoes_a_stretch_and_a_shift():
    chance = torch.linspace(0.05, 0.95, 19)
    odds = torch.log(chance / (1 - chance))
    scores = torch.cat([odds, odds]) * 3 - 1
    labels = torch.cat([torch.ones(19), torch.zeros(19)])
    slope, offset = platt(scores, labels, torch.cat([chance, 1 - chance]))
    assert (slope, offset) == pytest.approx((1 / 3, 1 / 3), abs=1e-3)
