"""What lives and what does not, in one record that commands, dashboard and probes read."""

from __future__ import annotations

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

    def report(self, name: str, state: State, reason: str = "") -> None:
        """Note how a part is; the time changes only when the state does."""
        from_before = self.parts.get(name)
        if from_before and (from_before.state, from_before.reason) == (state, reason):
            return
        self.parts[name] = Part(state, reason, self.clock.now().isoformat(timespec="seconds"))

    @property
    def is_ready(self) -> bool:
        """Tell whether every part that people depend on works, if in a reduced way."""
        return bool(self.parts) and all(
            part.state in (State.OK, State.DEGRADED) for part in self.parts.values()
        )
