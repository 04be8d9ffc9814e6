"""Sixty-four callers of one model: our queue beside the two things people do instead.

- one call per message, in order of arrival
- batches of up to 32 in order of arrival, padded to the longest
- the queue of `models/scheduler`: near in length, under a token budget, at most 20 % padding

All three drive the same engine on one torch thread and take turns, so that a busy machine slows
them alike. Lengths are those of chat: most short, some long. What counts is requests per second of
CPU time: wall time on a shared machine says more about its neighbours.

Then the lag of the bot's own loop is measured while the worker process computes.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch
from rich.console import Console
from rich.table import Table

from benchmarks.encoder import ENCODE, LONGEST, Encoder, ThreadEngine
from models.datasets.everyday import everyday
from models.inference import Inference
from models.registry import ModelSettings, load_model
from models.scheduler.scheduler import Scheduler
from models.scheduler.ticket import Origin
from models.tasks.sentiment import SENTIMENT, SentimentRequest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from models.tasks.base import Task

    Ask = Callable[[Any], Awaitable[object]]

CALLERS = 64
ROUNDS = 3
ROUND_S = 3.0
FIFO_ROWS = 32
HEARTBEAT_S = 0.005
ASKED_RATIO = 1.7
SEED = 7


@dataclass
class Way:
    """One way of serving, and what it came to over the rounds.

    Attributes:
        per_cpu_s: Requests per second of CPU time, one figure a round.
        taken_s: Seconds from asking to answer.
        real, padded: Tokens in the requests, and computed.
    """

    name: str
    per_cpu_s: list[float] = field(default_factory=list)
    taken_s: list[float] = field(default_factory=list)
    real: int = 0
    padded: int = 0

    def waste(self) -> float:
        """Return the share of computed tokens that was padding."""
        return 1 - self.real / self.padded


class InOrder:
    """Serves requests in order of arrival, up to ``rows`` at once."""

    def __init__(self, engine: ThreadEngine, task: Task[Any, Any], rows: int, way: Way) -> None:
        self._engine, self._task, self._rows, self._way = engine, task, rows, way
        self._waiting: asyncio.Queue[tuple[Any, asyncio.Future[object]]] = asyncio.Queue()

    async def ask(self, request: object) -> object:
        """Return the answer to ``request``."""
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait((request, answer))
        return await answer

    async def run(self) -> None:
        """Serve until cancelled."""
        while True:
            batch = [await self._waiting.get()]
            while len(batch) < self._rows and not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            lengths = [self._task.length(request) for request, _ in batch]
            answers = await self._engine.run_batch(self._task, [request for request, _ in batch])
            self._way.real += sum(lengths)
            self._way.padded += max(lengths) * len(lengths) if self._task.padded else sum(lengths)
            for (_, future), answer in zip(batch, answers, strict=True):
                if not future.done():
                    future.set_result(answer)


@contextlib.asynccontextmanager
async def serving(way: Way, engine: ThreadEngine, task: Task[Any, Any]) -> AsyncIterator[Ask]:
    """Give a way's function for asking while it serves."""
    scheduler = Scheduler(engine)
    in_order = InOrder(engine, task, 1 if way.name == "one call each" else FIFO_ROWS, way)
    ours = way.name == "queue"
    running = asyncio.ensure_future(scheduler.run() if ours else in_order.run())
    guilds = random.Random(SEED)  # noqa: S311  repeatable on purpose

    async def ask(request: object) -> object:
        origin = Origin(guilds.randrange(8))
        return await scheduler.submit(task, request, origin, timeout_s=600)

    try:
        yield ask if ours else in_order.ask
    finally:
        if ours:
            totals = scheduler.stats().totals
            way.real, way.padded = way.real + totals.real_tokens, way.padded + totals.padded_tokens
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def drive(ask: Ask, requests: Sequence[object], seconds: float) -> tuple[int, list[float]]:
    """Let all callers ask one after the other for ``seconds``; return answers and times taken."""
    taken: list[float] = []
    end = time.perf_counter() + seconds

    async def caller(number: int) -> None:
        chance = random.Random(SEED + number)  # noqa: S311  repeatable on purpose
        while (start := time.perf_counter()) < end:
            await ask(chance.choice(requests))
            taken.append(time.perf_counter() - start)

    await asyncio.gather(*(caller(number) for number in range(CALLERS)))
    return len(taken), taken


async def compare(
    answer: Callable[[Any], Any], task: Task[Any, Any], requests: Sequence[object]
) -> list[Way]:
    """Return the three ways of serving ``task``, measured in turns."""
    engine = ThreadEngine(answer)
    ways = [Way("one call each"), Way("in order, 32"), Way("queue")]
    for _ in range(ROUNDS):
        for way in ways:
            async with serving(way, engine, task) as ask:
                before = time.process_time()
                answered, taken = await drive(ask, requests, ROUND_S)
                way.per_cpu_s.append(answered / (time.process_time() - before))
                way.taken_s += taken
    await engine.close()
    return ways


