"""What verdicts say about the threshold, on flags made up for it."""

from __future__ import annotations

import pytest

from cogs.moderation.feedback import Verdict, precision, suggestion


def verdicts(right=(), wrong=()):
    return [Verdict(score, True) for score in right] + [Verdict(score, False) for score in wrong]


def test_precision_is_the_share_of_right_flags():
    assert precision([]) is None
    assert precision(verdicts(right=[90] * 3, wrong=[90])) == 0.75


def test_false_alarms_with_low_scores_raise_the_threshold_just_above_them():
    judged = verdicts(right=[95] * 12, wrong=[86, 87, 88])
    assert suggestion(judged, 85) == 88  # from 88 on 12 of 13 are right
    assert suggestion(verdicts(right=[95] * 12, wrong=[88] * 5), 85) == 89


def test_a_few_verdicts_suggest_nothing():
    assert suggestion(verdicts(wrong=[86] * 9), 85) is None


def test_no_threshold_is_suggested_where_none_is_better():
    assert suggestion(verdicts(right=[95] * 10, wrong=[98] * 10), 85) is None


def test_flags_that_are_nearly_all_right_lower_it_but_not_below_the_least():
    assert suggestion(verdicts(right=[95] * 20), 85) == 80
    assert suggestion(verdicts(right=[95] * 19), 85) is None
    assert suggestion(verdicts(right=[95] * 20), 52) == 50
    assert suggestion(verdicts(right=[95] * 20), 50) is None


@pytest.mark.parametrize("threshold", [50, 70, 99])
def test_a_suggestion_is_always_a_threshold_that_can_be_set(threshold):
    for wrong in range(0, 40, 3):
        judged = verdicts(right=range(50, 100), wrong=[50 + wrong] * wrong)
        found = suggestion(judged, threshold)
        assert found is None or 50 <= found <= 99
