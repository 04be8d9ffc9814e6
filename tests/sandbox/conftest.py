"""A sandbox, and ways into it: a bare discord.py bot, plain HTTP, people."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest
import yarl

from sandbox.actor import Actor
from sandbox.server import Sandbox
from tests.sandbox.guest import Guest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable


@pytest.fixture
async def sandbox(tmp_path) -> AsyncIterator[Sandbox]:
    local = Sandbox(tmp_path / "room")
    await local.start()
    yield local
    await local.stop()
    assert local.unknown_routes == []
    assert local.crashes == []


@pytest.fixture
def aim(monkeypatch) -> Callable[[Sandbox], None]:
    """Make discord.py believe that a sandbox is Discord."""

    def aim(sandbox: Sandbox) -> None:
        monkeypatch.setattr(discord.http.Route, "BASE", f"{sandbox.url}/api/v10")
        gateway = yarl.URL(sandbox.world.gateway_url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)

    return aim


@pytest.fixture
async def run_bot(sandbox, aim) -> AsyncIterator[Callable[[Guest], Awaitable[Guest]]]:
    """Start bots and stop them at the end; one that fails to start raises here."""
    aim(sandbox)
    running = []

    async def run(bot: Guest | None = None) -> Guest:
        bot = bot or Guest()
        bot.task = task = asyncio.create_task(bot.start(sandbox.token))
        running.append((bot, task))
        ready = asyncio.create_task(until(bot.is_ready))
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        if task.done():
            ready.cancel()
            await task
        assert ready.done(), "the bot did not get ready"
        return bot

    yield run
    for bot, task in running:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def bot(run_bot) -> Guest:
    """A bot that is ready, and does nothing by itself."""
    return await run_bot()


@pytest.fixture
async def join(sandbox) -> AsyncIterator[Callable[..., Awaitable[Actor]]]:
    """Let people in and see them out."""
    inside = []

    async def join(handle: str, channel: str = "film-club", **options: str) -> Actor:
        inside.append(await Actor.join(sandbox.url, handle, channel=channel, **options))
        return inside[-1]

    yield join
    for person in inside:
        await person.leave()


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any

    @property
    def code(self) -> int | None:
        """Discord's error code."""
        return self.body.get("code")


@pytest.fixture
async def rest(sandbox) -> AsyncIterator[Callable[..., Awaitable[Answer]]]:
    """Call the REST interface as the bot, without discord.py in between."""
    async with aiohttp.ClientSession() as session:

        async def rest(method: str, path: str, body: object = None, **options) -> Answer:
            headers = {"Authorization": f"Bot {sandbox.token}", **options.pop("headers", {})}
            url = f"{sandbox.url}/api/v10{path}"
            if body is not None:
                options["json"] = body
            async with session.request(method, url, headers=headers, **options) as response:
                is_json = response.headers.get("Content-Type") == "application/json"
                return Answer(
                    response.status,
                    await response.json() if is_json else await response.text(),
                    response.headers.copy(),
                )

        yield rest


@pytest.fixture
def channel_id(sandbox) -> Callable[[str], str]:
    """Find a channel's id by its name."""

    def find(name: str = "film-club") -> str:
        channels = sandbox.world.channels.values()
        return next(channel["id"] for channel in channels if channel.get("name") == name)

    return find


@pytest.fixture
def user_id(sandbox) -> Callable[[str], str]:
    """Find a person's id by the handle."""
    return lambda handle: sandbox.world.people[handle].user_id


async def until(look: Callable[[], Any], timeout_s: float = 5) -> Any:
    """Wait until something is true, and return it."""
    async with asyncio.timeout(timeout_s):
        while not (found := look()):
            await asyncio.sleep(0.005)
        return found


@pytest.fixture(name="until")
def until_fixture():
    return until
