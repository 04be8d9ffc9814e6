"""Brings a database to the newest schema, after a verified backup of what was there."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from bot.clock import iso
from bot.storage import backup, migrate
from bot.storage.connection import connect_writer, our_errors
from bot.storage.disk import require_space
from bot.storage.lock import writer_lock
from bot.storage.restore import remove_leftovers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path


def upgrade(
    database: Path,
    folders: Mapping[str, Path],
    *,
    now: datetime,
    progress: migrate.Progress = migrate.no_progress,
) -> int:
    """Apply what is missing to a database nobody uses and return how many migrations it were.

    Raises:
        DatabaseInUse: The bot runs; it upgrades by itself when it starts.
        NewerSchema: The database was written by a newer version.
        DiskFull: Too little space to be safe; nothing was changed.
        StorageError: The database, or a migration, is damaged.
    """
    known = migrate.read_folders(folders)
    with writer_lock(database), our_errors():
        remove_leftovers(database)
        with closing(connect_writer(database)) as connection:
            return _bring_up(connection, database, known, now, progress)


def connect_upgraded(
    database: Path, known: list[migrate.Migration], now: datetime, progress: migrate.Progress
) -> sqlite3.Connection:
    """Return the writer's connection to an upgraded database; the caller holds the lock.

    Raises:
        NewerSchema: The database was written by a newer version.
        DiskFull: Too little space to be safe; nothing was changed.
        StorageError: The database, or a migration, is damaged.
    """
    with our_errors(), ExitStack() as undo:
        remove_leftovers(database)
        connection = undo.enter_context(closing(connect_writer(database)))
        _bring_up(connection, database, known, now, progress)
        undo.pop_all()
    return connection


def _bring_up(
    connection: sqlite3.Connection,
    database: Path,
    known: list[migrate.Migration],
    now: datetime,
    progress: migrate.Progress,
) -> int:
    applied = migrate.read_ledger(connection)
    missing = migrate.pending(applied, known)
    if missing and applied:
        require_space(database.parent, database)
        backup.create(database, now=now, keep=None, progress=progress)
    migrate.apply(connection, missing, applied_at=iso(now), progress=progress)
    return len(missing)
