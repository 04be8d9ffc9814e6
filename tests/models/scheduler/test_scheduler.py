from __future__ import annotations

import asyncio

import pytest

from models.errors import (
    BadOutput,
    DeadlineExceeded,
    EngineFailed,
    ModelMissing,
    QueueClosed,
    QueueFull,
)
from models.scheduler.backlog import QueueLimits
from models.scheduler.ticket import Origin, Priority
from tests.models.scripted import ECHO, SHOUT, ScriptedEngine, serving
from tests.models.virtual_time import on_virtual_time

ANNA = Origin(guild_id=1, member_id=7)


def submit(scheduler, text, origin=ANNA, **options):
    return asyncio.create_task(scheduler.submit(ECHO, text, origin, **options))


@on_virtual_time
async def test_requests_that_wait_together_share_a_batch():
    engine = ScriptedEngine()
    async with serving(engine) as scheduler:
        answers = await asyncio.gather(*(submit(scheduler, text) for text in ("aa", "bb", "cc")))
    assert answers == ["aa", "bb", "cc"]
    assert engine.batches == [["aa", "bb", "cc"]]


@on_virtual_time
async def test_tasks_do_not_mix_in_a_batch():
    engine = ScriptedEngine()
    async with serving(engine) as scheduler:
        both = (scheduler.submit(ECHO, "aa", ANNA), scheduler.submit(SHOUT, "bb", ANNA))
        assert await asyncio.gather(*both) == ["aa", "bb"]
    assert engine.batches == [["aa"], ["bb"]]


@on_virtual_time
async def test_an_engine_that_fails_once_is_asked_again_for_each_request_alone():
    failures = iter([RuntimeError("cosmic ray")])

    def script(requests):
        for failure in failures:
            raise failure
        return requests

    engine = ScriptedEngine(script=script)
    async with serving(engine) as scheduler:
        assert await asyncio.gather(submit(scheduler, "aa"), submit(scheduler, "bb")) == [
            "aa",
            "bb",
        ]
        assert scheduler.stats().totals.retried == 2
    assert engine.batches == [["aa", "bb"], ["aa"], ["bb"]]


@on_virtual_time
async def test_a_request_that_breaks_the_engine_breaks_only_itself():
    def script(requests):
        if "poison" in requests:
            raise RuntimeError("segfault")
        return requests

    async with serving(ScriptedEngine(script=script)) as scheduler:
        texts = ("goodly", "poison", "health")
        ends = await asyncio.gather(
            *(submit(scheduler, text) for text in texts), return_exceptions=True
        )
    assert [ends[0], ends[2]] == ["goodly", "health"]
    assert isinstance(ends[1], EngineFailed)
    assert isinstance(ends[1].__cause__, RuntimeError)


@on_virtual_time
async def test_an_answer_too_few_is_bad_output():
    async with serving(ScriptedEngine(script=lambda requests: requests[1:])) as scheduler:
        with pytest.raises(BadOutput):
            await submit(scheduler, "aa")


@on_virtual_time
async def test_a_missing_model_is_not_asked_twice():
    def script(_):
        raise ModelMissing("no weights")

    engine = ScriptedEngine(script=script)
    async with serving(engine) as scheduler:
        with pytest.raises(ModelMissing, match="no weights"):
            await submit(scheduler, "aa")
    assert len(engine.batches) == 1


@on_virtual_time
async def test_a_late_request_is_not_computed_and_counted():
    engine = ScriptedEngine(seconds=3)
    async with serving(engine) as scheduler:
        first = submit(scheduler, "first")
        await asyncio.sleep(0)
        with pytest.raises(DeadlineExceeded):
            await submit(scheduler, "a much longer second", timeout_s=1)
        assert await first == "first"
        assert scheduler.stats().totals.expired == 1
        assert scheduler.stats().waiting == 0
    assert engine.batches == [["first"]]


@on_virtual_time
async def test_a_caller_that_left_is_not_computed():
    engine = ScriptedEngine(seconds=3)
    async with serving(engine) as scheduler:
        first = submit(scheduler, "first")
        await asyncio.sleep(0)
        second = submit(scheduler, "a much longer second")
        await asyncio.sleep(1)
        second.cancel()
        assert await first == "first"
        with pytest.raises(asyncio.CancelledError):
            await second
        assert scheduler.stats().totals.cancelled == 1
    assert engine.batches == [["first"]]


@on_virtual_time
async def test_a_caller_that_left_while_computing_does_not_disturb_its_neighbour():
    engine = ScriptedEngine(seconds=3)
    async with serving(engine) as scheduler:
        stays, leaves = submit(scheduler, "stays"), submit(scheduler, "leave")
        await asyncio.sleep(1)
        leaves.cancel()
        assert await stays == "stays"


