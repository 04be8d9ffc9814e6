"""A program gets bytes and no shell, and is gone when its time is over."""

from __future__ import annotations

import asyncio
import os
import sys
import time

import pytest

from bot.speech.program import ProgramFailed, run


def python(code):
    return (sys.executable, "-c", code)


async def test_bytes_go_in_and_come_out_unread_by_any_shell():
    echo = python("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())")
    evil = b"$(touch x); `id` && -v --help \xff\x00"
    assert await run(*echo, given=evil) == evil


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (("no-such-program-here",), "cannot be started"),
        (python("import sys; sys.exit('out of breath')"), "out of breath"),
        (python("pass"), "ended with 0"),
    ],
)
async def test_a_failure_is_said(command, complaint):
    with pytest.raises(ProgramFailed, match=complaint):
        await run(*command, given=b"")


SLEEPS = "import os, sys, time; print(os.getpid(), file=open(sys.argv[1], 'w')); time.sleep(60)"


async def until_written(path):
    async with asyncio.timeout(10):
        while not (path.exists() and path.read_text()):
            await asyncio.sleep(0.01)
    return int(path.read_text())


def lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_program_that_hangs_is_killed(tmp_path):
    started = time.monotonic()
    with pytest.raises(ProgramFailed, match="longer than 2 s"):
        await run(*python(SLEEPS), str(tmp_path / "pid"), given=b"", limit_s=2)
    assert time.monotonic() - started < 30
    assert not lives(await until_written(tmp_path / "pid"))


async def test_a_program_whose_caller_left_is_killed(tmp_path):
    running = asyncio.create_task(run(*python(SLEEPS), str(tmp_path / "pid"), given=b""))
    pid = await until_written(tmp_path / "pid")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert not lives(pid)
