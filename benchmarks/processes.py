"""Whole programs as processes of their own: local Discord, Marquee, a bare discord.py bot."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[1]
START_LIMIT_S = 60.0


@dataclass(frozen=True, slots=True)
class Program:
    """A running program.

    Attributes:
        line: What it printed when it was ready.
        start_s: Seconds from its start to that line.
        pid: Its process id.
    """

    line: str
    start_s: float
    pid: int


@asynccontextmanager
async def program(*arguments: str, ready: str, **environment: str) -> AsyncIterator[Program]:
    """Run ``python <arguments>`` until the block ends; give it once it printed its ready line.

    Args:
        arguments: As for Python itself.
        ready: How the ready line begins.
        environment: Variables besides the inherited ones.
    """
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(START_LIMIT_S):
            line = await _line(process, ready)
        yield Program(line, time.perf_counter() - began, process.pid)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _line(process: asyncio.subprocess.Process, beginning: str) -> str:
    if process.stdout is None:
        raise RuntimeError("no pipe to read from")
    while line := (await process.stdout.readline()).decode():
        if line.startswith(beginning):
            return line.strip()
    raise RuntimeError(f"the program ended before it printed {beginning!r}")


@asynccontextmanager
async def sandbox() -> AsyncIterator[dict[str, str]]:
    """Run a local Discord that forgets; give its address, token and ids."""
    async with program("-m", "sandbox", "--port", "0", ready="{") as place:
        yield json.loads(place.line)


@asynccontextmanager
async def marquee(place: dict[str, str], data_dir: str) -> AsyncIterator[Program]:
    """Run the whole bot in a local Discord."""
    settings = {
        "DISCORD_TOKEN": place["token"],
        "MARQUEE_DISCORD_API": f"{place['url']}/api/v10",
        "MARQUEE_DISCORD_GATEWAY": f"{place['url'].replace('http', 'ws', 1)}/gateway",
        "MARQUEE_DISCORD_AUTHORIZE": f"{place['url']}/oauth2/authorize",
        "MARQUEE_DATA_DIR": data_dir,
        "MARQUEE_DASHBOARD_PORT": "0",
        "MARQUEE_LOG_LEVEL": "WARNING",
    }
    async with program("-m", "bot", "run", ready="ready", **settings) as bot:
        yield bot


@asynccontextmanager
async def echo(place: dict[str, str]) -> AsyncIterator[Program]:
    """Run the smallest discord.py bot with one slash command in a local Discord."""
    where = (place["url"], place["token"])
    async with program("-m", "benchmarks.echo_bot", *where, ready="ready") as bot:
        yield bot


def resident_mib(pid: int) -> float:
    """Return a process's resident memory, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    kib = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kib) / 1024


def children(pid: int) -> list[int]:
    """Return the processes that a process started."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in text.split()]
