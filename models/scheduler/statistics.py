"""What the scheduler counts, and the picture of it that health pages show."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.scheduler.ticket import Ticket

REMEMBERED = 1024
"""Answered requests over which the percentiles are taken."""
SMOOTHING = 0.2
"""Weight of the newest batch in a task's pace."""


@dataclass(slots=True)
class Totals:
    """Counts since the scheduler was made.

    Attributes:
        answered, refused, expired, cancelled, failed: How requests ended.
        retried: Requests whose batch failed and that ran again alone.
        batches, rows: Batches that gave answers, and requests in them.
        real_tokens, padded_tokens: Tokens in those requests, and computed with padding.
    """

    answered: int = 0
    refused: int = 0
    expired: int = 0
    cancelled: int = 0
    failed: int = 0
    retried: int = 0
    batches: int = 0
    rows: int = 0
    real_tokens: int = 0
    padded_tokens: int = 0


@dataclass(frozen=True, slots=True)
class SchedulerStats:
    """The scheduler at one moment; times in seconds.

    Attributes:
        waiting: Requests admitted and not yet in a batch.
        waiting_by_priority: The same, by lower-case name of the class.
        oldest_s: Age of the oldest waiting request, 0 when none waits.
        running: Requests in the batch being computed.
        totals: Counts since the start.
        p50_s, p95_s: From submission to answer, over the last answers; None before the first.
    """

    waiting: int
    waiting_by_priority: dict[str, int]
    oldest_s: float
    running: int
    totals: Totals
    p50_s: float | None
    p95_s: float | None


class Percentiles:
    """Over the last measured times."""

    def __init__(self) -> None:
        self._seconds: deque[float] = deque(maxlen=REMEMBERED)

    def add(self, seconds: float) -> None:
        """Remember a time."""
        self._seconds.append(seconds)

    def at(self, share: float) -> float | None:
        """Return the time that ``share`` (0..1) of the last ones stayed within; None of none."""
        if not self._seconds:
            return None
        ordered = sorted(self._seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Meter:
    """Counts endings, remembers the last latencies and learns the pace of each task."""

    def __init__(self) -> None:
        self.totals = Totals()
        self._latencies = Percentiles()
        self._pace_s: dict[str, float] = {}

    def batch_done(self, batch: Sequence[Ticket], padded: int, seconds: float) -> None:
        """Count a batch that gave answers after ``seconds``, and learn the task's pace from it."""
        real = sum(ticket.length for ticket in batch)
        self.totals.batches += 1
        self.totals.rows += len(batch)
        self.totals.real_tokens += real
        self.totals.padded_tokens += padded
        task, pace = batch[0].task.name, seconds / real
        self._pace_s[task] = pace + (1 - SMOOTHING) * (self._pace_s.get(task, pace) - pace)

    def answer_given(self, seconds: float) -> None:
        """Count an answer that took ``seconds`` from submission."""
        self.totals.answered += 1
        self._latencies.add(seconds)

    def estimate_s(self, tickets: Sequence[Ticket]) -> float | None:
        """Return how long ``tickets`` will take at the measured pace; None when unmeasured."""
        if any(ticket.task.name not in self._pace_s for ticket in tickets):
            return None
        return sum(ticket.length * self._pace_s[ticket.task.name] for ticket in tickets)

    def percentile_s(self, share: float) -> float | None:
        """Return the latency that ``share`` (0..1) of the last answers stayed within."""
        return self._latencies.at(share)
