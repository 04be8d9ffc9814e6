"""What the command line shows: lines, failures, and a bar for what takes more than two seconds."""

from __future__ import annotations

import sys
from typing import NoReturn

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)


def show(line: str) -> None:
    """Write a line for the person at the terminal."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def fail(message: str, code: int = 1) -> NoReturn:
    """Write what is wrong and end."""
    sys.stderr.write(message + "\n")
    raise SystemExit(code)


class Bar:
    """A progress bar for what may take longer than two seconds; on standard error."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),  # a log or a mail of cron needs no bar
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_exit: object) -> None:
        self._progress.stop()

    def report(self, what: str, done: int, total: int) -> None:
        """Show how much of ``what`` is done."""
        task = self._tasks.get(what)
        if task is None:
            task = self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(task, completed=done, total=total)
