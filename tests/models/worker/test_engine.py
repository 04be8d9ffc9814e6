"""The worker dies, hangs and lies; the program notices, says so and goes on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time

import pytest

from models.errors import BadOutput, EngineFailed
from models.inference import Inference
from models.registry import ModelSettings
from models.tasks import SENTIMENT
from models.tasks.chat import ChatMessage, ChatRequest
from models.tasks.sentiment import SentimentRequest
from models.worker.engine import WorkerEngine, WorkerLimits

SETTINGS = ModelSettings(
    modules={
        "sentiment": "tests.contract.scripted_model",
        "chat": "tests.contract.scripted_writer",
    }
)


@contextlib.asynccontextmanager
async def inference(**limits):
    engine = WorkerEngine(SETTINGS, WorkerLimits(**limits))
    facade = Inference(engine=engine)
    running = asyncio.create_task(facade.run())
    try:
        async with asyncio.timeout(30):
            await engine.ready()
            yield facade
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


def ask(facade, text, **options):
    return facade.sentiment(text, guild_id=1, timeout_s=20, **options)


async def test_a_worker_that_dies_is_replaced_and_harms_only_the_request_that_killed_it():
    async with inference() as facade:
        texts = ["one", "die", "two"]
        ends = await asyncio.gather(*(ask(facade, text) for text in texts), return_exceptions=True)
        assert [ends[0].positive, ends[2].positive] == [0.25, 0.25]
        assert isinstance(ends[1], EngineFailed)
        assert facade.stats().engine["restarts"] == 2


async def test_killed_from_outside_it_serves_again_within_three_seconds():
    async with inference() as facade:
        os.kill(facade.stats().engine["pid"], signal.SIGKILL)
        killed = time.monotonic()
        assert (await ask(facade, "after")).positive == 0.25
        assert time.monotonic() - killed < 3 + 5  # five for loading on a busy machine
        assert facade.stats().engine["restarts"] == 1


def write(facade, text):
    request = ChatRequest((ChatMessage("user", text),))
    return contextlib.aclosing(facade.chat(request, guild_id=1, timeout_s=25))


async def heard(facade, text, into):
    async with write(facade, text) as chunks:
        async for chunk in chunks:
            into.append(chunk.text)


async def test_killed_in_mid_stream_the_answer_ends_with_an_error_and_the_next_is_written():
    async with inference() as facade:
        words = []
        with pytest.raises(EngineFailed, match="ended with code"):
            await heard(facade, "one two die three", words)
        assert words == ["one ", "two "]
        await heard(facade, "after", words)
        assert words[2:] == ["after ", ""]
        assert facade.stats().streams.running == 0


async def test_a_worker_that_dies_before_the_first_word_is_asked_once_more():
    async with inference() as facade, write(facade, "forever") as chunks:
        await anext(chunks)
        os.kill(facade.stats().engine["pid"], signal.SIGKILL)
        words = []
        await heard(facade, "patience", words)  # admitted while no worker is up
        assert words == ["patience ", ""]


async def test_a_frozen_worker_in_mid_stream_is_noticed_by_its_silence():
    async with inference(silence_s=1.5) as facade:
        words = []
        with pytest.raises(EngineFailed):
            await heard(facade, "one freeze", words)
        assert words == ["one "]
        await heard(facade, "after", words)


async def test_a_frozen_worker_is_noticed_by_its_silence():
    async with inference(silence_s=1.5) as facade:
        with pytest.raises(EngineFailed, match="ended with code"):
            await ask(facade, "freeze")
        assert (await ask(facade, "after")).positive == 0.25


async def test_a_batch_without_end_is_cut_off():
    async with inference(batch_s=0.3) as facade:
        with pytest.raises(EngineFailed):
            await ask(facade, "sleep 60")
        assert (await ask(facade, "after")).positive == 0.25


async def test_an_impossible_answer_is_bad_output():
    async with inference() as facade:
        with pytest.raises(BadOutput):
            await ask(facade, "impossible")
        assert (await ask(facade, "fine")).positive == 0.25


async def test_a_worker_that_never_gets_ready_fails_to_load(tmp_path):
    (tmp_path / "slow").touch()
    settings = ModelSettings(weights=tmp_path, modules=SETTINGS.modules)
    engine = WorkerEngine(settings, WorkerLimits(load_s=1.5))
    with pytest.raises(EngineFailed, match="ready"):
        await engine.load()
    with pytest.raises(EngineFailed, match="no worker"):
        await engine.run_batch(SENTIMENT, [SentimentRequest("x")])
    await engine.close()


async def test_the_bot_is_ready_before_the_model(tmp_path):
    (tmp_path / "slow").touch()
    engine = WorkerEngine(ModelSettings(weights=tmp_path, modules=SETTINGS.modules))
    facade = Inference(engine=engine)
    running = asyncio.create_task(facade.run())
    await asyncio.sleep(0.5)
    assert facade.stats().engine["ready"] is False
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_nothing_of_the_bots_secrets_reaches_the_worker(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    async with inference() as facade:
        assert (await ask(facade, "environment DISCORD_TOKEN")).language == ""
        assert (await ask(facade, "environment PATH")).language != ""


async def test_a_machine_that_cannot_start_processes_only_delays_the_models(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(EngineFailed):
        await WorkerEngine(SETTINGS).load()
