"""The database as the rest of the bot sees it: write a unit, read rows."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self, TypeVar

import aiosqlite

from bot.clock import Clock, SystemClock
from bot.errors import StorageError
from bot.storage import migrate
from bot.storage.connection import EMPTY_LOG, READER_PRAGMAS, as_ours, read_only_uri
from bot.storage.lock import ProcessLock, writer_lock
from bot.storage.upgrade import connect_upgraded
from bot.storage.writer import Unit, Writer

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

T = TypeVar("T")
Values = Mapping[str, object] | tuple[object, ...]

READERS = 2


class Database:
    """One SQLite file with its only writer and a few readers; made by `open`."""

    def __init__(self, path: Path, writer: Writer, lock: ProcessLock) -> None:
        self.path = path
        self._writer = writer
        self._lock = lock
        self._closed = False
        self._readers: list[aiosqlite.Connection] = []
        self._idle: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()

    @classmethod
    async def open(
        cls,
        path: Path,
        *,
        migrations: Mapping[str, Path],
        clock: Clock | None = None,
        progress: migrate.Progress = migrate.no_progress,
    ) -> Self:
        """Open or create a database, brought up to the newest schema.

        Args:
            path: The database file, on a local disk.
            migrations: Feature name to its folder of migrations, the bot's own first.
            clock: Dates the migrations and the backup before them.
            progress: Told each step of migrating; called on another thread.

        Raises:
            DatabaseInUse: Another process writes it.
            NewerSchema: It was written by a newer version.
            DiskFull: Too little space to migrate safely; nothing was changed.
            StorageError: It is damaged, or a migration is.
        """
        known = migrate.read_folders(migrations)
        now = (clock or SystemClock()).now()

        def connect() -> sqlite3.Connection:
            return connect_upgraded(path, known, now, progress)

        lock = writer_lock(path)
        writer = Writer(connect)
        database = cls(path, writer, lock)
        try:
            await writer.start()
            for _ in range(READERS):
                await database._add_reader()
        except BaseException:
            await database.close()
            raise
        return database

    async def write(self, unit: Unit[T]) -> T:
        """Run a unit on the writer's connection and return its value once it is on the disk.

        Many callers share one COMMIT; each unit stands under its own savepoint, so an exception
        undoes this unit alone and is raised here.

        Raises:
            DiskFull: Nothing of the unit was kept.
            StorageError: Nothing of the unit was kept, or the database is closed.
        """
        return await self._writer.run(unit)

    async def rows(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """Return the rows of a query as of the last commit."""
        reader = await self._idle.get()
        try:
            if self._closed:
                raise StorageError("the database is closed")
            return list(await reader.execute_fetchall(sql, values))
        except sqlite3.Error as error:
            if (ours := as_ours(error)) is error:
                raise
            raise ours from error
        finally:
            self._idle.put_nowait(reader)

    async def row(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or nothing."""
        rows = await self.rows(sql, values)
        return rows[0] if rows else None

    async def empty_log(self) -> bool:
        """Move the write-ahead log into the file and cut it, so that erased text is in neither.

        Returns whether it was cut: a reader that outlasts the busy timeout (a backup of a large
        database) leaves that to a later call, at the latest to `close`.
        """

        def unit(connection: sqlite3.Connection) -> bool:
            (is_busy, *_) = connection.execute(EMPTY_LOG).fetchone()
            return not is_busy

        was_cut = await self._writer.run(unit, alone=True)
        if not was_cut:
            log.warning("a reader kept the write-ahead log from being emptied; a later call will")
        return was_cut

    async def close(self) -> None:
        """Finish the waiting writes, close every connection and let another process write."""
        self._closed = True
        for reader in self._readers:
            await reader.close()
        self._readers.clear()
        await self._writer.stop()
        self._lock.release()

    async def _add_reader(self) -> None:
        reader = await aiosqlite.connect(read_only_uri(self.path), uri=True, isolation_level=None)
        self._readers.append(reader)
        reader.row_factory = sqlite3.Row
        for pragma in READER_PRAGMAS:
            await reader.execute(pragma)
        self._idle.put_nowait(reader)
