"""Answers "is everything well?" in one sentence, with the state of each part behind it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.health import State

if TYPE_CHECKING:
    from bot.health import Health, Part
    from bot.i18n import Say, Texts

#: What people notice first stands first.
FIRST_PARTS = ("gateway", "storage", "inference", "dashboard")
#: The worst first: the state of the whole is the worst of its parts.
WORST_FIRST = (State.DOWN, State.STARTING, State.DEGRADED, State.OK)


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of the bot as it is shown; ``since`` is ISO 8601, UTC."""

    name: str
    label: str
    state: str
    state_label: str
    since: str
    reason: str


@dataclass(frozen=True, slots=True)
class WellBeing:
    """The answer, ready for a template or for JSON."""

    state: str
    sentence: str
    parts: tuple[PartView, ...]

    def as_json(self) -> dict[str, object]:
        """Return what the event stream tells."""
        return asdict(self)


def well_being(health: Health, texts: Texts, say: Say) -> WellBeing:
    """Return how the bot is, in one language."""
    known = [name for name in FIRST_PARTS if name in health.parts]
    names = [*known, *sorted(health.parts.keys() - set(known))]
    parts = tuple(_view(name, health.parts[name], texts, say) for name in names)
    state = next((s for s in WORST_FIRST if any(part.state == s for part in parts)), State.STARTING)
    return WellBeing(state, _sentence(state, parts, say), parts)


def _view(name: str, part: Part, texts: Texts, say: Say) -> PartView:
    label_id = f"health-part-{name}"
    return PartView(
        name,
        say(label_id) if texts.has(label_id) else name,
        part.state,
        say(f"health-state-{part.state}"),
        part.since,
        say(part.reason) if part.reason else "",
    )


def _sentence(state: State, parts: tuple[PartView, ...], say: Say) -> str:
    concerned = say("dashboard-list-mark").join(part.label for part in parts if part.state == state)
    match state:
        case State.OK:
            return say("dashboard-well", n=len(parts))
        case State.DEGRADED:
            return say("dashboard-well-reduced", parts=concerned)
        case State.DOWN:
            return say("dashboard-well-down", parts=concerned)
        case State.STARTING:
            ready = sum(part.state in (State.OK, State.DEGRADED) for part in parts)
            return say("dashboard-well-starting", ready=ready, n=len(parts))
