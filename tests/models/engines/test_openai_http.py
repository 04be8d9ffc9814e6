"""A server of the OpenAI kind, real HTTP on this machine, and what it may do wrong."""

from __future__ import annotations

import asyncio
import contextlib
import json

import pytest
from aiohttp import web

from models.engines.openai_http import OpenAIEngine
from models.errors import BadOutput, EngineFailed, ModelMissing
from models.inference import Inference
from models.tasks import CHAT, SENTIMENT
from models.tasks.chat import ChatMessage, ChatRequest, Sampling
from models.tasks.sentiment import SentimentRequest
from tests.models.scripted import ScriptedEngine

TALK = ChatRequest(
    (ChatMessage("system", "You are Mira."), ChatMessage("user", "Hello", "Anna")),
    max_tokens=9,
    sampling=Sampling(temperature=0.5, seed=7),
    stop=("\nAnna:",),
)


def delta(text, finish=None):
    return json.dumps({"choices": [{"delta": {"content": text}, "finish_reason": finish}]})


class Server:
    """Streams what a test put into `lines`; notes what it was asked and who hung up."""

    def __init__(self):
        self.lines = [delta("Hi "), delta("there", "stop"), "[DONE]"]
        self.status = 200
        self.asked = []
        self.hung_up = asyncio.Event()
        self.url = ""

    async def models(self, request):
        self.asked.append(request.headers.get("Authorization"))
        return web.json_response({"data": [{"id": "first"}]}, status=self.status)

    async def complete(self, request):
        self.asked.append(await request.json())
        if self.status != 200:
            return web.json_response({"error": "the text of a member"}, status=self.status)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            for line in self.lines:
                if line == "wait":
                    await asyncio.sleep(30)
                await response.write(f": a comment\ndata: {line}\n\n".encode())
        except (ConnectionError, asyncio.CancelledError):
            self.hung_up.set()
            raise
        return response


@pytest.fixture
async def server():
    served = Server()
    app = web.Application()
    app.router.add_get("/v1/models", served.models)
    app.router.add_post("/v1/chat/completions", served.complete)
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    served.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1/"
    yield served
    await runner.cleanup()


@pytest.fixture
async def engine(server):
    engine = OpenAIEngine(server.url, "", "secret")
    yield engine
    await engine.close()


async def written(engine):
    async with contextlib.aclosing(engine.stream(CHAT, TALK)) as chunks:
        return [(chunk.text, chunk.finish) async for chunk in chunks]


async def test_a_talk_is_asked_for_in_the_form_of_the_interface_and_comes_in_chunks(server, engine):
    await engine.load()
    assert await written(engine) == [("Hi ", ""), ("there", "stop")]
    assert server.asked == [
        "Bearer secret",
        {
            "model": "first",
            "messages": [
                {"role": "system", "content": "You are Mira."},
                {"role": "user", "content": "Anna: Hello"},
            ],
            "stream": True,
            "max_tokens": 9,
            "temperature": 0.5,
            "top_p": 0.95,
            "stop": ["\nAnna:"],
            "seed": 7,
        },
    ]


async def test_a_cut_off_answer_says_that_its_length_ended_it(server, engine):
    await engine.load()
    server.lines = [delta("Hi", "length")]
    assert await written(engine) == [("Hi", "length")]


async def test_closing_the_stream_hangs_up(server, engine):
    await engine.load()
    server.lines = [delta("Hi"), "wait"]
    async with contextlib.aclosing(engine.stream(CHAT, TALK)) as chunks:
        await anext(chunks)
    async with asyncio.timeout(5):
        await server.hung_up.wait()


@pytest.mark.parametrize(
    ("status", "lines", "error"),
    [
        (404, [], ModelMissing),
        (503, [], EngineFailed),
        (200, [delta("half")], EngineFailed),
        (200, ["{no json"], BadOutput),
        (200, ['{"choices": 7}'], BadOutput),
    ],
)
async def test_what_goes_wrong_there_is_an_error_of_ours(server, engine, status, lines, error):
    await engine.load()
    server.status, server.lines = status, lines
    with pytest.raises(error) as failure:
        await written(engine)
    assert "member" not in str(failure.value)


async def test_a_server_that_is_not_there_or_refuses_the_key_does_not_come_up(server, engine):
    server.status = 401
    with pytest.raises(EngineFailed, match="401"):
        await engine.load()
    nowhere = OpenAIEngine("http://127.0.0.1:9", "any")
    with pytest.raises(EngineFailed):
        await nowhere.load()
    assert nowhere.stats()["models"] == {"chat": "unreachable"}
    await nowhere.close()


async def test_it_answers_no_other_task(engine):
    await engine.load()
    with pytest.raises(ModelMissing):
        async for _ in engine.stream(SENTIMENT, SentimentRequest("x")):
            pass


async def test_through_the_facade_talks_go_to_the_server_and_the_rest_to_the_engine(engine):
    inference = Inference(engine=ScriptedEngine(seconds=0), writer=engine)
    running = asyncio.create_task(inference.run())
    async with contextlib.aclosing(inference.chat(TALK, guild_id=1)) as chunks:
        assert "".join([chunk.text async for chunk in chunks]) == "Hi there"
    assert inference.stats().writer["ready"]
    assert inference.stats().streams.totals.finished == 1
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
