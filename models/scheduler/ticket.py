"""One waiting request, and how urgent it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

    from models.tasks.base import Task


class Priority(IntEnum):
    """Classes of requests, most urgent first."""

    MODERATION = 0
    """Something may have to be hidden: before everything else."""
    INTERACTIVE = 1
    """A person waits for the answer."""
    AMBIENT = 2
    """The bot may react to what was said."""
    BACKGROUND = 3
    """Digests and back-fills."""


WEIGHT = {
    Priority.MODERATION: 8.0,
    Priority.INTERACTIVE: 8.0,
    Priority.AMBIENT: 2.0,
    Priority.BACKGROUND: 1.0,
}
"""Shares of the engine when guilds of several classes wait; moderation goes first anyway."""

TIMEOUT_S = {
    Priority.MODERATION: 1.0,
    Priority.INTERACTIVE: 5.0,
    Priority.AMBIENT: 15.0,
    Priority.BACKGROUND: 120.0,
}
"""How long a request of each class may take when its caller does not say."""


@dataclass(frozen=True, slots=True)
class Origin:
    """On whose behalf a request is made."""

    guild_id: int
    member_id: int | None = None
    priority: Priority = Priority.INTERACTIVE


@dataclass(eq=False, slots=True)
class Ticket:
    """A request from its admission to its end; equal only to itself.

    Attributes:
        length: Its work in tokens.
        arrived: Loop time of its admission, in seconds.
        deadline: Loop time after which nobody waits for it.
        tag: Its place in fair order, set at admission; behind everything until then.
        retried: True once a batch with it failed; it then runs alone.
    """

    task: Task[Any, Any]
    request: object
    origin: Origin
    length: int
    arrived: float
    deadline: float
    answer: asyncio.Future[Any]
    tag: float = math.inf
    retried: bool = False

    @property
    def rank(self) -> tuple[bool, float, float]:
        """Order of service: moderation, then fair order, then age."""
        return (self.origin.priority is not Priority.MODERATION, self.tag, self.arrived)
