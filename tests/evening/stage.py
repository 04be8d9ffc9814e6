"""The room of an evening: the local Discord, the bot as a process of its own, and its people."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.processes import marquee, sandbox
from sandbox.actor import Actor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.evening.record import Record

PATIENCE_S = 25.0


class House:
    """Runs the bot, and runs it again on the same data when told to."""

    def __init__(self, place: dict[str, str], folder: str) -> None:
        self.place = place
        self._folder = folder
        self._bot = AsyncExitStack()

    async def open(self) -> None:
        """Start the bot."""
        await self._bot.enter_async_context(marquee(self.place, self._folder))

    async def close(self) -> None:
        """Stop the bot as an operator does, by SIGTERM."""
        await self._bot.aclose()

    async def restart(self) -> None:
        """Stop the bot and start it again."""
        await self.close()
        await self.open()


@dataclass
class Play:
    """What an act works with.

    Attributes:
        house: The bot.
        record: What happens is noted there.
        member, other, moderator, admin, guest: People of the room.
        home: Name of the channel where this language is spoken.
        memory: What acts leave to one another.
    """

    house: House
    record: Record
    member: Actor
    other: Actor
    moderator: Actor
    admin: Actor
    guest: Actor
    home: str
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Return ``"en"`` or ``"zh"``."""
        return self.record.language

    def pick(self, en: Any, zh: Any) -> Any:
        """Return what belongs to the language of this evening."""
        return zh if self.language == "zh" else en

    async def chat(self, person: Actor, words: str) -> dict[str, Any]:
        """Say something to the bot and return what it answers."""
        said = await person.say(f"<@{self.house.place['application_id']}> {words}")
        return await person.expect(
            lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"],
            timeout_s=PATIENCE_S,
        )


@asynccontextmanager
async def house() -> AsyncIterator[House]:
    """Give the bot in a local Discord, both new and both gone at the end."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        place = await stack.enter_async_context(sandbox())
        found = House(place, folder)
        await found.open()
        stack.push_async_callback(found.close)
        yield found


async def people(stack: AsyncExitStack, url: str, channel: str, *names: str) -> list[Actor]:
    """Return people of the room, gone into a channel; they leave with the stack."""
    actors = await asyncio.gather(*(Actor.join(url, name, channel=channel) for name in names))
    for actor in actors:
        stack.push_async_callback(actor.leave)
    return actors