def chat_lengths(count: int) -> list[int]:
    """Return lengths in tokens as chat has them: half under 12, a tail up to 256."""
    chance = random.Random(SEED)  # noqa: S311  repeatable on purpose
    return [max(3, min(LONGEST, round(chance.lognormvariate(2.5, 1.0)))) for _ in range(count)]


def chat_texts(count: int) -> list[SentimentRequest]:
    """Return texts of one to twenty everyday sentences in both languages."""
    chance = random.Random(SEED)  # noqa: S311  repeatable on purpose
    rows = [row.text for language in ("en", "zh") for row in everyday(language, 300, SEED)]
    sizes = [max(1, min(20, round(chance.lognormvariate(0.7, 0.9)))) for _ in range(count)]
    return [SentimentRequest(" ".join(chance.choices(rows, k=size))) for size in sizes]


async def lag_ms(seconds: float) -> list[float]:
    """Return how late each heartbeat of the running loop was, in milliseconds."""
    late = []
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        await asyncio.sleep(HEARTBEAT_S)
        late.append(1_000 * (time.perf_counter() - start - HEARTBEAT_S))
    return late


async def loop_lag(requests: Sequence[SentimentRequest]) -> dict[str, list[float]]:
    """Return the loop's lag while idle and while the worker serves all callers."""
    inference = Inference()
    running = asyncio.create_task(inference.run())
    await inference.sentiment("warm up", guild_id=1, timeout_s=120)
    chance = random.Random(SEED)  # noqa: S311  repeatable on purpose

    def ask(request: SentimentRequest) -> Awaitable[object]:
        return inference.sentiment(request.text, guild_id=chance.randrange(8), timeout_s=60)

    idle = await lag_ms(ROUND_S)
    busy, _ = await asyncio.gather(lag_ms(ROUND_S), drive(ask, requests, ROUND_S))
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    return {"idle": idle, "worker busy": busy}


def quantile(values: list[float], share: float) -> float:
    """Return the value that ``share`` (0..1) of ``values`` stay within."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def show(console: Console, title: str, ways: list[Way]) -> dict[str, dict[str, float]]:
    """Print a table of the ways and return its figures."""
    table = Table(title=f"{title}, {CALLERS} callers, {ROUNDS} rounds in turns")
    for name in ("", "per CPU s", "x one call each", "p50 ms", "p95 ms", "padding"):
        table.add_column(name, justify="left" if not name else "right")
    base = statistics.median(ways[0].per_cpu_s)
    figures = {}
    for way in ways:
        rate = statistics.median(way.per_cpu_s)
        p50, p95 = (1_000 * quantile(way.taken_s, share) for share in (0.5, 0.95))
        figures[way.name] = {"per_cpu_s": rate, "ratio": rate / base, "p50_ms": p50, "p95_ms": p95}
        figures[way.name]["waste"] = way.waste()
        cells = (f"{rate:,.0f}", f"{rate / base:.2f}", f"{p50:,.0f}", f"{p95:,.0f}")
        table.add_row(way.name, *cells, f"{way.waste():.0%}")
    console.print(table)
    return figures


def main() -> int:
    """Print the tables, then one line of JSON; 1 when the queue is not worth its place."""
    settings = ModelSettings()
    torch.set_num_threads(1)
    console = Console()
    encoder, linear = Encoder(), load_model("sentiment", settings)
    texts = chat_texts(500)
    ways = asyncio.run(compare(encoder.answer, ENCODE, chat_lengths(500)))
    figures: dict[str, Any] = {"encoder": show(console, "Encoder of MiniLM-L6's shape", ways)}
    ways = asyncio.run(compare(linear.answer, SENTIMENT, texts))
    figures["sentiment"] = show(console, "Bundled sentiment model", ways)
    table = Table(title="Lag of the bot's loop, ms")
    for name in ("", "p50", "p95", "p99", "max"):
        table.add_column(name, justify="left" if not name else "right")
    for name, late in asyncio.run(loop_lag(texts)).items():
        row = [quantile(late, share) for share in (0.5, 0.95, 0.99, 1.0)]
        figures[f"lag, {name}"] = dict(zip(("p50", "p95", "p99", "max"), row, strict=True))
        table.add_row(name, *(f"{value:.1f}" for value in row))
    console.print(table)
    passed = figures["encoder"]["queue"]["ratio"] >= ASKED_RATIO
    print(json.dumps({"passed": passed, **figures}))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