@on_virtual_time
async def test_requests_wait_for_an_engine_that_is_still_loading():
    engine = ScriptedEngine()
    engine.is_ready.clear()
    async with serving(engine) as scheduler:
        early = submit(scheduler, "early", timeout_s=60)
        late = submit(scheduler, "later", timeout_s=10)
        await asyncio.sleep(30)
        assert engine.batches == []
        engine.is_ready.set()
        assert await early == "early"
        with pytest.raises(DeadlineExceeded):
            await late
    assert engine.batches == [["early"]]


@pytest.mark.parametrize("elapsed", [0, 0.5, 1.5])
@on_virtual_time
async def test_stopping_ends_every_request(elapsed):
    engine = ScriptedEngine()
    async with serving(engine) as scheduler:
        waiting = [submit(scheduler, "x" * size) for size in (3, 30, 90)]
        await asyncio.sleep(elapsed)
    ends = await asyncio.gather(*waiting, return_exceptions=True)
    answered = [end for end in ends if isinstance(end, str)]
    assert len(answered) == int(elapsed)
    assert sum(isinstance(end, QueueClosed) for end in ends) == 3 - len(answered)
    with pytest.raises(QueueClosed):
        await scheduler.submit(ECHO, "too late", ANNA)


@on_virtual_time
async def test_draining_finishes_what_was_admitted_and_admits_no_more():
    async with serving(ScriptedEngine()) as scheduler:
        waiting = [submit(scheduler, "x" * size) for size in (3, 30, 90)]
        await asyncio.sleep(0)
        draining = asyncio.create_task(scheduler.drain())
        await asyncio.sleep(0)
        with pytest.raises(QueueClosed):
            await scheduler.submit(ECHO, "too late", ANNA)
        await draining
        assert all(request.done() for request in waiting)
        assert [len(await request) for request in waiting] == [3, 30, 90]


@on_virtual_time
async def test_what_cannot_be_served_in_time_is_refused_at_once_with_the_wait():
    engine = ScriptedEngine(seconds=2)
    async with serving(engine) as scheduler:
        await submit(scheduler, "x" * 50)  # 2 s for 50 tokens: the pace is 0.04 s
        busy = [submit(scheduler, "x" * 100, timeout_s=60) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(QueueFull) as refusal:
            await submit(scheduler, "x" * 100, timeout_s=10)
        assert refusal.value.wait_s == pytest.approx(16)
        assert scheduler.stats().totals.refused == 1
        await asyncio.gather(*busy)


@on_virtual_time
async def test_a_full_backlog_refuses_the_least_urgent_first():
    engine = ScriptedEngine()
    engine.is_ready.clear()
    limits = QueueLimits(max_waiting=10, max_per_guild=100, max_per_member=100)
    async with serving(engine, limits) as scheduler:
        room = {}
        for priority in reversed(Priority):
            origin, room[priority] = Origin(1, priority=priority), 0
            for _ in range(10):
                request = submit(scheduler, "x", origin, timeout_s=60)
                await asyncio.sleep(0)
                room[priority] += not request.done()
                if request.done():
                    assert isinstance(request.exception(), QueueFull)
        assert list(room.values()) == [5, 2, 2, 1]


@on_virtual_time
async def test_moderation_goes_before_whatever_waits():
    engine = ScriptedEngine()
    async with serving(engine) as scheduler:
        chats = [submit(scheduler, letter * 60) for letter in "abc"]
        await asyncio.sleep(0.5)
        urgent = submit(scheduler, "!" * 60, Origin(2, priority=Priority.MODERATION), timeout_s=9)
        await asyncio.gather(urgent, *chats)
    assert [batch[0][0] for batch in engine.batches] == ["a", "!", "b", "c"]


@on_virtual_time
async def test_a_picture_of_the_queue_tells_depth_age_and_latency():
    engine = ScriptedEngine()
    async with serving(engine) as scheduler:
        assert scheduler.stats().p50_s is None
        first = submit(scheduler, "x" * 20)
        await asyncio.sleep(0)
        second = submit(scheduler, "x" * 90, Origin(1, priority=Priority.AMBIENT))
        await asyncio.sleep(0.75)
        stats = scheduler.stats()
        assert (stats.waiting, stats.waiting_by_priority) == (1, {"ambient": 1})
        assert (stats.running, stats.oldest_s) == (1, 0.75)
        await asyncio.gather(first, second)
        stats = scheduler.stats()
        assert (stats.totals.batches, stats.totals.rows) == (2, 2)
        assert (stats.totals.real_tokens, stats.totals.padded_tokens) == (110, 110)
        assert (stats.p50_s, stats.p95_s) == (2.0, 2.0)
