"""Puts a backup in the place of the database, which is kept.

The new file is finished beside the old one and takes its name in one rename. A crash before that
leaves the old database, a crash after it the new one.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.clock import iso
from bot.errors import DatabaseInUse, DiskFull, StorageError
from bot.storage import backup, migrate
from bot.storage.connection import EMPTY_LOG, connect_writer, our_errors
from bot.storage.disk import require_space, sync
from bot.storage.lock import writer_lock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

log = logging.getLogger(__name__)

RESTORING = ".restoring"
LOG_FILES = ("-wal", "-shm")


def restore(
    source: Path,
    database: Path,
    folders: Mapping[str, Path],
    *,
    now: datetime,
    progress: migrate.Progress = migrate.no_progress,
) -> Path | None:
    """Replace a database by a backup, brought up from the backup's own schema.

    Args:
        source: The folder of a backup.
        database: The file to replace; it need not exist, or be whole.
        folders: The migrations of this version, as for `Database.open`.
        now: Names what is kept of the replaced database.
        progress: Told each step.

    Returns:
        The folder that keeps the replaced database: a backup, which can be restored in turn, or a
        ``damaged-`` folder with the bare files. None when there was no database.

    Raises:
        DatabaseInUse: The bot runs.
        NewerSchema: A newer version made the backup; nothing was changed.
        DiskFull: Too little free space; nothing was changed.
        StorageError: The backup is damaged; nothing was changed.
    """
    known = migrate.read_folders(folders)
    with writer_lock(database), our_errors():
        remove_leftovers(database)
        progress("verify", 0, 1)
        backup.verify(source)
        progress("verify", 1, 1)
        require_space(database.parent, source / backup.COPY)
        fresh = database.with_name(f"{database.name}{RESTORING}")
        shutil.copyfile(source / backup.COPY, fresh)
        fresh.chmod(0o600)
        with closing(connect_writer(fresh)) as connection:
            missing = migrate.pending(migrate.read_ledger(connection), known)
            migrate.apply(connection, missing, applied_at=iso(now), progress=progress)
        sync(fresh)
        kept = _keep(database, now, progress) if database.exists() else None
        fresh.replace(database)
        sync(database.parent)
    return kept


def remove_leftovers(database: Path) -> None:
    """Remove what a restore that was killed left behind; the caller holds the writer's lock."""
    for leftover in database.parent.glob(f"{database.name}{RESTORING}*"):
        leftover.unlink()


def _keep(database: Path, now: datetime, progress: migrate.Progress) -> Path:
    """Copy the old database away and settle its log, which must never meet the new file."""
    try:
        kept = backup.create(database, now=now, keep=None, progress=progress)
        _settle_log(database)
    except (DiskFull, DatabaseInUse):
        raise
    except (StorageError, sqlite3.Error) as error:
        log.warning("the replaced database is damaged (%s); its bare files are kept", error)
        kept = _keep_files(database, now)
    return kept


def _settle_log(database: Path) -> None:
    with closing(connect_writer(database)) as connection:
        (busy, *_) = connection.execute(EMPTY_LOG).fetchone()
        if busy:
            raise DatabaseInUse(f"another program reads {database}; close it first")


def _keep_files(database: Path, now: datetime) -> Path:
    kept = backup.free_name(backup.folder_of(database), f"damaged-{now.strftime(backup.NAME)}")
    kept.mkdir()
    logs = [database.with_name(f"{database.name}{suffix}") for suffix in LOG_FILES]
    present = [file for file in (database, *logs) if file.exists()]
    for file in present:
        shutil.copy2(file, kept)
        sync(kept / file.name)
    sync(kept)
    for file in present[1:]:
        file.unlink()
    return kept
