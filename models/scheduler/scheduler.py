"""Many waiting callers, one engine.

Promise: every `submit` ends exactly once, with an answer, a named error or the caller's own
cancellation. No request is left waiting because an engine raised, died or hung, a caller went
away, or the program stops.

The clock is the event loop's, so tests run all of this on a loop with virtual time.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from models.errors import (
    BadOutput,
    DeadlineExceeded,
    EngineFailed,
    InferenceError,
    ModelMissing,
    QueueClosed,
    QueueFull,
)
from models.scheduler.backlog import Backlog, QueueLimits
from models.scheduler.planner import BatchLimits, padded_tokens
from models.scheduler.statistics import Meter, SchedulerStats
from models.scheduler.ticket import TIMEOUT_S, Origin, Ticket

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.engines.base import BatchEngine
    from models.tasks.base import Task

log = logging.getLogger(__name__)

RequestT = TypeVar("RequestT")
AnswerT = TypeVar("AnswerT")


class Scheduler:
    """Serves the requests of all tasks on one engine, one batch at a time."""

    def __init__(
        self,
        engine: BatchEngine,
        queue_limits: QueueLimits | None = None,
        batch_limits: BatchLimits | None = None,
    ) -> None:
        self._engine = engine
        self._backlog = Backlog(queue_limits or QueueLimits(), batch_limits or BatchLimits())
        self._running: Sequence[Ticket] = ()
        self._meter = Meter()
        self._closed = False
        self._work = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    async def submit(
        self,
        task: Task[RequestT, AnswerT],
        request: RequestT,
        origin: Origin,
        *,
        timeout_s: float | None = None,
    ) -> AnswerT:
        """Return the engine's answer to ``request``.

        Args:
            task: What is asked.
            request: The question.
            origin: The guild it is asked for, and how urgent it is.
            timeout_s: Longest wait; None takes the usual one of the class.

        Raises:
            QueueFull: Refused at once; it would not have been served in time.
            DeadlineExceeded: No answer within the time; a waiting request is then not computed.
            ModelMissing: This task has no model here.
            EngineFailed: The engine failed twice on it.
            QueueClosed: The scheduler stopped.
        """
        loop, totals = asyncio.get_running_loop(), self._meter.totals
        now = loop.time()
        limit_s = TIMEOUT_S[origin.priority] if timeout_s is None else timeout_s
        answer: asyncio.Future[AnswerT] = loop.create_future()
        ticket = Ticket(task, request, origin, task.length(request), now, now + limit_s, answer)
        self._admit(ticket)
        try:
            async with asyncio.timeout_at(ticket.deadline):
                given = await answer
        except TimeoutError as error:
            totals.expired += 1
            raise DeadlineExceeded(f"no answer within {limit_s} s") from error
        except asyncio.CancelledError:
            totals.cancelled += 1
            raise
        except InferenceError:
            totals.failed += 1
            raise
        else:
            self._meter.answer_given(loop.time() - now)
            return given
        finally:
            self._backlog.withdraw(ticket)
            self._note_idle()

    async def run(self) -> None:
        """Serve until cancelled; then every request left ends with `QueueClosed`."""
        try:
            while True:
                self._running = await self._next_batch()
                await self._serve(self._running)
                self._running = ()
                self._note_idle()
        finally:
            self._closed = True
            for ticket in (*self._running, *self._backlog):
                self._fail(ticket, QueueClosed("inference stopped"))

    async def drain(self) -> None:
        """Admit nothing more and return when every request has ended; `run` must be serving."""
        self._closed = True
        await self._idle.wait()

    def stats(self) -> SchedulerStats:
        """Return a picture of this moment."""
        now, waiting = asyncio.get_running_loop().time(), list(self._backlog)
        by_priority = Counter(ticket.origin.priority.name.lower() for ticket in waiting)
        return SchedulerStats(
            waiting=len(waiting),
            waiting_by_priority=dict(by_priority),
            oldest_s=now - min((ticket.arrived for ticket in waiting), default=now),
            running=len(self._running),
            totals=replace(self._meter.totals),
            p50_s=self._meter.percentile_s(0.5),
            p95_s=self._meter.percentile_s(0.95),
        )

    def _admit(self, ticket: Ticket) -> None:
        if self._closed:
            raise QueueClosed("inference stopped")
        try:
            self._backlog.admit(ticket)
        except QueueFull as full:
            self._meter.totals.refused += 1
            raise QueueFull(str(full), wait_s=self._wait_s(ticket)) from None
        wait_s = self._wait_s(ticket)
        if wait_s is not None and ticket.arrived + wait_s > ticket.deadline:
            self._backlog.withdraw(ticket)
            self._meter.totals.refused += 1
            raise QueueFull("it would not be served in time", wait_s=wait_s)
        self._idle.clear()
        self._work.set()

    def _wait_s(self, ticket: Ticket) -> float | None:
        """Estimate the seconds until ``ticket`` is answered; None before a pace is known."""
        return self._meter.estimate_s([*self._running, *self._backlog.ahead_of(ticket), ticket])

    async def _next_batch(self) -> list[Ticket]:
        """Wait for work, then for the engine; only then choose, so nothing late is computed."""
        while True:
            await self._work.wait()
            await self._engine.ready()
            if batch := self._backlog.take(asyncio.get_running_loop().time()):
                return batch
            self._work.clear()

    async def _serve(self, batch: list[Ticket]) -> None:
        task, loop = batch[0].task, asyncio.get_running_loop()
        started = loop.time()
        try:
            answers = await self._engine.run_batch(task, [ticket.request for ticket in batch])
            if len(answers) != len(batch):
                raise BadOutput(f"{len(answers)} answers to {len(batch)} requests")  # noqa: TRY301  same end as an engine's error
        except ModelMissing as error:
            for ticket in batch:
                self._fail(ticket, ModelMissing(str(error)))
        except Exception as error:  # noqa: BLE001  boundary: an engine may raise anything
            log.warning("a batch of %d %s requests failed: %r", len(batch), task.name, error)
            self._retry_or_fail(batch, error)
        else:
            self._meter.batch_done(batch, padded_tokens(batch), loop.time() - started)
            for ticket, answer in zip(batch, answers, strict=True):
                if not ticket.answer.done():
                    ticket.answer.set_result(answer)

    def _retry_or_fail(self, batch: list[Ticket], error: Exception) -> None:
        """Let each ticket run once more, alone; a second failure is its own."""
        kind = type(error) if isinstance(error, EngineFailed) else EngineFailed
        for ticket in batch:
            if ticket.retried:
                self._fail(ticket, kind(f"engine failed: {error!r}"), error)
            elif not ticket.answer.done():
                self._meter.totals.retried += 1
                self._backlog.put_back(ticket)

    def _fail(
        self, ticket: Ticket, failure: InferenceError, cause: Exception | None = None
    ) -> None:
        if not ticket.answer.done():
            failure.__cause__ = cause
            ticket.answer.set_exception(failure)

    def _note_idle(self) -> None:
        if not self._running and not len(self._backlog):
            self._idle.set()
