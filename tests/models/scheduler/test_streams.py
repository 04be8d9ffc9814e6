"""Every stream ends once, its place is free then, and who waits does so in fair order."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field

import pytest

from models.errors import DeadlineExceeded, EngineFailed, ModelMissing, QueueClosed, QueueFull
from models.scheduler.backlog import QueueLimits
from models.scheduler.streams import StreamLimits, StreamScheduler
from models.scheduler.ticket import Origin, Priority
from tests.models.scripted import ECHO
from tests.models.virtual_time import on_virtual_time

ANNA = Origin(guild_id=1, member_id=7)


@dataclass
class Writer:
    """Writes the letters of a request, one a second; a capital X is a failure."""

    begun: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)
    failures_left: int = 0
    side_by_side: int = 64

    def __post_init__(self):
        self.is_ready.set()

    async def ready(self):
        await self.is_ready.wait()

    async def stream(self, _task, request):
        self.begun.append(request)
        try:
            if self.failures_left:
                self.failures_left -= 1
                raise EngineFailed("the worker is gone")
            for letter in request:
                await asyncio.sleep(1)
                if letter == "X":
                    raise EngineFailed("the worker ended with code -9")
                if letter == "?":
                    raise ModelMissing("no weights")
                yield letter
        finally:
            self.closed.append(request)


def scheduler(writer, **limits):
    return StreamScheduler(writer, StreamLimits(**limits))


async def whole(streams, text, origin=ANNA, **options):
    async with aclosing(streams.stream(ECHO, text, origin, **options)) as chunks:
        return "".join([chunk async for chunk in chunks])


def begin(streams, text, origin=ANNA, **options):
    return asyncio.create_task(whole(streams, text, origin, **options))


@on_virtual_time
async def test_chunks_come_one_by_one_and_the_stream_ends():
    streams = scheduler(Writer())
    assert await whole(streams, "abc") == "abc"
    stats = streams.stats()
    assert (stats.running, stats.waiting, stats.totals.finished) == (0, 0, 1)
    assert stats.first_chunk_p50_s == pytest.approx(1)


@on_virtual_time
async def test_no_more_are_written_side_by_side_than_there_are_places():
    writer = Writer()
    streams = scheduler(writer, side_by_side=2)
    tasks = [begin(streams, text) for text in ("aaa", "bbb", "ccc")]
    await asyncio.sleep(0.5)
    assert writer.begun == ["aaa", "bbb"]
    assert streams.stats().waiting == 1
    assert await asyncio.gather(*tasks) == ["aaa", "bbb", "ccc"]


@on_virtual_time
async def test_moderation_goes_first_and_guilds_take_turns():
    writer = Writer()
    streams = scheduler(writer, side_by_side=1)
    tasks = [begin(streams, "first")]
    await asyncio.sleep(0.1)
    tasks += [begin(streams, name, Origin(1)) for name in ("one", "two")]
    tasks.append(begin(streams, "other", Origin(2)))
    tasks.append(begin(streams, "urgent", Origin(1, None, Priority.MODERATION)))
    await asyncio.gather(*tasks)
    assert writer.begun == ["first", "urgent", "one", "other", "two"]


@on_virtual_time
async def test_closing_cancels_at_the_engine_and_frees_the_place():
    writer = Writer()
    streams = scheduler(writer, side_by_side=1)
    async with aclosing(streams.stream(ECHO, "abcdef", ANNA)) as chunks:
        assert await anext(chunks) == "a"
    assert writer.closed == ["abcdef"]
    assert streams.stats().totals.left == 1
    assert await whole(streams, "next") == "next"


@on_virtual_time
async def test_a_caller_that_leaves_the_line_is_never_begun():
    writer = Writer()
    streams = scheduler(writer, side_by_side=1)
    first, second = begin(streams, "aaa"), begin(streams, "bbb")
    await asyncio.sleep(0.5)
    second.cancel()
    assert await first == "aaa"
    assert writer.begun == ["aaa"]
    assert streams.stats().waiting == 0


@on_virtual_time
async def test_an_engine_that_fails_before_the_first_words_is_asked_once_more():
    writer = Writer(failures_left=1)
    streams = scheduler(writer)
    assert await whole(streams, "abc") == "abc"
    assert streams.stats().totals.retried == 1
    writer.failures_left = 2
    with pytest.raises(EngineFailed):
        await whole(streams, "abc")
    assert writer.begun == ["abc"] * 4


@on_virtual_time
async def test_a_stream_that_breaks_in_the_middle_says_so_and_is_not_begun_again():
    writer = Writer()
    streams = scheduler(writer)
    heard = []
    with pytest.raises(EngineFailed, match="-9"):
        async with aclosing(streams.stream(ECHO, "abX", ANNA)) as chunks:
            while True:
                heard.append(await anext(chunks))
    assert heard == ["a", "b"]
    assert writer.begun == ["abX"]
    assert streams.stats().running == 0


@on_virtual_time
async def test_a_task_without_a_model_says_so_at_once():
    with pytest.raises(ModelMissing):
        await whole(scheduler(Writer()), "?")


@on_virtual_time
async def test_an_engine_that_is_not_up_is_waited_for_until_the_deadline():
    writer = Writer()
    writer.is_ready.clear()
    streams = scheduler(writer)
    asyncio.get_running_loop().call_later(5, writer.is_ready.set)
    assert await whole(streams, "ab", timeout_s=10) == "ab"
    writer.is_ready.clear()
    with pytest.raises(DeadlineExceeded):
        await whole(streams, "ab", timeout_s=3)
    assert streams.stats().running == 0


@on_virtual_time
async def test_an_answer_without_end_is_ended():
    writer = Writer()
    streams = scheduler(writer, longest_s=5)
    with pytest.raises(DeadlineExceeded):
        await whole(streams, "a" * 60)
    assert writer.closed


@on_virtual_time
async def test_a_full_line_is_refused_with_an_honest_wait():
    streams = scheduler(
        Writer(), side_by_side=1, queue=QueueLimits(max_waiting=10, max_per_member=1)
    )
    await whole(streams, "four")
    writing, waiting = begin(streams, "four"), begin(streams, "four")
    await asyncio.sleep(0.5)
    with pytest.raises(QueueFull) as refused:
        await whole(streams, "four")
    assert refused.value.wait_s == pytest.approx(8)
    with pytest.raises(QueueFull) as hopeless:
        await whole(streams, "four", Origin(2), timeout_s=3)
    assert hopeless.value.wait_s == pytest.approx(8)
    assert await asyncio.gather(writing, waiting) == ["four", "four"]
    assert streams.stats().totals.refused == 2


@on_virtual_time
async def test_stopping_ends_who_waits_and_draining_waits_for_who_is_written():
    streams = scheduler(Writer(), side_by_side=1)
    writing, waiting = begin(streams, "abc"), begin(streams, "def")
    await asyncio.sleep(0.5)
    streams.stop()
    await streams.drain()
    assert await writing == "abc"
    with pytest.raises(QueueClosed):
        await waiting
    with pytest.raises(QueueClosed):
        await whole(streams, "late")
