"""Locks between processes that free themselves when their holder dies."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING, Self

from bot.errors import DatabaseInUse

if TYPE_CHECKING:
    from pathlib import Path


class ProcessLock:
    """A file that one holder has at a time; a context manager, or ended by `release`.

    The file stays behind on purpose: removing it would let two processes lock two different files.
    """

    def __init__(self, path: Path, refusal: str) -> None:
        """Take the lock, or raise `DatabaseInUse` with ``refusal`` when somebody has it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise DatabaseInUse(refusal) from error

    def release(self) -> None:
        """Let another holder in; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def writer_lock(database: Path) -> ProcessLock:
    """Return the right to write a database, held by one process of the machine at a time."""
    return ProcessLock(
        database.with_name(f"{database.name}.lock"),
        f"{database} is in use by another Marquee; stop that one first",
    )
