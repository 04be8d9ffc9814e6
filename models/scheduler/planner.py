"""Which waiting requests share a batch.

Padding to the longest row eats what batching gains when chat lengths are mixed, so a batch is the
first request in line plus whatever is near it in length, under a budget of tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.scheduler.ticket import Ticket


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """How large and how ragged a batch may be.

    Attributes:
        max_rows: Requests in one batch.
        max_waste: Share of a padded batch that may be padding, 0..1.
    """

    max_rows: int = 64
    max_waste: float = 0.2


def gather(line: Sequence[Ticket], limits: BatchLimits) -> list[Ticket]:
    """Return the next batch from ``line`` (in order of service, not empty).

    The first ticket is always in it, even when it alone is over its task's budget. A ticket that
    failed in a batch before runs alone, so that it can hurt nobody but itself.
    """
    first = line[0]
    if first.retried:
        return [first]
    batch, longest, total = [first], first.length, first.length
    for ticket in line[1:]:
        if len(batch) == limits.max_rows:
            break
        if ticket.task is not first.task or ticket.retried:
            continue
        new_longest, new_total = max(longest, ticket.length), total + ticket.length
        cost = new_longest * (len(batch) + 1) if first.task.padded else new_total
        if cost <= first.task.budget and new_total >= (1 - limits.max_waste) * cost:
            batch.append(ticket)
            longest, total = new_longest, new_total
    return batch


def padded_tokens(batch: Sequence[Ticket]) -> int:
    """Return the tokens the engine computes for ``batch``, padding included."""
    lengths = [ticket.length for ticket in batch]
    return max(lengths) * len(lengths) if batch[0].task.padded else sum(lengths)
