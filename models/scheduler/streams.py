"""Who may write next: a few answers are streamed side by side, the rest wait in fair order.

Promise: every stream ends exactly once, with its last chunk, a named error or the caller closing
it, and its place is free again at that moment. Waiting is in the order of `Backlog`: by class, then
fair between guilds.
"""

from __future__ import annotations

import asyncio
import logging
import math
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from models.errors import DeadlineExceeded, EngineFailed, ModelMissing, QueueClosed, QueueFull
from models.scheduler.backlog import Backlog, QueueLimits
from models.scheduler.planner import BatchLimits
from models.scheduler.statistics import Percentiles
from models.scheduler.ticket import Origin, Priority, Ticket

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from models.engines.base import StreamEngine
    from models.tasks.base import Task

log = logging.getLogger(__name__)

RequestT = TypeVar("RequestT")
AnswerT = TypeVar("AnswerT")

SMOOTHING = 0.2
"""Weight of the newest stream in the usual length of one."""
FIRST_CHUNK_S = {
    Priority.MODERATION: 15.0,
    Priority.INTERACTIVE: 45.0,
    Priority.AMBIENT: 20.0,
    Priority.BACKGROUND: 300.0,
}
"""How long a caller of each class waits for the first words when it does not say."""
ONE_AT_A_TIME = BatchLimits(max_rows=1)
WAITING = QueueLimits(max_waiting=64, max_per_guild=16, max_per_member=3)


@dataclass(frozen=True, slots=True)
class StreamLimits:
    """How much is written and waited for at once.

    Attributes:
        side_by_side: Streams under way, where the engine writes that many.
        queue: How many may wait.
        longest_s: A stream that takes longer is ended.
    """

    side_by_side: int = 64
    queue: QueueLimits = WAITING
    longest_s: float = 180.0


@dataclass(slots=True)
class StreamTotals:
    """How streams ended since the start; `left` were closed by their caller."""

    finished: int = 0
    refused: int = 0
    expired: int = 0
    failed: int = 0
    left: int = 0
    retried: int = 0


@dataclass(frozen=True, slots=True)
class StreamStats:
    """The streams at one moment; times in seconds, None before the first."""

    waiting: int
    running: int
    totals: StreamTotals
    first_chunk_p50_s: float | None
    first_chunk_p95_s: float | None


