"""Where a show takes place, as the rules see it; on Discord it is `cogs.host.screens.stage`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cogs.host.quiz import Question
    from cogs.host.scores import Standing, Tally
    from cogs.host.show import Show


class StageGone(Exception):
    """The channel is gone, or the bot may no longer speak in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked: its number, its message, and how it was answered."""

    number: int
    question: Question
    message_id: int | None
    tally: Tally


class Stage(Protocol):
    """Shows each step of a show; every method may raise `StageGone`, or what may pass again."""

    @property
    def is_open(self) -> bool:
        """Tell whether the bot is connected."""
        ...

    async def welcome(self, show: Show, *, is_late: bool) -> None:
        """Greet, with a word when the show begins late, and open its event."""
        ...

    async def ask(self, show: Show, number: int, question: Question, closes_at: datetime) -> int:
        """Show a question with its buttons and return the message's id."""
        ...

    async def reveal(self, show: Show, asked: Asked, standings: Sequence[Standing]) -> None:
        """Show the right answer, who had it and the score, and take the question's buttons away."""
        ...

    async def board(self, show: Show, standings: Sequence[Standing]) -> None:
        """Show the final places."""
        ...

    async def poll(self, show: Show) -> None:
        """Ask what to watch next."""
        ...

    async def goodbye(self, show: Show) -> None:
        """Say goodbye and close the show's event."""
        ...

    async def back(self, show: Show, number: int, closes_at: datetime) -> None:
        """Say that a question stands open again after an interruption."""
        ...

    async def cut_short(
        self, show: Show, standings: Sequence[Standing], asked: Asked | None
    ) -> None:
        """Say that the show ends before its time, with the places so far, and close its event.

        ``asked`` is the question that stands open, whose buttons go.
        """
        ...

    async def event_stands(self, show: Show) -> bool:
        """Tell whether a planned show's event was not cancelled in Discord; True without one."""
        ...

    async def cancelled(self, show: Show, reason: str) -> None:
        """Cancel a show's event and tell the moderators; ``reason`` is the id of a text."""
        ...
