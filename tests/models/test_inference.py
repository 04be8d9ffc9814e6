from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from models.errors import ModelMissing
from models.inference import Inference, Priority
from models.registry import ROOT
from models.tasks.recommend import RecommendRequest
from tests.models.scripted import ScriptedEngine
from tests.models.virtual_time import on_virtual_time

ONE_MOOD_AND_NO_TORCH = """
import asyncio, sys
from models.inference import Inference

async def main():
    inference = Inference()
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(inference.run())
        mood = await inference.sentiment("Loved it", guild_id=1, timeout_s=100)
        running.cancel()
    print(mood.positive > 0.5, sorted({"torch", "numpy", "transformers"} & set(sys.modules)))

asyncio.run(main())
"""


def test_the_process_that_asks_never_imports_a_model_library():
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", ONE_MOOD_AND_NO_TORCH],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == "True []"


@on_virtual_time
async def test_running_ends_the_engine_and_every_request():

    engine = ScriptedEngine()
    inference = Inference(engine=engine)
    running = asyncio.create_task(inference.run())
    asked = asyncio.create_task(
        inference.sentiment("x", guild_id=1, member_id=2, priority=Priority.AMBIENT)
    )
    await asyncio.sleep(0.5)
    assert inference.stats().queue.running == 1
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert not engine.is_ready.is_set()
    assert asked.done()


@on_virtual_time
async def test_a_task_nobody_can_do_ends_in_an_error_of_ours():

    def script(_):
        raise ModelMissing("no films")

    inference = Inference(engine=ScriptedEngine(script=script))
    running = asyncio.create_task(inference.run())
    with pytest.raises(ModelMissing):
        await inference.recommend_films(RecommendRequest({}), guild_id=1)
    running.cancel()
