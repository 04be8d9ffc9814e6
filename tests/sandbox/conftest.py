"""A sandbox, and a bare discord.py bot inside it."""

import asyncio

import discord
import pytest
import yarl

from sandbox.actor import Actor
from sandbox.server import Sandbox


class Guest(discord.Client):
    """The smallest bot that can hold a command tree; knows nothing of the sandbox."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(intents=intents or discord.Intents.all(), guild_ready_timeout=0.05)
        self.tree = discord.app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest.fixture
async def sandbox(tmp_path):
    local = Sandbox(tmp_path / "room")
    await local.start()
    yield local
    await local.stop()
    assert local.unknown_routes == []


@pytest.fixture
def points_home(sandbox, monkeypatch):
    """Make discord.py believe that the sandbox is Discord."""
    monkeypatch.setattr(discord.http.Route, "BASE", f"{sandbox.url}/api/v10")
    gateway = yarl.URL(f"{sandbox.url.replace('http', 'ws')}/gateway")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)


@pytest.fixture
async def run_bot(sandbox, points_home):
    """Start bots and stop them at the end."""
    running = []

    async def run(bot):
        task = asyncio.create_task(bot.start(sandbox.token))
        running.append((bot, task))
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        if task.done():
            ready.cancel()
            await task
        return bot

    yield run
    for bot, task in running:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def join(sandbox):
    """Let people in and see them out."""
    inside = []

    async def join(handle, channel="film-club", **options):
        inside.append(await Actor.join(sandbox.url, handle, channel=channel, **options))
        return inside[-1]

    yield join
    for person in inside:
        await person.leave()
