from __future__ import annotations

import numpy as np
import pytest

from models.evaluation.ranking import measure, ndcg, paired, recall, summary


def test_a_perfect_list_has_one_and_an_empty_one_nothing():
    hits = np.array([[True, True, False], [False, False, False]])
    assert ndcg(hits, np.array([2, 2]), 3).tolist() == [1, 0]


def test_a_later_hit_gains_less():
    hits = np.array([[False, True, False]])
    assert ndcg(hits, np.array([1]), 3) == pytest.approx(1 / np.log2(3))
    assert ndcg(hits, np.array([1]), 1) == 0


def test_recall_asks_for_no_more_than_fits():
    hits = np.array([[True, False, True, True]])
    assert recall(hits, np.array([9]), 2).tolist() == [0.5]
    assert recall(hits, np.array([4]), 4).tolist() == [0.75]


LIKES = np.random.default_rng(0).random((40, 60)) < 0.6
TIMES = np.where(LIKES, np.arange(60), 0)


def oracle(known):
    """Know everything: rank what each person likes first, whatever is shown."""
    return LIKES.astype(float)


def test_knowing_everything_is_perfect_and_knowing_nothing_is_not():
    perfect = measure(lambda known: oracle(known)[: len(known)], LIKES, TIMES)
    assert perfect["ndcg@10"] == pytest.approx(1)
    assert perfect["recall@20"].tolist() == [1] * 40
    assert perfect["hr@10_last_out"].tolist() == [1] * 40
    ignorant = measure(lambda known: np.zeros(known.shape), LIKES, TIMES)
    assert ignorant["ndcg@10"].mean() < 0.6


def test_a_cold_ranker_sees_n_likes_and_hidden_ones_are_out_for_all():
    seen = []

    def spy(known):
        seen.append(known.sum(axis=1))
        return -known  # would rank known ones last anyhow

    found = measure(spy, LIKES, TIMES)
    sizes = {int(counts[0]) for counts in seen if (counts == counts[0]).all()}
    assert {1, 2, 3, 5, 10, 20} <= sizes
    warm = LIKES.sum(axis=1) - np.maximum(1, np.round(0.2 * LIKES.sum(axis=1))) >= 20
    assert len(found["cold@1"]) == warm.sum()


def test_the_newest_like_is_left_out():
    def newest(known):
        return np.where(known > 0, 0, np.arange(60))  # later films first

    late = LIKES.copy()
    late[:, 50:] = False
    late[:, 55] = True
    found = measure(newest, late, np.where(late, np.arange(60), 0))
    assert found["hr@10_last_out"].tolist() == [1] * 40


def test_the_same_people_are_split_alike_for_every_ranker():
    shown = []
    for scores in (1.0, -1.0):
        measure(lambda known, s=scores: shown.append(known) or s * known, LIKES, TIMES, seed=3)
    half = len(shown) // 2
    assert all((a == b).all() for a, b in zip(shown[:half], shown[half:], strict=True))


def test_people_of_all_splits_weigh_the_same():
    splits = [{"a": np.array([1.0, 1.0, 1.0])}, {"a": np.array([0.0])}]
    assert summary(splits) == {"a": 0.75, "cold": {}}
    assert summary([{"cold@1": np.array([0.5]), "cold@2": np.array([])}]) == {"cold": {1: 0.5}}


def test_pairs_cancel_what_both_share():
    ours, theirs = [{"a": np.array([0.9, 0.2])}], [{"a": np.array([0.8, 0.1])}]
    gain, error = paired(ours, theirs, "a")
    assert (gain, error) == pytest.approx((0.1, 0.0))
