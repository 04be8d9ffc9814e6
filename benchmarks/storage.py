"""A hundred callers that write durably at once: `Database.write` beside plain aiosqlite.

Both write the same row into WAL databases on the same disk at ``synchronous = FULL`` and both are
answered after the commit. They take turns, so that a busy machine slows both alike; the time of
one bare ``fdatasync`` of this disk stands beside, because everything here hangs on it.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import aiosqlite
from rich.console import Console
from rich.table import Table

from bot.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

CALLERS = 100
ROUNDS = 5
ROUND_S = 2.0
ASKED_RATIO = 10.0
SCHEMA = (
    "CREATE TABLE note (id INTEGER PRIMARY KEY, member_id INTEGER NOT NULL, text TEXT NOT NULL)"
)
PUT = "INSERT INTO note (member_id, text) VALUES (?, ?)"
ROW = (123_456_789, "x" * 200)


@asynccontextmanager
async def ours(folder: Path) -> AsyncIterator[Callable[[], Awaitable[object]]]:
    """Give one durable write by the group-commit writer."""
    scripts = folder / "migrations"
    scripts.mkdir()
    (scripts / "0001_note.sql").write_text(f"{SCHEMA};\n")
    database = await Database.open(folder / "ours.db", migrations={"notes": scripts})
    try:
        yield lambda: database.write(lambda db: db.execute(PUT, ROW))
    finally:
        await database.close()


@asynccontextmanager
async def plain(folder: Path) -> AsyncIterator[Callable[[], Awaitable[object]]]:
    """Give one durable write by aiosqlite as its documentation shows it.

    The lock keeps callers from committing each other's half-done work on the one connection.
    """
    async with aiosqlite.connect(folder / "plain.db") as connection:
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = FULL")
        await connection.execute(SCHEMA)
        lock = asyncio.Lock()

        async def write() -> None:
            async with lock:
                await connection.execute(PUT, ROW)
                await connection.commit()

        yield write


@asynccontextmanager
async def autocommit(folder: Path) -> AsyncIterator[Callable[[], Awaitable[object]]]:
    """Give the quickest correct write by aiosqlite: one statement that commits itself."""
    async with aiosqlite.connect(folder / "auto.db", isolation_level=None) as connection:
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = FULL")
        await connection.execute(SCHEMA)
        yield lambda: connection.execute(PUT, ROW)


async def load(write: Callable[[], Awaitable[object]]) -> tuple[float, list[float]]:
    """Return writes per second of all callers together, and each write's time in ms."""
    taken: list[float] = []
    began = time.perf_counter()
    end = began + ROUND_S

    async def caller() -> None:
        while (start := time.perf_counter()) < end:
            await write()
            taken.append(1_000 * (time.perf_counter() - start))

    await asyncio.gather(*(caller() for _ in range(CALLERS)))
    return len(taken) / (time.perf_counter() - began), taken


def sync_ms(folder: Path, times: int = 50) -> float:
    """Return the median time of appending a page to a file and syncing it, in ms."""
    taken = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(times):
            began = time.perf_counter()
            file.write(bytes(4_096))
            os.fdatasync(file.fileno())
            taken.append(1_000 * (time.perf_counter() - began))
    return statistics.median(taken)


async def measure(folder: Path) -> tuple[dict[str, dict[str, float]], float]:
    """Return the figures of each way to write, and of the disk."""
    async with ours(folder) as mine, plain(folder) as theirs, autocommit(folder) as quickest:
        ways = {"db.write": mine, "aiosqlite": theirs, "aiosqlite, autocommit": quickest}
        rates: dict[str, list[float]] = {name: [] for name in ways}
        times: dict[str, list[float]] = {name: [] for name in ways}
        syncs = []
        for _ in range(ROUNDS):
            syncs.append(sync_ms(folder))
            for name, write in ways.items():
                rate, taken = await load(write)
                rates[name].append(rate)
                times[name] += taken
    return {
        name: {
            "per_s": round(statistics.median(rates[name]), 1),
            "p50_ms": round(statistics.median(times[name]), 2),
            "p99_ms": round(statistics.quantiles(times[name], n=100)[98], 2),
        }
        for name in ways
    }, statistics.median(syncs)


def main() -> int:
    """Print the table and a line of JSON; return 1 when the ratio asked for is missed."""
    run_state = Path(
        "var"
    )  # on the disk of the checkout: the folder for temporary files may be RAM
    run_state.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=run_state, prefix="bench-") as folder:
        figures, sync = asyncio.run(measure(Path(folder)))
    table = Table(title=f"{CALLERS} callers, WAL, synchronous = FULL, {ROUNDS} x {ROUND_S:.0f} s")
    for column in ("", "writes/s", "p50 ms", "p99 ms", "db.write is"):
        table.add_column(column, justify="left" if not column else "right")
    mine = figures["db.write"]["per_s"]
    for name, each in figures.items():
        ratio = f"{mine / each['per_s']:.1f}x"
        values = (f"{each[key]:,.1f}" for key in ("per_s", "p50_ms", "p99_ms"))
        table.add_row(name, *values, ratio)
    table.caption = f"one fdatasync of this disk: {sync:.2f} ms"
    Console().print(table)
    over_plain = round(mine / figures["aiosqlite"]["per_s"], 1)
    result = {
        "benchmark": "storage",
        "ratio": over_plain,
        "asked_ratio": ASKED_RATIO,
        "fdatasync_ms": round(sync, 3),
        "ways": figures,
    }
    print(json.dumps(result))
    return int(over_plain < ASKED_RATIO)


if __name__ == "__main__":
    sys.exit(main())
