"""Processes that are made to die, or to meet a full disk, in the middle of their work."""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import os
import resource
import signal
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.errors import StorageError
from bot.storage import backup, upgrade
from bot.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ROWS_PER_UNIT = 3
CALLERS = 20
PUT = "INSERT INTO entry (unit, part, filler) VALUES (?, ?, ?)"
ENTRY = """
CREATE TABLE entry (unit INTEGER NOT NULL, part INTEGER NOT NULL, filler TEXT NOT NULL) STRICT;
"""


@contextmanager
def child(target: Callable[..., None], *values: object) -> Iterator[tuple[BaseProcess, Connection]]:
    """Run a function of this module in a process of its own, with a pipe to hear from it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=target, args=(theirs, *values))
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def write_for_ever(pipe: Connection, path: Path, folders: Mapping[str, Path], first: int) -> None:
    """Write units of several rows from many callers and tell each one that was acknowledged."""
    asyncio.run(_write_for_ever(pipe, path, folders, itertools.count(first)))


async def _write_for_ever(
    pipe: Connection, path: Path, folders: Mapping[str, Path], numbers: Iterator[int]
) -> None:
    database = await Database.open(path, migrations=folders)

    async def caller() -> None:
        for number in numbers:
            await database.write(lambda db, n=number: put(db, n))
            pipe.send(number)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(CALLERS):
            tasks.create_task(caller())


def put(db, number: int, filler: str = "x" * 200) -> None:
    """Add the rows of one unit."""
    for part in range(ROWS_PER_UNIT):
        db.execute(PUT, (number, part, filler))


def upgrade_and_die(pipe: Connection, path: Path, folders: Mapping[str, Path], die_at: int) -> None:
    """Upgrade a database, dying by SIGKILL at the given statement of its writing connection."""
    connect = upgrade.connect_writer
    told = itertools.count(1)

    def die(_statement: str) -> None:
        if next(told) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect_to_die(database: Path):
        opened = connect(database)
        opened.set_trace_callback(die)
        return opened

    upgrade.connect_writer = connect_to_die
    pipe.send(upgrade.upgrade(path, folders, now=NOW))


def back_up_and_die(pipe: Connection, path: Path, die_at: int) -> None:
    """Back a database up, dying by SIGKILL at the given report of progress or sync."""
    told = itertools.count(1)
    sync = backup.sync

    def die(*_values: object) -> None:
        if next(told) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def sync_or_die(file: Path) -> None:
        die()
        sync(file)

    backup.sync = sync_or_die
    backup.VM_STEPS_PER_REPORT = 1_000
    pipe.send(backup.create(path, now=NOW, progress=die).name)


def back_up_on_a_small_disk(pipe: Connection, path: Path, room_bytes: int) -> None:
    """Back a database up where no file can grow beyond a size, and tell the error."""
    with _no_file_larger_than(room_bytes):
        try:
            backup.create(path, now=NOW)
            answer = ""
        except StorageError as error:
            answer = type(error).__name__
    pipe.send(answer)


def write_on_a_small_disk(
    pipe: Connection, path: Path, folders: Mapping[str, Path], room_bytes: int
) -> None:
    """Write while no file can grow beyond a size, then with room again; tell what was kept."""
    asyncio.run(_write_on_a_small_disk(pipe, path, folders, room_bytes))


async def _write_on_a_small_disk(
    pipe: Connection, path: Path, folders: Mapping[str, Path], room_bytes: int
) -> None:
    database = await Database.open(path, migrations=folders)
    with _no_file_larger_than(room_bytes):
        calls = (database.write(lambda db, n=n: put(db, n, "y" * 2_000)) for n in range(400))
        results = await asyncio.gather(*calls, return_exceptions=True)
    pipe.send(
        {
            "kept": {n for n, result in enumerate(results) if result is None},
            "errors": {type(result).__name__ for result in results if result is not None},
        }
    )
    await database.write(lambda db: put(db, 1_000))
    await database.close()
    pipe.send("went on")


@contextmanager
def _no_file_larger_than(size_bytes: int) -> Iterator[None]:
    """Let the kernel refuse writes beyond a size, as a full disk does (EFBIG for ENOSPC)."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
