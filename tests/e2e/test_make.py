"""`make try` as a person runs it: ready, usable, and gone within ten seconds when told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.browser import absent

ROOT = Path(__file__).parents[2]
READY_LIMIT_S = 60.0
STOP_LIMIT_S = 10.0
TOKEN = "never-to-be-read"


@pytest.fixture
def start(tmp_path):
    """Start `make try` in an empty folder, with the Python that runs the tests."""
    if not Path("/proc/self/stat").exists():
        absent("this system has no /proc to find left-over processes in")
    started = []

    def start() -> subprocess.Popen[str]:
        environment = os.environ | {"PYTHONPATH": str(ROOT), "CI": "true", "DISCORD_TOKEN": TOKEN}
        make = ["make", "-f", str(ROOT / "Makefile"), f"VENV={sys.prefix}"]
        process = subprocess.Popen(  # noqa: S603  our own Makefile
            [*make, f"--old-file={sys.prefix}/.installed", "try"],
            cwd=tmp_path,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def ready_url(process: subprocess.Popen[str]) -> str:
    """Return the address of the ready line."""
    for line in process.stdout:
        if line.startswith("ready "):
            return line.split()[1]
    raise AssertionError("make try ended without a ready line")


def descendants(pid: int) -> set[int]:
    """Return the processes below one, itself included."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        parents[int(stat.parent.name)] = int(fields[1])
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def left_over(pids: set[int]) -> set[int]:
    return {pid for pid in pids if Path(f"/proc/{pid}/cmdline").exists()}


@pytest.mark.long
@pytest.mark.parametrize(
    "tell",
    [lambda pid: os.kill(pid, signal.SIGTERM), lambda pid: os.killpg(pid, signal.SIGINT)],
    ids=["SIGTERM to make", "Ctrl-C in the terminal"],
)
def test_make_try_is_ready_and_leaves_nothing_when_stopped(start, tell):
    began = time.monotonic()
    process = start()
    with urllib.request.urlopen(ready_url(process)) as page:  # noqa: S310  loopback
        assert page.status == 200
    assert time.monotonic() - began < READY_LIMIT_S
    family = descendants(process.pid)
    assert len(family) >= 3, "make, the bot and the local Discord"
    secrets = [Path(f"/proc/{pid}/environ").read_bytes() for pid in family - {process.pid}]

    told = time.monotonic()
    tell(process.pid)
    process.wait(timeout=STOP_LIMIT_S)
    while left_over(family - {process.pid}) and time.monotonic() - told < STOP_LIMIT_S:
        time.sleep(0.05)
    assert left_over(family - {process.pid}) == set()
    # Only the bot's own start still shows it; the trial takes it away before anything else runs.
    assert sum(TOKEN.encode() in each for each in secrets) <= 1
