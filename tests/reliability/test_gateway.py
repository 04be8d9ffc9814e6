"""Whatever happens to the gateway: nothing replayed is lost or done twice, health tells true."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from bot import app, client
from bot.gateway import ReconnectLimiter
from bot.health import State
from bot.storage.command_sync import CommandSyncStore
from bot.storage.guilds import GuildStore
from bot.trial import trial_config
from sandbox.actor import Actor
from sandbox.server import Sandbox
from tests.builders import FakeClock, place_of

pytestmark = pytest.mark.long

HEARTBEAT_S = 0.2
DEAF_AFTER_S = 1.0


@pytest.fixture
async def sandbox(tmp_path):
    local = Sandbox(tmp_path / "room", heartbeat_s=HEARTBEAT_S)
    await local.start()
    yield local
    await local.stop()


class Connected:
    """The real client on the real database, with a limiter whose waits cost no time."""

    def __init__(self, services, sandbox):
        self.services, self.sandbox = services, sandbox
        self.limiter = ReconnectLimiter(FakeClock())
        self.heard = Counter()
        self.client = None

    def make(self, privileged):
        database, clock = self.services.database, self.services.clock
        self.client = client.Marquee(
            self.services,
            CommandSyncStore(database),
            GuildStore(database, clock),
            self.limiter,
            privileged=privileged,
            deaf_after_s=DEAF_AFTER_S,
        )
        return self.client

    @property
    def state(self):
        part = self.services.health.parts.get("gateway")
        return part.state if part else State.STARTING

    async def healthy(self, timeout_s=20):
        async with asyncio.timeout(timeout_s):
            while self.state is not State.OK:
                await self.services.health.changed()


@pytest.fixture
async def bot(sandbox, tmp_path):
    place = place_of(sandbox)
    config = trial_config(place, tmp_path / "data").model_copy(update={"inference": "off"})
    app.point_at(config)
    async with app.open_services(config) as services:
        connected = Connected(services, sandbox)
        running = asyncio.create_task(client.serve(connected.make, sandbox.token, services))
        await connected.healthy()
        yield connected
        assert not running.done(), running.exception()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@pytest.fixture
async def anna(sandbox, bot):
    actor = await Actor.join(sandbox.url, "anna")
    yield actor
    await actor.leave()


async def answered_once(sandbox, anna, number):
    """Ask something nobody asked before and see that exactly one answer comes."""
    asked = await anna.say(f"<@{sandbox.application_id}> what is number {number}")
    answer = await anna.expect(
        lambda m: (m.get("message_reference") or {}).get("message_id") == asked["id"], timeout_s=20
    )
    return asked["id"], answer


def answers_of(anna):
    return Counter(
        reference["message_id"]
        for message in {m["id"]: m for m in anna.said}.values()
        if (reference := message.get("message_reference")) and message["author"].get("bot")
    )


async def test_a_thousand_drops_lose_nothing_and_repeat_nothing(sandbox, bot, anna):
    drops = (
        sandbox.faults.reconnect,
        lambda: sandbox.faults.close(4000),
        sandbox.faults.abort,
        lambda: sandbox.faults.invalid_session(resumable=True),
    )
    asked = set()
    for number in range(1000):
        before = sandbox.gateway.counters["resumes"]
        drops[number % len(drops)]()
        if number % 100 == 0:  # said while the bot is away
            message = await anna.say(f"<@{sandbox.application_id}> number {number}")
            asked.add(message["id"])
        async with asyncio.timeout(20):
            while sandbox.gateway.counters["resumes"] == before or bot.state is not State.OK:
                await asyncio.sleep(0.001)
    last, _ = await answered_once(sandbox, anna, 1000)
    async with asyncio.timeout(60):
        while not asked <= answers_of(anna).keys():
            await asyncio.sleep(0.05)
    assert set(answers_of(anna).values()) == {1}
    assert answers_of(anna).keys() == asked | {last}
    assert sandbox.gateway.counters["identifies"] == 1
    assert bot.limiter.clock.monotonic() > 1000


async def test_ten_lost_sessions_are_begun_anew(sandbox, bot, anna, monkeypatch):
    monkeypatch.setattr(bot.client, "before_identify_hook", no_wait)
    for number in range(10):
        before = sandbox.gateway.counters["identifies"]
        sandbox.faults.invalid_session(resumable=False)
        async with asyncio.timeout(20):
            while sandbox.gateway.counters["identifies"] == before:
                await asyncio.sleep(0.005)
        await bot.healthy()
        await answered_once(sandbox, anna, number)
    assert set(answers_of(anna).values()) == {1}


async def no_wait(shard_id, *, initial=False):
    """Identify at once; Discord's five seconds would only make the test long."""


async def test_ten_stalls_are_noticed_and_never_called_healthy_for_long(sandbox, bot, anna):
    for number in range(10):
        sandbox.faults.stall_heartbeats = True
        async with asyncio.timeout(5 * DEAF_AFTER_S):
            while bot.state is State.OK:
                await asyncio.sleep(0.01)
        sandbox.faults.stall_heartbeats = False
        await bot.healthy()
        await answered_once(sandbox, anna, number)
    assert sandbox.gateway.counters["identifies"] == 1


async def test_twenty_refused_connects_are_outlived(sandbox, bot, anna):
    sandbox.faults.refuse_connects = 20
    sandbox.faults.abort()
    async with asyncio.timeout(20):
        while sandbox.faults.refuse_connects:
            assert bot.state is not State.OK or sandbox.faults.refuse_connects == 20
            await asyncio.sleep(0.005)
    await bot.healthy()
    await answered_once(sandbox, anna, 1)
    assert sandbox.gateway.counters["identifies"] == 1


async def test_a_refused_first_connect_is_outlived(tmp_path):
    local = Sandbox(tmp_path / "room", heartbeat_s=HEARTBEAT_S)
    await local.start()
    local.faults.refuse_connects = 3
    place = place_of(local)
    config = trial_config(place, tmp_path / "data").model_copy(update={"inference": "off"})
    app.point_at(config)
    async with app.open_services(config) as services:
        connected = Connected(services, local)
        running = asyncio.create_task(client.serve(connected.make, local.token, services))
        await connected.healthy()
        assert local.faults.refuse_connects == 0
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    await local.stop()


async def test_malformed_events_end_nothing(sandbox, bot, anna):
    for number in range(10):
        before = bot.client.gateway_loop.malformed
        sandbox.faults.malformed_event()
        async with asyncio.timeout(20):
            while bot.client.gateway_loop.malformed == before:
                await asyncio.sleep(0.005)
        await bot.healthy()
        await answered_once(sandbox, anna, number)
    assert sandbox.gateway.counters["identifies"] == 1


async def test_repeated_events_have_one_effect(sandbox, bot, anna):
    sandbox.faults.repeat_events = True
    for number in range(10):
        await answered_once(sandbox, anna, number)
        reply = await anna.slash("/preferences")
        assert reply.ephemeral
    await asyncio.sleep(0.5)
    assert set(answers_of(anna).values()) == {1}
    assert len(answers_of(anna)) == 10
