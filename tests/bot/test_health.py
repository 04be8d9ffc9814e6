import asyncio

from bot.health import NEEDED, Health, State
from tests.builders import FakeClock


def test_ready_means_that_everything_needed_works():
    health = Health(FakeClock())
    for name in NEEDED:
        assert not health.is_ready
        health.report(name, State.OK)
    assert health.is_ready
    health.report("inference", State.STARTING)
    health.report("gateway", State.DEGRADED, "health-reason-intents")
    assert health.is_ready
    health.report("storage", State.DOWN)
    assert not health.is_ready


def test_a_state_keeps_the_time_it_began():
    clock = FakeClock()
    health = Health(clock)
    health.report("storage", State.OK)
    began = health.parts["storage"].since
    clock.advance(60)
    health.report("storage", State.OK)
    assert health.parts["storage"].since == began


async def test_waiting_for_ready_ends_when_the_last_part_works():
    health = Health(FakeClock())
    waiting = asyncio.create_task(health.ready())
    for name in NEEDED:
        await asyncio.sleep(0)
        assert not waiting.done()
        health.report(name, State.OK)
    await asyncio.wait_for(waiting, 1)
