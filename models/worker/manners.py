"""How the worker behaves as a process: dies with its parent, gives way to the bot."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
NICENESS = 5
OOM_SCORE = 500
"""Of 1000: when memory runs out the kernel takes the worker, which comes back, not the bot."""


def behave(parent: int) -> None:
    """Set up this process as the worker of process ``parent``; call it first of all.

    Interrupt and terminate reach the whole process group on Ctrl-C or under a supervisor; the
    worker ignores both, because the bot drains first and then closes the pipe.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.nice(NICENESS)
    if sys.platform == "linux":
        _die_with(parent)
        with contextlib.suppress(OSError):  # some containers mount /proc read-only
            Path("/proc/self/oom_score_adj").write_text(str(OOM_SCORE), encoding="ascii")


def _die_with(parent: int) -> None:
    """Ask the kernel to kill this process when ``parent`` ends, however it ends."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")
    if os.getppid() != parent:  # it ended before we asked
        os._exit(0)
