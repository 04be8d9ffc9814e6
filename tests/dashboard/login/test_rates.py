"""A limit that slides, forgets, and does not grow."""

from __future__ import annotations

from dashboard.login.rates import RateLimit


def test_tries_within_the_window_are_counted_by_key(clock):
    limit = RateLimit(clock, tries=2, window_s=10)
    assert [limit.allows("a") for _ in range(3)] == [True, True, False]
    assert limit.allows("b")


def test_the_window_slides_and_refused_tries_do_not_count(clock):
    limit = RateLimit(clock, tries=2, window_s=10)
    limit.allows("a")
    clock.advance(6)
    limit.allows("a")
    assert not limit.allows("a")
    clock.advance(4)
    assert limit.allows("a"), "the first try is out of the window"
    assert not limit.allows("a")


def test_memory_is_bounded(clock):
    limit = RateLimit(clock, tries=1, window_s=10, max_keys=3)
    for key in "abcd":
        limit.allows(key)
    assert limit.allows("a"), "the key unused for longest is forgotten"
    assert not limit.allows("d")
