from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.scheduler.planner import BatchLimits, gather, padded_tokens
from models.scheduler.ticket import Origin, Ticket
from tests.models.scripted import ECHO, SHOUT

LIMITS = BatchLimits(max_rows=4, max_waste=0.2)


def ticket(length, task=ECHO, *, retried=False):
    return Ticket(task, "", Origin(1), length, 0.0, 1.0, None, retried=retried)


def lengths(batch):
    return [each.length for each in batch]


def test_the_first_in_line_brings_what_is_near_in_length():
    line = [ticket(length) for length in (10, 30, 9, 2, 12, 11)]
    assert lengths(gather(line, LIMITS)) == [10, 9, 12, 11]


def test_a_batch_stays_within_the_budget_with_padding_counted():
    line = [ticket(length) for length in (40, 45, 44)]
    batch = gather(line, LIMITS)
    assert lengths(batch) == [40, 45]
    assert padded_tokens(batch) == 90


def test_a_task_without_padding_may_mix_lengths():
    line = [ticket(length, SHOUT) for length in (90, 2, 8, 1)]
    batch = gather(line, LIMITS)
    assert lengths(batch) == [90, 2, 8]
    assert padded_tokens(batch) == 100


def test_a_request_over_the_budget_runs_alone_rather_than_never():
    assert lengths(gather([ticket(500), ticket(500)], LIMITS)) == [500]


def test_what_failed_before_runs_alone():
    again, fresh = ticket(10, retried=True), ticket(10)
    assert gather([again, fresh], LIMITS) == [again]
    assert gather([fresh, again, ticket(10)], LIMITS)[0] is fresh
    assert again not in gather([fresh, again, ticket(10)], LIMITS)


@given(st.lists(st.integers(1, 120), min_size=1, max_size=40))
def test_waste_budget_and_rows_hold_for_any_line(sizes):
    batch = gather([ticket(size) for size in sizes], LIMITS)
    assert batch[0].length == sizes[0]
    assert len(batch) <= LIMITS.max_rows
    if len(batch) > 1:
        assert padded_tokens(batch) <= ECHO.budget
        assert sum(lengths(batch)) >= (1 - LIMITS.max_waste) * padded_tokens(batch)
