from __future__ import annotations

from collections import Counter

import pytest

from models.scheduler.fairness import StartTags


def served(tags, waiting, count):
    """Serve the smallest tags; return how many of each flow were among the first `count`."""
    return Counter(flow for _, _, flow in sorted(waiting)[:count])


def test_a_flood_from_one_flow_does_not_delay_the_others():
    tags = StartTags()
    waiting = [(tags.give("loud", 1), n, "loud") for n in range(100)]
    waiting += [(tags.give("quiet", 1), 100 + n, "quiet") for n in range(5)]
    assert served(tags, waiting, 10) == {"loud": 5, "quiet": 5}


def test_work_counts_and_not_turns():
    tags = StartTags()
    waiting = [(tags.give("long", 10), n, "long") for n in range(50)]
    waiting += [(tags.give("short", 1), 50 + n, "short") for n in range(50)]
    assert served(tags, waiting, 44)["long"] == pytest.approx(4, abs=1)


def test_a_newcomer_starts_at_the_present_and_not_at_zero():
    tags = StartTags()
    for _ in range(10):
        tags.serve(tags.give("old", 1))
    assert tags.give("new", 1) == 9.0


def test_a_request_that_left_is_not_charged():
    tags = StartTags()
    tags.give("a", 5)
    tags.refund("a", 5)
    assert tags.give("a", 5) == 0.0
