"""The event stream on a real server: what changed is told, who may not see loses it."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.health import State
from dashboard.server import address_of, listen, serve
from dashboard.streams import MAX_PER_VIEWER, MAX_STREAMS, Streams
from tests.dashboard.builders import LOBBY, MO

EVENTS = f"/g/{LOBBY}/events"
LIMIT_S = 5


@pytest.fixture
async def served(app):
    """Serve the app on a free port; give its address and the event that stops it."""
    listener, stop = listen("127.0.0.1", 0), asyncio.Event()
    task = asyncio.create_task(serve(app, listener, stop))
    yield address_of(listener), stop
    stop.set()
    await asyncio.wait_for(task, LIMIT_S)


@pytest.fixture
async def mo(served, logged_in):
    """A moderator's browser on the real server."""
    url, _ = served
    secret = (await logged_in(MO)).cookies["marquee-8765-session"]
    name = f"marquee-{url.rpartition(':')[2]}-session"
    async with httpx.AsyncClient(base_url=url, cookies={name: secret}) as browser:
        yield browser


class Listener:
    """Reads an event stream, event by event."""

    def __init__(self, response):
        self.status = response.status_code
        self._lines = response.aiter_lines()

    async def event(self):
        """Return the id and the data of the next event, passing over signs of life."""
        found = {}
        async with asyncio.timeout(LIMIT_S):
            async for line in self._lines:
                name, _, value = line.partition(": ")
                if line == "" and "data" in found:
                    return found["id"], json.loads(found["data"])
                found[name] = value
        raise EOFError

    async def before_beat(self):
        """Return what is told until the next sign of life."""
        told = []
        async with asyncio.timeout(LIMIT_S):
            async for line in self._lines:
                if line.startswith(":"):
                    return told
                told += [line] if line.startswith("data") else []
        raise EOFError

    async def ends(self):
        async with asyncio.timeout(LIMIT_S):
            async for _ in self._lines:
                pass
        return True


@asynccontextmanager
async def listening(browser, **headers):
    async with browser.stream("GET", EVENTS, headers=headers) as response:
        yield Listener(response)


async def test_the_state_is_told_at_once_and_whenever_it_changes(mo, health):
    async with listening(mo) as stream:
        first, told = await stream.event()
        assert told["sentence"] == "Everything is well. All 4 parts work."
        health.report("gateway", State.DOWN, "health-reason-reconnecting")
        second, told = await stream.event()
        assert second != first
        assert told["state"] == "down"
        assert told["parts"][0]["reason"].startswith("The connection to Discord broke")


async def test_who_comes_back_is_told_only_what_is_new(mo, health):
    async with listening(mo) as stream:
        seen, _ = await stream.event()
    async with listening(mo, **{"Last-Event-ID": seen}) as stream:
        assert await stream.before_beat() == []
        health.report("storage", State.DEGRADED)
        again, told = await stream.event()
        assert (again != seen, told["state"]) == (True, "degraded")
    async with listening(mo, **{"Last-Event-ID": seen}) as stream:
        assert (await stream.event())[0] == again, "it changed while nobody listened"


async def test_who_loses_the_right_loses_the_stream(mo, guilds):
    async with listening(mo) as stream:
        await stream.event()
        del guilds.levels[LOBBY, MO]
        assert await stream.ends()


async def test_logging_out_ends_the_stream(mo, database):
    async with listening(mo) as stream:
        await stream.event()
        await database.write(lambda db: db.execute("DELETE FROM web_session"))
        assert await stream.ends()


async def test_stopping_closes_open_streams_first(mo, served, parts):
    _, stop = served
    async with listening(mo) as stream:
        await stream.event()
        assert len(parts.streams) == 1
        stop.set()
        assert await stream.ends()


async def test_a_stream_that_was_left_is_forgotten(mo, parts):
    async with listening(mo) as stream:
        await stream.event()
    async with asyncio.timeout(LIMIT_S):
        while len(parts.streams):
            await asyncio.sleep(0.01)


async def test_one_viewer_has_few_streams(mo):
    async with asyncio.TaskGroup() as tasks:
        enough, done = asyncio.Semaphore(0), asyncio.Event()

        async def hold():
            async with listening(mo) as stream:
                await stream.event()
                enough.release()
                await done.wait()

        for _ in range(MAX_PER_VIEWER):
            tasks.create_task(hold())
        for _ in range(MAX_PER_VIEWER):
            await enough.acquire()
        refused = await mo.get(EVENTS)
        done.set()
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "try_later"


async def test_all_viewers_together_have_a_limit_too():
    streams = Streams(look_every_s=0.001)

    async def may_see():
        return True

    responses = []
    for viewer in range(MAX_STREAMS):
        response = streams.open(bytes([viewer]), "", dict, may_see)
        responses.append(response.body_iterator)
        await anext(response.body_iterator)
    assert len(streams) == MAX_STREAMS
    with pytest.raises(Exception, match="dashboard-streams-full"):
        streams.open(b"one more", "", dict, may_see)
    streams.close()
    for iterator in responses:
        assert [each async for each in iterator] == []
    assert len(streams) == 0
