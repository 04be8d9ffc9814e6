"""An engine that does what a test says, and remembers what it was asked."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.scheduler.scheduler import Scheduler
from models.tasks.base import Task

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

ECHO = Task("echo", str, str, length=len, padded=True, budget=100)
SHOUT = Task("shout", str, str, length=len, padded=False, budget=100)


@dataclass
class ScriptedEngine:
    """Echoes; takes `seconds` per batch, and lets `script` change or raise instead."""

    seconds: float = 1.0
    script: Callable[[list[str]], list[str]] = lambda requests: requests
    batches: list[list[str]] = field(default_factory=list)
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.is_ready.set()

    async def load(self) -> None:
        self.is_ready.set()

    async def watch(self) -> None:
        await asyncio.Event().wait()

    async def ready(self) -> None:
        await self.is_ready.wait()

    async def run_batch(self, task, requests):
        self.batches.append(list(requests))
        await asyncio.sleep(self.seconds)
        return self.script(list(requests))

    def stats(self):
        return {}

    async def close(self) -> None:
        self.is_ready.clear()


@contextlib.asynccontextmanager
async def serving(engine, *limits) -> AsyncIterator[Scheduler]:
    """Give a scheduler that serves on ``engine`` until the block ends."""
    scheduler = Scheduler(engine, *limits)
    running = asyncio.create_task(scheduler.run())
    try:
        yield scheduler
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
