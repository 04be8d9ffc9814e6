"""Rate limits: what the headers say, and that they are kept."""

from __future__ import annotations

import time

import pytest

from sandbox.clock import Clock
from sandbox.rest.call import Auth, Entry
from sandbox.rest.ratelimits import GLOBAL_PER_S, Bucket, RateLimits

SEND = Entry("POST", "/channels/{channel_id}/messages", lambda _: None, Auth.BOT)
CALLBACK = Entry("POST", "/interactions/{i}/{t}/callback", lambda _: None, Auth.IN_PATH)


class Stopped(Clock):
    def timestamp(self) -> float:
        return 1000.0 + self.offset_s


@pytest.fixture
def clock():
    return Stopped()


@pytest.fixture
def limits(clock):
    return RateLimits(clock)


def test_a_window_refills_as_a_whole():
    bucket = Bucket(limit=2, per_s=5.0)
    assert [bucket.take(0.0), bucket.take(1.0), bucket.take(4.0)] == [0, 0, 1.0]
    assert bucket.take(5.0) == 0


def test_the_sixth_message_in_five_seconds_waits(limits, clock):
    place = {"channel_id": "1"}
    remaining = [limits.take(SEND, place).headers["X-RateLimit-Remaining"] for _ in range(5)]
    assert remaining == ["4", "3", "2", "1", "0"]
    taken = limits.take(SEND, place)
    assert taken.wait_s == 5.0
    assert taken.headers["Retry-After"] == "5.000"
    assert taken.headers["Via"]
    assert limits.take(SEND, {"channel_id": "2"}).wait_s == 0
    clock.advance(5)
    assert limits.take(SEND, place).wait_s == 0


def test_fifty_a_second_over_all(limits, clock):
    taken = [limits.take(SEND, {"channel_id": str(n)}) for n in range(GLOBAL_PER_S + 1)]
    assert not any(each.wait_s for each in taken[:-1])
    assert taken[-1].is_global
    assert taken[-1].headers["X-RateLimit-Global"] == "true"
    clock.advance(1)
    assert not limits.take(SEND, {"channel_id": "1"}).is_global


def test_answers_to_interactions_are_not_limited(limits):
    assert not any(limits.take(CALLBACK, {}).wait_s for _ in range(200))


async def test_the_headers_stand_on_the_wire(rest, channel_id):
    path = f"/channels/{channel_id()}/messages"
    answers = [await rest("POST", path, {"content": str(n)}) for n in range(6)]
    assert [answer.status for answer in answers] == [200] * 5 + [429]
    assert answers[0].headers["X-RateLimit-Limit"] == "5"
    assert 0 < answers[5].body["retry_after"] <= 5
    assert answers[5].body["global"] is False
    assert len({answer.headers["X-RateLimit-Bucket"] for answer in answers}) == 1


@pytest.mark.long
async def test_discord_py_reads_them_and_queues(bot, sandbox):
    before = time.monotonic()
    for number in range(6):
        await bot.room().send(str(number))
    assert time.monotonic() - before >= 5
    assert sandbox.api.counters[429] == 0
