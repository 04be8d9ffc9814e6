"""Processes as the system sees them: who descends from whom, and who is still there."""

from __future__ import annotations

import time
from pathlib import Path

from tests.browser import absent

PROC = Path("/proc")


def require_proc() -> None:
    """Skip a test where the system does not tell of its processes; in CI fail it."""
    if not (PROC / "self" / "stat").exists():
        absent("this system has no /proc to find left-over processes in")


def descendants(pid: int) -> set[int]:
    """Return the processes below one, itself included."""
    parents = {}
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        parents[int(stat.parent.name)] = int(fields[1])
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def left_over(pids: set[int], within_s: float) -> set[int]:
    """Return those that still run after some seconds; at once when none does."""
    until = time.monotonic() + within_s
    while (running := {pid for pid in pids if _runs(pid)}) and time.monotonic() < until:
        time.sleep(0.05)
    return running


def holds(pid: int, what: str, secret: str) -> bool:
    """Tell whether a process's ``cmdline`` or ``environ`` holds a text."""
    return secret.encode() in (PROC / str(pid) / what).read_bytes()


def _runs(pid: int) -> bool:
    try:
        state = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
