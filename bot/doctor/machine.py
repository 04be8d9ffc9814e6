"""Checks of the machine: Python, SQLite, the disk, its file system, the clock."""

from __future__ import annotations

import re
import shutil
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.doctor.finding import Finding, Grade
from bot.storage.disk import MIB, SPACE_FACTOR, size_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.i18n import Say

Version = tuple[int, ...]

OLDEST_PYTHON = (3, 11)
#: STRICT tables.
OLDEST_SQLITE = (3, 37, 0)
#: Before it two writing connections could damage a WAL database; Marquee has only one.
SOUND_SQLITE = (3, 51, 3)
COMFORTABLE_MIB = 1024
#: Nothing of Marquee is older: an earlier clock is a clock that was never set.
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
MOUNTS = Path("/proc/self/mountinfo")
NETWORK = {
    *("9p", "afs", "ceph", "cifs", "glusterfs", "lustre", "nfs", "nfs4", "smb3", "smbfs", "vboxsf"),
    *("fuse.glusterfs", "fuse.grpcfuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
}
OCTAL = re.compile(r"\\([0-7]{3})")


def python(say: Say, version: Version = sys.version_info[:3]) -> Finding:
    """Check the interpreter."""
    if version < OLDEST_PYTHON:
        return Finding(
            Grade.PROBLEM,
            say("doctor-python-old", version=_dotted(version), needed=_dotted(OLDEST_PYTHON)),
        )
    return Finding(Grade.OK, say("doctor-python-ok", version=_dotted(version)))


def sqlite(say: Say, version: Version = sqlite3.sqlite_version_info) -> Finding:
    """Check the SQLite inside Python."""
    values = {"version": _dotted(version)}
    if version < OLDEST_SQLITE:
        needed = _dotted(OLDEST_SQLITE)
        return Finding(Grade.PROBLEM, say("doctor-sqlite-old", needed=needed, **values))
    if version < SOUND_SQLITE:
        fixed = _dotted(SOUND_SQLITE)
        return Finding(Grade.NOTE, say("doctor-sqlite-one-writer", fixed=fixed, **values))
    return Finding(Grade.OK, say("doctor-sqlite-ok", **values))


def disk(say: Say, database: Path, free_bytes: int | None = None) -> Finding:
    """Check the room for the database, its backups and an upgrade."""
    folder = _existing(database.parent)
    free = shutil.disk_usage(folder).free if free_bytes is None else free_bytes
    needed = SPACE_FACTOR * size_bytes(database)
    where, room = str(folder), free // MIB
    if free < needed:
        text = say("doctor-disk-full", folder=where, free=room, needed=-(-needed // MIB))
        return Finding(Grade.PROBLEM, text)
    if free < COMFORTABLE_MIB * MIB:
        return Finding(Grade.WARNING, say("doctor-disk-low", folder=where, free=room))
    return Finding(Grade.OK, say("doctor-disk-ok", folder=where, free=room))


def file_system(say: Say, database: Path, mounts: Path = MOUNTS) -> Iterator[Finding]:
    """Find a database on a network share, where locks and write-ahead logs do not work."""
    kind = file_system_of(_existing(database.parent).resolve(), mounts)
    if kind in NETWORK:
        yield Finding(
            Grade.PROBLEM,
            say("doctor-disk-network", folder=str(database.parent), kind=kind),
        )


def file_system_of(folder: Path, mounts: Path = MOUNTS) -> str:
    """Return the kind of file system a folder lies on; empty where the system does not tell."""
    if not mounts.exists():
        return ""
    found = [(Path("/"), "")]
    for line in mounts.read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition(" - ")
        point = OCTAL.sub(lambda octal: chr(int(octal[1], 8)), left.split()[4])
        if folder.is_relative_to(point):
            found.append((Path(point), right.split()[0]))
    # Of two mounts at one place the later hides the earlier.
    return max(reversed(found), key=lambda mount: len(mount[0].parts))[1]


def clock(say: Say, now: datetime) -> Finding:
    """Check that the clock was ever set."""
    date = now.strftime("%Y-%m-%d")
    if now < EARLIEST:
        return Finding(Grade.PROBLEM, say("doctor-clock-unset", date=date))
    return Finding(Grade.OK, say("doctor-clock-ok", date=date))


def _existing(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that exists."""
    return next(each for each in (folder, *folder.absolute().parents) if each.is_dir())


def _dotted(version: Version) -> str:
    return ".".join(map(str, version))
