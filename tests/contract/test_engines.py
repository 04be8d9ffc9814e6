"""What every engine must do, wherever it computes."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import aclosing

import pytest

from models.engines.in_process import InProcessEngine
from models.engines.supervise import keep_loaded
from models.errors import EngineFailed, ModelMissing
from models.inference import Inference
from models.registry import ModelSettings
from models.tasks import CHAT, RECOMMEND, SENTIMENT
from models.tasks.chat import ChatMessage, ChatRequest
from models.tasks.recommend import RecommendRequest
from models.tasks.sentiment import SentimentRequest
from models.worker.engine import WorkerEngine

ENGINES = {"in process": InProcessEngine, "worker": WorkerEngine}
SCRIPTED = {
    "sentiment": "tests.contract.scripted_model",
    "recommend": "tests.contract.nowhere",
    "chat": "tests.contract.scripted_writer",
}


@pytest.fixture(params=ENGINES)
async def engine(request):
    engine = ENGINES[request.param](ModelSettings(modules=SCRIPTED))
    async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
        loaded = tasks.create_task(keep_loaded(engine))
        await engine.ready()
        yield engine
        loaded.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await loaded
        await engine.close()


def ask(engine, *texts):
    return engine.run_batch(SENTIMENT, [SentimentRequest(text) for text in texts])


def write(engine, text):
    return aclosing(engine.stream(CHAT, ChatRequest((ChatMessage("user", text),))))


async def test_words_come_one_by_one_and_the_last_says_that_it_is_the_last(engine):
    async with write(engine, "one 二 three") as chunks:
        written = [(chunk.text, chunk.finish) async for chunk in chunks]
    assert written == [("one ", ""), ("二 ", ""), ("three ", ""), ("", "stop")]


async def test_answers_are_written_side_by_side_and_batches_find_their_turn(engine):
    async with write(engine, "forever") as endless:
        await anext(endless)
        async with write(engine, "short") as chunks:
            assert [chunk.text async for chunk in chunks] == ["short ", ""]
        assert len(await ask(engine, "fine")) == 1
        assert (await anext(endless)).text == "on "


async def test_a_closed_stream_is_left_and_the_next_one_is_written(engine):
    for _ in range(20):
        async with write(engine, "forever") as chunks:
            await anext(chunks)
    async with write(engine, "after") as chunks:
        assert (await anext(chunks)).text == "after "


async def test_a_writer_that_raises_fails_its_stream_and_no_other(engine):
    with pytest.raises(EngineFailed, match="ValueError") as failure:
        async with write(engine, "one raise") as chunks:
            assert (await anext(chunks)).text == "one "
            await anext(chunks)
    assert "member" not in str(failure.value)
    async with write(engine, "fine") as chunks:
        assert (await anext(chunks)).text == "fine "


async def test_answers_come_in_order_and_of_their_type(engine):
    answers = await ask(engine, "one", "print two", "三")
    assert [answer.positive for answer in answers] == [0.25] * 3
    assert len({answer.language for answer in answers}) == 1


async def test_a_model_that_raises_fails_its_batch_and_no_other(engine):
    with pytest.raises(EngineFailed, match="ValueError") as failure:
        await ask(engine, "fine", "raise")
    assert "member" not in str(failure.value)
    assert len(await ask(engine, "fine")) == 1


async def test_a_model_that_loses_an_answer_fails_its_batch(engine):
    with pytest.raises(EngineFailed):
        await ask(engine, "one", "lose")


async def test_a_task_without_a_model_says_so_and_the_others_work(engine):
    with pytest.raises(ModelMissing, match="nowhere"):
        await engine.run_batch(RECOMMEND, [RecommendRequest({})])
    assert len(await ask(engine, "fine")) == 1
    states = engine.stats()["models"]
    assert states["sentiment"] == "ready"
    assert "nowhere" in states["recommend"]


async def test_a_long_batch_can_be_left_and_the_next_one_is_answered(engine):
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await ask(engine, "sleep 0.3")
    assert len(await ask(engine, "fine")) == 1


async def test_the_loop_is_free_while_a_batch_is_computed(engine):
    working = asyncio.create_task(ask(engine, "sleep 0.3"))
    ticks = 0
    while not working.done():
        await asyncio.sleep(0.01)
        ticks += 1
    assert ticks >= 10


@pytest.mark.parametrize("engine_class", ENGINES.values())
async def test_the_bundled_models_answer_through_the_facade(engine_class):
    inference = Inference(engine=engine_class(ModelSettings()))
    running = asyncio.create_task(inference.run())
    good = await inference.sentiment("Loved it, so moving.", guild_id=1, timeout_s=100)
    bad = await inference.sentiment("剧情拖沓，太无聊了。", guild_id=1)
    assert good.positive > 0.8
    assert bad.positive < 0.2
    assert (good.language, bad.language) == ("en", "zh")
    odd = await inference.sentiment("\ud800 lovely \x00", guild_id=1)
    assert odd.words[0].text == "lovely"
    assert any(word.text == "Loved" and word.weight > 0 for word in good.words)
    stats = inference.stats()
    assert stats.queue.totals.answered == 3
    assert stats.engine["models"]["sentiment"] == "ready"
    await inference.drain()
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


@pytest.mark.parametrize("engine_class", ENGINES.values())
async def test_the_bundled_film_model_answers_with_shares_that_add_up(engine_class):
    inference = Inference(engine=engine_class(ModelSettings()))
    running = asyncio.create_task(inference.run())
    request = RecommendRequest({1: 10, 2: 9, 3: 2}, excluded=frozenset({4}), limit=5)
    films = await inference.recommend_films(request, guild_id=1, timeout_s=100)
    assert len(films) == 5
    assert not {film.film_id for film in films} & {1, 2, 3, 4}
    for film in films:
        assert film.basis == "personal"
        assert sum(reason.share for reason in film.reasons) == pytest.approx(1)
        assert {reason.film_id for reason in film.reasons} <= {1, 2, 3}
    strangers = await inference.recommend_films(RecommendRequest({}), guild_id=1)
    assert {film.basis for film in strangers} == {"popular"}
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
