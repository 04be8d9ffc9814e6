"""Free space and durable file operations."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from bot.errors import DiskFull

if TYPE_CHECKING:
    from pathlib import Path

#: A migration may rewrite the file once, its backup and the write-ahead log hold two more copies.
SPACE_FACTOR = 3
MIB = 2**20


def size_bytes(database: Path) -> int:
    """Return what a database takes on the disk, its write-ahead log included."""
    files = (database, database.with_name(f"{database.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def require_space(folder: Path, database: Path) -> None:
    """Check that ``folder`` has room for three copies of a database.

    Raises:
        DiskFull: It has not; the message says how much is missing.
    """
    needed = SPACE_FACTOR * size_bytes(database)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DiskFull(
            f"{folder} has {free // MIB} MiB free and {-(-needed // MIB)} MiB are needed; "
            f"free {-(-(needed - free) // MIB)} MiB and start again"
        )


def sync(path: Path) -> None:
    """Return when a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
