from __future__ import annotations

import numpy as np
import pytest

from models.recommender.item_item import factors, folded_in, nearest, regression

#: Two tastes that share nobody: films 0-2 and films 3-5.
TASTES = np.array([[1, 1, 1, 0, 0, 0], [1, 1, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0]] * 4, dtype=bool)
TASTES = np.vstack([TASTES, TASTES[:, ::-1]])


def fitted(name):
    if name == "nearest":
        return nearest(TASTES, shrink=0)
    if name == "regression":
        return regression(TASTES, penalty=1, dropout=0.3, evenness=0.5)
    found = factors(TASTES, width=2, unseen=0.3, penalty=0.01, sweeps=8, seed=0)
    return folded_in(found, unseen=0.3, penalty=0.05)


@pytest.mark.parametrize("name", ["nearest", "regression", "folded_in"])
def test_links_stay_within_a_taste(name):
    links = fitted(name)
    assert not np.diag(links).any()
    assert links[0, 1] > 5 * abs(links[0, 4:]).max()


def test_cosine_of_who_liked_both():
    links = nearest(np.array([[1, 1], [1, 0]], dtype=bool), shrink=0)
    assert links[0, 1] == pytest.approx(1 / np.sqrt(2 * 1))


def test_only_the_nearest_are_kept():
    likes = np.array([[1, 1, 0], [1, 1, 0], [1, 0, 1], *[[0, 1, 1]] * 3], dtype=bool)
    links = nearest(likes, neighbours=1)
    assert [np.flatnonzero(column).tolist() for column in links.T] == [[1], [2], [1]]


def test_the_regression_is_the_best_linear_prediction():
    likes = np.random.default_rng(0).random((40, 5)) < 0.5
    links = regression(likes, penalty=2.0, dropout=0.0, evenness=0.0)
    others, target = likes[:, 1:].astype(float), likes[:, 0].astype(float)
    ridge = np.linalg.solve(others.T @ others + 2.0 * np.eye(4), others.T @ target)
    assert links[1:, 0] == pytest.approx(ridge, abs=1e-6)


def test_the_same_seed_gives_the_same_factors():
    recipe = {"width": 2, "unseen": 0.3, "penalty": 0.01, "sweeps": 2}
    assert (factors(TASTES, **recipe, seed=4) == factors(TASTES, **recipe, seed=4)).all()
    assert (factors(TASTES, **recipe, seed=4) != factors(TASTES, **recipe, seed=5)).any()
