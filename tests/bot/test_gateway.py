import asyncio
import logging
import time

import aiohttp
from aiohttp import web

from bot.gateway import Connection, GatewayLoop, ReconnectLimiter
from bot.health import Health
from tests.builders import FakeClock


async def test_the_first_connects_do_not_wait():
    limiter = ReconnectLimiter(FakeClock())
    for _ in range(5):
        await limiter.wait(resuming=True)
    assert limiter.clock.slept == []


async def test_a_flapping_gateway_is_slowed_down_more_and_more():
    limiter = ReconnectLimiter(FakeClock(), window_s=1e9)
    for _ in range(11):
        await limiter.wait(resuming=True)
    longest = [1, 2, 4, 8, 16, 32]
    waits = limiter.clock.slept
    assert all(most / 2 <= wait <= most for wait, most in zip(waits, longest, strict=True))


async def test_a_thousand_drops_do_not_become_a_thousand_connects_a_minute():
    clock = FakeClock()
    limiter = ReconnectLimiter(clock)
    for _ in range(1000):
        await limiter.wait(resuming=True)
    assert clock.monotonic() > 1000 * 1.0
    assert (limiter.connects, limiter.identifies) == (1000, 0)


async def test_quiet_times_are_forgiven():
    clock = FakeClock()
    limiter = ReconnectLimiter(clock)
    for _ in range(8):
        await limiter.wait(resuming=True)
    clock.advance(600)
    before = len(clock.slept)
    for _ in range(5):
        await limiter.wait(resuming=False)
    assert len(clock.slept) == before
    assert limiter.identifies == 5


def test_the_librarys_wrong_latency_warning_is_not_shown(caplog):
    log = logging.getLogger("discord.gateway")
    log.warning("Can't keep up, shard ID %s websocket is %.1fs behind.", None, 41.3)
    log.warning("Shard ID %s heartbeat blocked for more than %s seconds.", None, 10)
    assert [record.args[1] for record in caplog.records] == [10]


async def test_a_mute_gateway_is_left_without_its_goodbye():
    heard = asyncio.Event()

    async def never_answer(request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await heard.wait()
        return socket

    place = web.Application()
    place.router.add_get("/", never_answer)
    runner = web.AppRunner(place)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(
            f"http://127.0.0.1:{port}/", timeout=aiohttp.ClientWSTimeout(ws_close=30.0)
        )
        began = time.monotonic()
        await Connection(socket, loop=asyncio.get_running_loop()).close(1000)
        assert time.monotonic() - began < 5
    heard.set()
    await runner.cleanup()


class Unconnected:
    """A client that has no connection yet, and is closed by the second attempt."""

    ws = None
    shard_id = None

    def __init__(self):
        self.attempts = 0

    def is_closed(self):
        return self.attempts >= 2

    def dispatch(self, _event):
        pass


async def test_a_first_event_that_cannot_be_read_does_not_end_the_bot(monkeypatch):
    client = Unconnected()

    async def greet_with_nonsense(*_arguments, **_options):
        client.attempts += 1
        raise ValueError("no hello")

    monkeypatch.setattr(Connection, "from_client", greet_with_nonsense)
    loop = GatewayLoop(client, ReconnectLimiter(FakeClock()), Health(FakeClock()))
    await loop.run()
    assert loop.malformed == 2
