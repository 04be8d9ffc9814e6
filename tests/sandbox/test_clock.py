"""A clock that can be moved forward, and what waits on it."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.clock import Clock
from sandbox.snowflake import Snowflakes, created_at


async def test_callbacks_run_in_order_when_the_clock_is_moved():
    clock, done = Clock(), []
    clock.call_later(20, lambda: done.append("second"))
    clock.call_later(10, lambda: done.append("first"))
    clock.advance(5)
    assert done == []
    clock.advance(16)
    assert done == ["first", "second"]


async def test_callbacks_run_by_themselves_too():
    clock, came = Clock(), asyncio.Event()
    clock.call_later(0.01, came.set)
    await asyncio.wait_for(came.wait(), 1)


async def test_a_stopped_clock_calls_nobody():
    clock, done = Clock(), []
    clock.call_later(10, lambda: done.append(1))
    clock.stop()
    clock.advance(20)
    assert done == []


def test_it_never_runs_backwards():
    with pytest.raises(ValueError, match="forward"):
        Clock().advance(-1)


def test_snowflakes_grow_and_carry_their_time():
    clock = Clock()
    snowflakes = Snowflakes(clock)
    ids = [int(snowflakes.next()) for _ in range(1000)]
    assert ids == sorted(set(ids))
    clock.advance(3600)
    later = snowflakes.next()
    assert abs((created_at(later) - clock.now()).total_seconds()) < 1
