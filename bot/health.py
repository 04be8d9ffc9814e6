"""What lives and what does not, in one record that commands, dashboard and probes read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.clock import Clock


class State(StrEnum):
    """How a part of the bot is."""

    STARTING = "starting"
    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"


#: Without these nobody can use the bot; models may come later.
NEEDED = ("gateway", "storage", "dashboard")


@dataclass(slots=True)
class Part:
    """One part's state; ``reason`` is a text id of `health-reason-*` or empty."""

    state: State = State.STARTING
    reason: str = ""
    since: str = ""


@dataclass(slots=True)
class Health:
    """The states of all parts. Parts report; nobody else guesses."""

    clock: Clock
    parts: dict[str, Part] = field(default_factory=dict)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def report(self, name: str, state: State, reason: str = "") -> None:
        """Note how a part is; the time changes only when the state does."""
        from_before = self.parts.get(name)
        if from_before and (from_before.state, from_before.reason) == (state, reason):
            return
        self.parts[name] = Part(state, reason, self.clock.now().isoformat(timespec="seconds"))
        self._changed.set()
        self._changed = asyncio.Event()

    async def changed(self) -> None:
        """Return when the next part reports something new."""
        await self._changed.wait()

    async def ready(self) -> None:
        """Return once everything works that people depend on."""
        while not self.is_ready:
            await self.changed()

    @property
    def is_ready(self) -> bool:
        """Tell whether every part that people depend on works, if in a reduced way."""
        return all(
            name in self.parts and self.parts[name].state in (State.OK, State.DEGRADED)
            for name in NEEDED
        )
