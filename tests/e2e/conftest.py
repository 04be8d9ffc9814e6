"""The real bot in the local Discord, with four people in the room."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import discord
import pytest

from bot import app
from bot.trial import LocalDiscord, trial_config
from sandbox.actor import Actor
from sandbox.server import Sandbox
from tests.builders import place_of
from tests.sandbox.openapi import Watch


class Running:
    """The whole bot, which a test may restart in the middle of anything."""

    def __init__(self, place: LocalDiscord, data_dir, **settings):
        self._config = trial_config(place, data_dir).model_copy(
            update={"inference": "off", "dashboard_port": 0, **settings}
        )
        self._stop = asyncio.Event()
        self._task: asyncio.Task | None = None
        self.dashboard = ""

    async def start(self):
        self._stop = asyncio.Event()
        is_ready: asyncio.Future = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(app.run(self._config, self._stop, is_ready.set_result))
        async with asyncio.timeout(30):
            await asyncio.wait((self._task, is_ready), return_when=asyncio.FIRST_COMPLETED)
            if self._task.done():
                await self._task
            self.dashboard = (await is_ready).url

    async def stop(self):
        self._stop.set()
        async with asyncio.timeout(15):
            await self._task

    async def restart(self):
        await self.stop()
        await self.start()


@pytest.fixture(autouse=True)
def _restore_discord(monkeypatch):
    """Give the process its real addresses back; the bot points discord.py at the sandbox."""
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    gateway = discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)


@pytest.fixture
async def sandbox(tmp_path):
    """Give the local Discord; at the end nothing that the bot sent may have been wrong."""
    local = Sandbox(tmp_path / "room")
    watch = Watch(local)
    await local.start()
    yield local
    await local.stop()
    assert local.unknown_routes == []
    assert local.crashes == []
    assert watch.problems == []


@pytest.fixture
def settings():
    """Settings of the bot; a test file may say others, such as ``inference`` with models."""
    return {}


@pytest.fixture
async def marquee(sandbox, tmp_path, settings):
    place = place_of(sandbox)
    running = Running(place, tmp_path / "data", **settings)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def people(sandbox, marquee):
    async with AsyncExitStack() as stack:

        async def join(handle, channel="film-club"):
            actor = await Actor.join(sandbox.url, handle, channel=channel)
            stack.push_async_callback(actor.leave)
            return actor

        yield join


@pytest.fixture
async def anna(people):
    return await people("anna")


@pytest.fixture
async def lin(people):
    return await people("lin", "影评")


@pytest.fixture
async def mo(people):
    return await people("mo")


@pytest.fixture
async def ada(people):
    return await people("ada")
