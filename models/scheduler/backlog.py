"""The requests that wait: how many may, and in which order they leave."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.errors import QueueFull
from models.scheduler.fairness import StartTags
from models.scheduler.planner import BatchLimits, gather
from models.scheduler.ticket import WEIGHT, Priority, Ticket

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM = {
    Priority.MODERATION: 1.0,
    Priority.INTERACTIVE: 0.9,
    Priority.AMBIENT: 0.75,
    Priority.BACKGROUND: 0.5,
}
"""How full the backlog may be when a request of a class comes in: what is urgent finds a place."""


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """How much may wait.

    Attributes:
        max_waiting: Requests in all.
        max_per_guild: Requests of one guild.
        max_per_member: Requests of one member of a guild.
    """

    max_waiting: int = 512
    max_per_guild: int = 64
    max_per_member: int = 16


class Backlog:
    """Tickets from admission until they are taken into a batch or withdrawn. Pure data."""

    def __init__(self, limits: QueueLimits, batch_limits: BatchLimits) -> None:
        self._limits = limits
        self._batch_limits = batch_limits
        self._waiting: dict[Ticket, None] = {}
        self._held: Counter[tuple[int, ...]] = Counter()
        self._tags: StartTags[tuple[int, Priority]] = StartTags()

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Ticket]:
        return iter(self._waiting)

    def admit(self, ticket: Ticket) -> None:
        """Take in a new ticket and give it its place in fair order.

        Raises:
            QueueFull: No room for its class, or its guild or member has its share waiting already.
        """
        limits = self._limits
        if len(self._waiting) >= int(limits.max_waiting * ROOM[ticket.origin.priority]):
            raise QueueFull(f"{len(self._waiting)} requests are waiting")
        for holder, most in zip(
            _holders(ticket), (limits.max_per_guild, limits.max_per_member), strict=False
        ):
            if self._held[holder] >= most:
                raise QueueFull(f"{most} requests of this guild or member are waiting")
        ticket.tag = self._tags.give(*_flow_and_cost(ticket))
        self._put(ticket)

    def put_back(self, ticket: Ticket) -> None:
        """Let a ticket whose batch failed wait again, at its old place."""
        ticket.retried = True
        self._put(ticket)

    def ahead_of(self, ticket: Ticket) -> Iterator[Ticket]:
        """Yield the waiting tickets that are served before ``ticket``."""
        return (other for other in self._waiting if other.rank < ticket.rank)

    def withdraw(self, ticket: Ticket) -> None:
        """Forget a ticket whose caller left; one that is no longer here is fine."""
        if ticket in self._waiting:
            self._tags.refund(*_flow_and_cost(ticket))
            self._remove(ticket)

    def take(self, now: float) -> list[Ticket]:
        """Remove and return the next batch; empty when nothing waits that is still in time."""
        in_time = [ticket for ticket in self._waiting if ticket.deadline > now]
        if not in_time:
            return []
        batch = gather(sorted(in_time, key=lambda ticket: ticket.rank), self._batch_limits)
        self._tags.serve(batch[0].tag)
        for ticket in batch:
            self._remove(ticket)
        return batch

    def _put(self, ticket: Ticket) -> None:
        self._waiting[ticket] = None
        self._held.update(_holders(ticket))

    def _remove(self, ticket: Ticket) -> None:
        del self._waiting[ticket]
        self._held.subtract(_holders(ticket))
        if not self._waiting:
            self._held.clear()
            self._tags = StartTags()


def _flow_and_cost(ticket: Ticket) -> tuple[tuple[int, Priority], float]:
    origin = ticket.origin
    return (origin.guild_id, origin.priority), ticket.length / WEIGHT[origin.priority]


def _holders(ticket: Ticket) -> list[tuple[int, ...]]:
    """Return whom a ticket counts for: its guild, then its member where one is known."""
    guild, member = ticket.origin.guild_id, ticket.origin.member_id
    return [(guild,)] if member is None else [(guild,), (guild, member)]
