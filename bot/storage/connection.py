"""How SQLite connections are opened, and how SQLite's own failures become ours.

Exactly one connection of the installation may write and checkpoint: SQLite before 3.51.3 can
corrupt a WAL database when two do so at the same moment. Every other one is read-only twice over.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from bot.errors import DiskFull, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_TIMEOUT_MS = 5_000
WAL_SIZE_LIMIT_BYTES = 64 * 2**20

# FULL syncs the WAL at each commit: what was acknowledged survives a power cut. secure_delete
# overwrites erased rows; temporary tables stay in memory so that erased text is in no other file.
WRITER_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    f"PRAGMA journal_size_limit = {WAL_SIZE_LIMIT_BYTES}",
)
EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
READER_PRAGMAS = (f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}", "PRAGMA query_only = ON")

FULL = "the disk is full; nothing of this change was kept; free some space"
_SENTENCES = {
    sqlite3.SQLITE_BUSY: "another program holds the database; stop it and try again",
    sqlite3.SQLITE_CANTOPEN: "the database file cannot be opened; check its folder and owner",
    sqlite3.SQLITE_CORRUPT: "the database is damaged; restore a backup with `marquee restore`",
    sqlite3.SQLITE_IOERR: "the disk refused to read or write the database; check the disk",
    sqlite3.SQLITE_NOTADB: "the file is not a database; restore a backup with `marquee restore`",
    sqlite3.SQLITE_READONLY: "the database cannot be written; check the owner of its folder",
}


def read_only_uri(path: Path) -> str:
    """Return the address that opens a database for reading and never creates it.

    `Path.as_uri` escapes `#` and `?`; a bare path would drop the mode and create another file.
    """
    return f"{path.absolute().as_uri()}?mode=ro"


def connect_writer(path: Path) -> sqlite3.Connection:
    """Open, or create, a database for its only writer.

    New files are readable by their owner alone, because they hold what members wrote.

    Raises:
        StorageError: The file system cannot hold a write-ahead log (a network share, as a rule).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with ExitStack() as undo:
        undo.callback(connection.close)
        connection.row_factory = sqlite3.Row
        for pragma in WRITER_PRAGMAS:
            connection.execute(pragma)
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise StorageError(f"{path} cannot have a write-ahead log; keep it on a local disk")
        undo.pop_all()
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """Open an existing database for reading only, outside the event loop."""
    connection = sqlite3.connect(read_only_uri(path), uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute(READER_PRAGMAS[0])
    return connection


def as_ours(error: sqlite3.Error) -> Exception:
    """Return the error that a caller should see for one of SQLite's.

    Failures of the disk or the file become `StorageError` with the fix; a mistake in a statement
    or a broken constraint stays what it is, because only its author can mend it.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(FULL)
    if sentence := _SENTENCES.get(code):
        return StorageError(f"{sentence} ({error})")
    return error


@contextmanager
def our_errors() -> Iterator[None]:
    """Turn failures of SQLite and of the file system into ours, for work on whole files.

    Raises:
        DiskFull: There was no space left.
        StorageError: Anything else that SQLite or the file system refused.
    """
    try:
        yield
    except sqlite3.Error as error:
        ours = as_ours(error)
        raise (StorageError(str(error)) if ours is error else ours) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(FULL) from error
        raise StorageError(str(error)) from error
