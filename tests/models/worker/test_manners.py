"""The worker as a process: whom it dies with, what it ignores, how little it pushes."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from models.registry import ROOT, ModelSettings
from models.worker import wire

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's manners are Linux's")

SETTINGS = (
    TypeAdapter(ModelSettings)
    .dump_json(ModelSettings(modules={"sentiment": "tests.contract.scripted_model"}))
    .decode()
)
PARENT = """
import os, subprocess, sys
worker = subprocess.Popen(
    [sys.executable, "-m", "models.worker", str(os.getpid()), sys.argv[1]],
    stdin=int(sys.argv[2]), stdout=int(sys.argv[3]), close_fds=True,
)
print(worker.pid, flush=True)
worker.wait()
"""
REAL_PARENT = """
import asyncio
from models.inference import Inference

async def main():
    inference = Inference()
    asyncio.get_running_loop().create_task(inference.run())
    while inference.stats().engine["pid"] is None:
        await asyncio.sleep(0.05)
    print(inference.stats().engine["pid"], flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.fixture
def worker():
    process = subprocess.Popen(  # noqa: S603  our own module
        [sys.executable, "-m", "models.worker", str(os.getpid()), SETTINGS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    while "ready" not in wire.read_blocking(process.stdout):
        pass
    yield process
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(BrokenPipeError):
            pipe.close()


def gone(pid, limit_s=10.0):
    """Wait until a process is no more (or a zombie) and tell whether it came to that."""
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_it_ends_when_the_pipe_does(worker):
    worker.stdin.close()
    assert worker.wait(10) == 0


def test_interrupt_and_terminate_leave_it_to_the_bot(worker):
    for number in (signal.SIGINT, signal.SIGTERM):
        worker.send_signal(number)
    time.sleep(0.2)
    assert wire.read_blocking(worker.stdout) == {"alive": True}
    assert worker.poll() is None


def test_it_gives_way_and_is_the_first_to_go_when_memory_ends(worker):
    assert os.getpriority(os.PRIO_PROCESS, worker.pid) >= 5
    assert Path(f"/proc/{worker.pid}/oom_score_adj").read_text().strip() == "500"


def test_a_killed_parent_takes_it_along_even_while_the_pipe_is_open():
    orders, ours = os.pipe()
    answers, theirs = os.pipe()
    with subprocess.Popen(  # noqa: S603  our own words
        [sys.executable, "-c", PARENT, SETTINGS, str(orders), str(theirs)],
        stdout=subprocess.PIPE,
        pass_fds=(orders, theirs),
        cwd=ROOT,
    ) as parent:
        pid = int(parent.stdout.readline())
        with os.fdopen(answers, "rb") as stream:
            assert wire.read_blocking(stream) == {"alive": True}
            parent.kill()
            assert gone(pid)
    for number in (orders, ours, theirs):
        os.close(number)


def test_a_killed_bot_leaves_no_worker():
    with subprocess.Popen(  # noqa: S603  our own words
        [sys.executable, "-c", REAL_PARENT], stdout=subprocess.PIPE, cwd=ROOT
    ) as parent:
        pid = int(parent.stdout.readline())
        parent.kill()
        assert gone(pid)
