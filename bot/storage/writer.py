"""One thread that owns the only writing connection and commits in groups.

Callers on the event loop queue units; the thread takes all that wait, runs each under its own
SAVEPOINT and commits them together, so a hundred callers share one fsync. A caller is answered
only after the COMMIT. Both ways the hand-over costs one wake-up per group.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.errors import StorageError
from bot.storage.connection import EMPTY_LOG, as_ours

log = logging.getLogger(__name__)

T = TypeVar("T")
Unit = Callable[[sqlite3.Connection], T]

MAX_WAITING = 1_024


@dataclass(slots=True, eq=False)
class _Job:
    """A unit on its way and what became of it."""

    unit: Unit[Any]
    answer: asyncio.Future[Any]
    alone: bool
    value: object = None
    failure: BaseException | None = None


class _TransactionLost(Exception):
    """The transaction ended inside a unit: SQLite gave it up, or the unit ended it itself."""


class Writer:
    """Runs units on one connection, in the order of their calls."""

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], *, max_waiting: int = MAX_WAITING
    ) -> None:
        """Prepare a writer that is not started yet.

        Args:
            connect: Opens the connection; called once, on the writer's thread.
            max_waiting: Units on their way at once, so also the largest group; further callers
                wait for a free place.
        """
        self._connect = connect
        self._places = asyncio.Semaphore(max_waiting)
        self._loop = asyncio.get_running_loop()
        self._outbox: list[_Job] = []
        self._inbox: queue.SimpleQueue[list[_Job] | None] = queue.SimpleQueue()
        self._started: asyncio.Future[None] = self._loop.create_future()
        self._thread = threading.Thread(target=self._serve, name="storage writer", daemon=True)
        self._closed = False

    async def start(self) -> None:
        """Open the connection; raises whatever opening it raised."""
        self._thread.start()
        await asyncio.shield(self._started)

    async def run(self, unit: Unit[T], *, alone: bool = False) -> T:
        """Run a unit and return its value once it is on the disk.

        A caller that is cancelled before its unit has begun leaves no trace; later the unit is
        kept although nobody waits for it any more.

        Args:
            unit: Plain code over the connection; it neither commits nor rolls back.
            alone: Run outside any transaction, for statements that refuse to be in one.

        Raises:
            StorageError: The group could not be committed; nothing of it was kept.
        """
        async with self._places:
            if self._closed:
                raise StorageError("the database is closed")
            if not self._outbox:
                self._loop.call_soon(self._hand_over)
            job = _Job(unit, self._loop.create_future(), alone)
            self._outbox.append(job)
            value: T = await job.answer
            return value

    async def stop(self) -> None:
        """Finish what waits, empty the write-ahead log and close; a second call only waits."""
        if not self._closed:
            self._closed = True
            self._hand_over()
            self._inbox.put(None)
        await asyncio.to_thread(self._thread.join)

    def _hand_over(self) -> None:
        if self._outbox:
            self._inbox.put(self._outbox)
            self._outbox = []

    # From here on everything runs on the writer's thread.

    def _serve(self) -> None:
        try:
            connection = self._connect()
        except BaseException as error:  # noqa: BLE001  boundary: it belongs to who called `start`
            self._post(self._started.set_exception, error)
            return
        self._post(self._started.set_result, None)
        try:
            while group := self._next_group():
                for alone, jobs in itertools.groupby(group, key=lambda job: job.alone):
                    settled = list(jobs)
                    _run_alone(connection, settled) if alone else _commit(connection, settled)
                    self._post(_settle, settled)
            connection.execute(EMPTY_LOG)
        except sqlite3.Error:
            log.exception("the write-ahead log was not emptied; the next start does it")
        finally:
            connection.close()

    def _next_group(self) -> list[_Job]:
        """Wait for units and return all that are there; nothing when it is time to stop."""
        jobs = self._inbox.get()
        group: list[_Job] = []
        while jobs is not None:
            group += jobs
            if self._inbox.empty():
                return group
            jobs = self._inbox.get()
        self._inbox.put(None)  # seen behind the last units: found again after them
        return group

    def _post(self, call: Callable[..., object], *values: object) -> None:
        try:
            self._loop.call_soon_threadsafe(call, *values)
        except RuntimeError:
            log.warning("the event loop ended before the storage writer; no caller is left")


def _commit(connection: sqlite3.Connection, jobs: list[_Job]) -> None:
    """Run a group in one transaction, which keeps all units that did not fail, or none.

    A transaction that is gone before its COMMIT (SQLite gives it up when the disk is full) takes
    the whole group with it, because what its earlier units wrote is gone too.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        for job in jobs:
            if not job.answer.done():
                _run_in_savepoint(connection, job)
        connection.execute("COMMIT")
    except BaseException as error:  # noqa: BLE001  boundary: every caller of the group is told
        _roll_back(connection)
        for job in jobs:
            job.failure = job.failure or _group_failure(error)


def _run_in_savepoint(connection: sqlite3.Connection, job: _Job) -> None:
    connection.execute("SAVEPOINT unit")
    _run(connection, job)
    if not connection.in_transaction:
        raise job.failure if isinstance(job.failure, StorageError) else _TransactionLost
    if job.failure is not None:
        connection.execute("ROLLBACK TO unit")
    connection.execute("RELEASE unit")


def _run_alone(connection: sqlite3.Connection, jobs: list[_Job]) -> None:
    for job in jobs:
        if not job.answer.done():
            _run(connection, job)
            _roll_back(connection)


def _run(connection: sqlite3.Connection, job: _Job) -> None:
    try:
        job.value = job.unit(connection)
    except sqlite3.Error as error:
        job.failure = as_ours(error)
        job.failure.__cause__ = error if job.failure is not error else None
    except StopIteration as error:  # a future cannot carry it
        job.failure = RuntimeError("a write unit raised StopIteration")
        job.failure.__cause__ = error
    except BaseException as error:  # noqa: BLE001  boundary: it belongs to the caller
        job.failure = error
    if isinstance(job.value, sqlite3.Cursor):
        job.value.close()  # rowcount and lastrowid stay readable; its statement is the writer's


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        try:
            connection.execute("ROLLBACK")
        except sqlite3.Error:  # the next group meets the open transaction and comes here again
            log.exception("a transaction could not be rolled back")


def _group_failure(error: BaseException) -> StorageError:
    """Return what a caller sees when its group was not committed, afresh for each caller."""
    ours = as_ours(error) if isinstance(error, sqlite3.Error) else error
    if isinstance(ours, StorageError):
        failure = type(ours)(*ours.args)
    else:
        failure = StorageError(f"a group of writes was not kept ({error!r})")
    failure.__cause__ = error
    return failure


def _settle(jobs: list[_Job]) -> None:
    """Answer the callers that are still there; runs on the event loop."""
    for job in jobs:
        if job.answer.done():
            continue
        if job.failure is not None:
            job.answer.set_exception(job.failure)
        else:
            job.answer.set_result(job.value)
