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

from tests.processes import descendants, left_over, require_proc

ROOT = Path(__file__).parents[2]
READY_LIMIT_S = 60.0
STOP_LIMIT_S = 10.0
TOKEN = "never-to-be-read"


@pytest.fixture
def start(tmp_path):
    """Start `make try` in an empty folder, with the Python that runs the tests."""
    require_proc()
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
    remaining_s = STOP_LIMIT_S - (time.monotonic() - told)
    assert left_over(family - {process.pid}, remaining_s) == set()
    # Only the bot's own start still shows it; the trial takes it away before anything else runs.
    assert sum(TOKEN.encode() in each for each in secrets) <= 1