class StreamScheduler:
    """Gives places on one engine to those who want an answer written."""

    def __init__(self, engine: StreamEngine, limits: StreamLimits | None = None) -> None:
        self._engine = engine
        self._limits = limits or StreamLimits()
        self._backlog = Backlog(self._limits.queue, ONE_AT_A_TIME)
        self._running = 0
        self._usual_s: float | None = None
        self._first_chunks = Percentiles()
        self._totals = StreamTotals()
        self._closed = False
        self._idle = asyncio.Event()
        self._idle.set()

    async def stream(
        self,
        task: Task[RequestT, AnswerT],
        request: RequestT,
        origin: Origin,
        *,
        timeout_s: float | None = None,
    ) -> AsyncGenerator[AnswerT, None]:
        """Yield the chunks of an answer; close the generator to cancel.

        Args:
            task: What is asked.
            request: The question.
            origin: The guild it is asked for, and how urgent it is.
            timeout_s: Longest wait for the first chunk; None takes the usual one of the class.

        Raises:
            QueueFull: Refused at once; says how long the wait would be.
            DeadlineExceeded: No first chunk in time, or the answer took too long.
            ModelMissing: This task has no model here.
            EngineFailed: The engine failed; before the first chunk it was tried twice.
            QueueClosed: The program stops.
        """
        loop = asyncio.get_running_loop()
        now = loop.time()
        limit_s = FIRST_CHUNK_S[origin.priority] if timeout_s is None else timeout_s
        place: asyncio.Future[None] = loop.create_future()
        ticket = Ticket(task, request, origin, task.length(request), now, now + limit_s, place)
        self._admit(ticket)
        try:
            async with asyncio.timeout_at(ticket.deadline):
                await place
            written: AsyncGenerator[AnswerT, None] = self._written(ticket, request, task)
            async with aclosing(written) as chunks:
                async for chunk in chunks:
                    yield chunk
            self._totals.finished += 1
        except TimeoutError as error:
            self._totals.expired += 1
            raise DeadlineExceeded(f"not written in time, {limit_s} s to begin") from error
        except (GeneratorExit, asyncio.CancelledError):
            self._totals.left += 1
            raise
        except (EngineFailed, ModelMissing):
            self._totals.failed += 1
            raise
        finally:
            self._leave(ticket)

    def stop(self) -> None:
        """Admit nothing more; who still waits ends with `QueueClosed`."""
        self._closed = True
        for ticket in list(self._backlog):
            if not ticket.answer.done():
                ticket.answer.set_exception(QueueClosed("inference stopped"))

    async def drain(self) -> None:
        """Admit nothing more and return when every stream has ended."""
        self._closed = True
        await self._idle.wait()

    def stats(self) -> StreamStats:
        """Return a picture of this moment."""
        return StreamStats(
            waiting=len(self._backlog),
            running=self._running,
            totals=replace(self._totals),
            first_chunk_p50_s=self._first_chunks.at(0.5),
            first_chunk_p95_s=self._first_chunks.at(0.95),
        )

    def _admit(self, ticket: Ticket) -> None:
        if self._closed:
            raise QueueClosed("inference stopped")
        try:
            self._backlog.admit(ticket)
        except QueueFull as full:
            self._totals.refused += 1
            raise QueueFull(str(full), wait_s=self._wait_s(ticket)) from None
        wait_s = self._wait_s(ticket)
        if wait_s is not None and ticket.arrived + wait_s > ticket.deadline:
            self._backlog.withdraw(ticket)
            self._totals.refused += 1
            raise QueueFull("it would not begin in time", wait_s=wait_s)
        self._idle.clear()
        self._give_places()

    def _wait_s(self, ticket: Ticket) -> float | None:
        """Estimate the seconds until ``ticket`` begins; None before a stream has been measured."""
        ahead = sum(1 for _ in self._backlog.ahead_of(ticket))
        most = self._most_at_once()
        rounds = math.ceil(max(0, self._running + ahead + 1 - most) / most)
        return 0.0 if not rounds else None if self._usual_s is None else rounds * self._usual_s

    def _most_at_once(self) -> int:
        return min(self._limits.side_by_side, self._engine.side_by_side)

    def _give_places(self) -> None:
        now = asyncio.get_running_loop().time()
        while self._running < self._most_at_once() and (taken := self._backlog.take(now)):
            if not taken[0].answer.done():
                self._running += 1
                taken[0].answer.set_result(None)

    def _leave(self, ticket: Ticket) -> None:
        """Give back the place, or the one in the line."""
        self._backlog.withdraw(ticket)
        given = ticket.answer.done() and not ticket.answer.cancelled()
        if given and ticket.answer.exception() is None:
            self._running -= 1
        if self._closed:
            self.stop()
        else:
            self._give_places()
        if not self._running and not len(self._backlog):
            self._idle.set()

    async def _written(
        self, ticket: Ticket, request: RequestT, task: Task[RequestT, AnswerT]
    ) -> AsyncGenerator[AnswerT, None]:
        """Yield the engine's chunks; an engine that fails before the first is tried once more."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        has_begun = False
        while True:
            try:
                async with asyncio.timeout_at(ticket.deadline):
                    await self._engine.ready()
                async with aclosing(self._engine.stream(task, request)) as chunks:
                    while True:
                        until = began + self._limits.longest_s if has_begun else ticket.deadline
                        async with asyncio.timeout_at(until):
                            chunk = await anext(chunks, None)
                        if chunk is None:
                            self._note_length(loop.time() - began)
                            return
                        if not has_begun:
                            self._first_chunks.add(loop.time() - ticket.arrived)
                        has_begun = True
                        yield chunk
            except EngineFailed as error:
                if has_begun or ticket.retried:
                    raise
                log.warning("a stream failed before its first words: %s", error)
                ticket.retried = True
                self._totals.retried += 1

    def _note_length(self, seconds: float) -> None:
        before = seconds if self._usual_s is None else self._usual_s
        self._usual_s = before + SMOOTHING * (seconds - before)
