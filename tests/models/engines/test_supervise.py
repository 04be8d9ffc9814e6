from __future__ import annotations

import asyncio

from models.engines.supervise import keep_loaded
from models.errors import EngineFailed
from tests.models.scripted import ScriptedEngine
from tests.models.virtual_time import on_virtual_time


class Mortal(ScriptedEngine):
    """Is loaded at `loads`; each life lasts as long as `lives` says, None being a failed start."""

    def __init__(self, lives) -> None:
        super().__init__()
        self.lives = iter(lives)
        self.loads: list[float] = []

    async def load(self) -> None:
        self.loads.append(asyncio.get_running_loop().time())
        self.life_s = next(self.lives)
        if self.life_s is None:
            raise EngineFailed("no memory")

    async def watch(self) -> None:
        await asyncio.sleep(self.life_s)


async def loads_of(lives, seconds):
    engine = Mortal(lives)
    supervising = asyncio.create_task(keep_loaded(engine))
    await asyncio.sleep(seconds)
    supervising.cancel()
    return engine.loads


@on_virtual_time
async def test_losses_in_a_row_are_answered_ever_more_slowly():
    assert await loads_of([0, None, 0, 0, 0, 999], 100) == [0, 0.5, 1.5, 3.5, 7.5, 15.5]


@on_virtual_time
async def test_the_pause_stops_growing():
    loads = await loads_of([0] * 99, 300)
    assert loads[-1] - loads[-2] == 30


@on_virtual_time
async def test_an_engine_that_served_long_comes_back_at_once():
    assert await loads_of([0, 0, 100, 999], 200) == [0, 0.5, 1.5, 102.0]
