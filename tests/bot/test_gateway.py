import logging

from bot.gateway import ReconnectLimiter
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
