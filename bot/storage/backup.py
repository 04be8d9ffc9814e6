"""Verified copies of the database, made while it is in use.

A backup is a folder with the copy and a manifest, renamed to its final name only when both are
checked and on the disk; so what has a name is whole, and a crash leaves only a ``.partial``.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.clock import iso
from bot.errors import StorageError
from bot.storage.connection import connect_reader, our_errors
from bot.storage.disk import require_space, sync
from bot.storage.lock import ProcessLock
from bot.storage.migrate import Progress, no_progress, read_ledger

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

KEEP = 7
COPY, MANIFEST = "marquee.db", "manifest.json"
PARTIAL = ".partial"
NAME = "%Y%m%dT%H%M%SZ"
STAMPED = re.compile(r"(?P<stamp>(?:damaged-)?\d{8}T\d{6}Z)(?:-(?P<number>\d+))?")
STEPS = 1_000
VM_STEPS_PER_REPORT = 100_000
TABLES = """
SELECT name FROM sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, as written beside it."""

    app_version: str
    made_at: str
    schema: dict[str, int]
    sha256: str
    size_bytes: int
    rows: dict[str, int]


def folder_of(database: Path) -> Path:
    """Return where the backups of a database are kept."""
    return database.parent / "backups"


def backups(database: Path) -> list[Path]:
    """Return the whole backups of a database, the newest first; then any with other names."""
    found = (file.parent for file in folder_of(database).glob(f"*/{MANIFEST}"))
    whole = (each for each in found if not each.name.startswith(PARTIAL))
    return sorted(whole, key=_age_of, reverse=True)


def create(
    database: Path, *, now: datetime, keep: int | None = KEEP, progress: Progress = no_progress
) -> Path:
    """Copy a database that may be in use, check the copy and return its folder.

    Args:
        database: The file to copy; it is only read.
        now: Names the backup.
        keep: How many backups stay, this one included; None keeps all.
        progress: Told how the copying goes, in thousandths.

    Raises:
        DatabaseInUse: Another backup is being made.
        DiskFull: Too little free space; nothing was written.
        StorageError: The database, or its copy, is damaged, or the folder cannot be written.
    """
    folder = folder_of(database)
    refusal = "another backup is being made; wait until it is done"
    with our_errors(), ProcessLock(folder / ".lock", refusal):
        for leftover in folder.glob(f"{PARTIAL}*"):
            shutil.rmtree(leftover)
        require_space(folder, database)
        partial = Path(tempfile.mkdtemp(prefix=PARTIAL, dir=folder))
        try:
            _fill(partial, database, now, progress)
        except BaseException:
            shutil.rmtree(partial)
            raise
        made = partial.rename(free_name(folder, now.strftime(NAME)))
        sync(folder)
        if keep is not None:
            _remove_all_but(keep, database)
    return made


def read_manifest(backup: Path) -> Manifest:
    """Return what a backup says of itself.

    Raises:
        StorageError: It says nothing, or nothing we can read.
    """
    try:
        return Manifest(**json.loads((backup / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise StorageError(f"{backup} is not a backup: its {MANIFEST} cannot be read") from error


def verify(backup: Path) -> Manifest:
    """Check a backup against its manifest and return the manifest.

    Raises:
        StorageError: Something is missing, changed or damaged.
    """
    manifest = read_manifest(backup)
    copy = backup / COPY
    with our_errors():
        if not copy.is_file() or _sha256(copy) != manifest.sha256:
            raise StorageError(f"{copy} is missing or was changed since it was made")
        if _describe(copy, manifest.app_version, manifest.made_at) != manifest:
            raise StorageError(f"{copy} does not hold what its manifest says")
    return manifest


def _fill(partial: Path, database: Path, now: datetime, progress: Progress) -> None:
    """Write copy and manifest into a folder, checked and synced."""
    copy = partial / COPY
    with closing(connect_reader(database)) as connection:
        _report_copying(connection, copy, progress)
        connection.execute("VACUUM INTO ?", (str(copy),))
    copy.chmod(0o600)
    sync(copy)
    progress("check", 0, 1)
    manifest = _describe(copy, __version__, iso(now))
    file = partial / MANIFEST
    file.write_text(json.dumps(asdict(manifest), indent=2) + "\n", encoding="utf-8")
    sync(file)
    sync(partial)
    progress("check", 1, 1)


def _report_copying(connection: sqlite3.Connection, copy: Path, progress: Progress) -> None:
    (expected,) = connection.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()

    def report() -> None:
        written = copy.stat().st_size if copy.exists() else 0
        progress("copy", min(STEPS, written * STEPS // max(1, expected)), STEPS)

    connection.set_progress_handler(report, VM_STEPS_PER_REPORT)


def _describe(copy: Path, app_version: str, made_at: str) -> Manifest:
    """Return the manifest of a copy, after the whole file was checked."""
    with closing(connect_reader(copy)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise StorageError(f"{copy} is damaged: {verdict}")
        schema: dict[str, int] = {}
        for feature, number in read_ledger(connection):
            schema[feature] = max(number, schema.get(feature, 0))
        tables = [name for (name,) in connection.execute(TABLES)]
        rows = {name: _count(connection, name) for name in tables}
    return Manifest(app_version, made_at, schema, _sha256(copy), copy.stat().st_size, rows)


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    (count,) = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608  a name from the schema, quoted
    return int(count)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def free_name(folder: Path, stamp: str) -> Path:
    """Return a name in a folder that is newer than all there; two in one second get ``-2``."""
    taken = [number for name, number in map(_age_of, folder.iterdir()) if name == stamp]
    return folder / (f"{stamp}-{max(taken) + 1}" if taken else stamp)


def _age_of(folder: Path) -> tuple[str, int]:
    """Return what orders backups by age: time and number; nothing for a name of another form."""
    match = STAMPED.fullmatch(folder.name)
    return (match["stamp"], int(match["number"] or 1)) if match else ("", 0)


def _remove_all_but(keep: int, database: Path) -> None:
    """Remove the oldest backups; one that somebody renamed is theirs and stays."""
    for old in [each for each in backups(database) if STAMPED.fullmatch(each.name)][keep:]:
        shutil.rmtree(old)
