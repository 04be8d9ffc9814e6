"""Shows: what they are, and the programme they follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.i18n import Locale

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["PROGRAMME", "QUESTIONS", "Draft", "Locale", "Part", "Persona", "Show", "State", "Step"]

QUESTIONS = 3


class State(StrEnum):
    """Where a show stands; only planned and live ones change any more."""

    PLANNED = "planned"
    LIVE = "live"
    DONE = "done"
    STOPPED = "stopped"
    CANCELLED = "cancelled"


class Persona(StrEnum):
    """Who hosts: a warm usher or a dry projectionist."""

    USHER = "usher"
    PROJECTIONIST = "projectionist"


class Part(StrEnum):
    """A part of the programme."""

    WELCOME = "welcome"
    QUESTION = "question"
    REVEAL = "reveal"
    BOARD = "board"
    POLL = "poll"
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a show; ``number`` is that of the question, from 1, or 0."""

    part: Part
    number: int = 0


PROGRAMME = (
    Step(Part.WELCOME),
    *(Step(part, n) for n in range(1, QUESTIONS + 1) for part in (Part.QUESTION, Part.REVEAL)),
    Step(Part.BOARD),
    Step(Part.POLL),
    Step(Part.GOODBYE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a moderator asks for.

    Attributes:
        title: At most 80 characters.
        seed: Chooses lines, questions and films.
    """

    channel_id: int
    title: str
    persona: Persona
    locale: Locale
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """One show.

    Attributes:
        event_id: Discord's scheduled event, where there is one.
        step: Its place in `PROGRAMME`.
        is_performed: Whether the step was shown.
        due: When the step ends; when it begins, as long as it was not shown.
    """

    show_id: int
    guild_id: int
    channel_id: int
    title: str
    persona: Persona
    locale: Locale
    seed: int
    event_id: int | None
    state: State
    starts_at: datetime
    step: int
    is_performed: bool
    due: datetime

    @property
    def now_on(self) -> Step:
        """Return the step the show is at."""
        return PROGRAMME[self.step]

    @property
    def is_last_step(self) -> bool:
        """Tell whether nothing follows."""
        return self.step == len(PROGRAMME) - 1
