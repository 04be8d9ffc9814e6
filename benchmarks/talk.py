"""A talk with the starter model: through the bot's queue and worker, and bare in one process.

- ask to first words, and tokens per second: `Inference.chat` beside the model itself in a process
  of its own that does nothing else; they take turns, so that a busy machine slows both alike
- four talks at once: tokens per second in all
- the lag of the asking event loop, idle and while four talks are written
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import multiprocessing
import statistics
import time
from typing import TYPE_CHECKING

from models.inference import Inference
from models.tasks.chat import ChatMessage, ChatRequest, Sampling

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ROUNDS = 10
SIDE_BY_SIDE = 4
HEARTBEAT_S = 0.005
IDLE_S = 3.0
TOKENS = 60


def request(seed: int) -> ChatRequest:
    """Return a short talk to go on with."""
    messages = (
        ChatMessage("system", "You are Mira. You show films in a small cinema by the harbour."),
        ChatMessage("user", "Good evening! What are we watching tonight?", "Anna"),
    )
    return ChatRequest(messages, "Mira", max_tokens=TOKENS, sampling=Sampling(seed=seed))


def bare(pipe: Connection) -> None:
    """Answer each seed that comes with seconds to the first words, seconds in all, and tokens."""
    import torch  # noqa: PLC0415  only the child needs it

    from models.engines.local_chat import load  # noqa: PLC0415  as above
    from models.registry import ModelSettings  # noqa: PLC0415  as above

    chat = load(ModelSettings())
    torch.set_num_threads(ModelSettings().compute_threads())
    pipe.send("ready")
    while (seed := pipe.recv()) is not None:
        began, first, tokens = time.perf_counter(), 0.0, 0
        for chunk in chat.stream(request(seed)):
            first = first or time.perf_counter() - began
            tokens = chunk.tokens
        pipe.send((first, time.perf_counter() - began, tokens))


async def through_the_queue(inference: Inference, seed: int) -> tuple[float, float, int]:
    """Return the same figures for a talk through queue, pipe and worker."""
    began, first, tokens = time.perf_counter(), 0.0, 0
    talk = inference.chat(request(seed), guild_id=1, timeout_s=60)
    async with contextlib.aclosing(talk) as chunks:
        async for chunk in chunks:
            first = first or time.perf_counter() - began
            tokens = chunk.tokens
    return first, time.perf_counter() - began, tokens


async def heartbeat(lags_ms: list[float]) -> None:
    """Note how late each beat of the loop comes, until cancelled."""
    while True:
        due = time.perf_counter() + HEARTBEAT_S
        await asyncio.sleep(HEARTBEAT_S)
        lags_ms.append(1000 * (time.perf_counter() - due))


async def measure() -> dict[str, float]:
    """Return every figure."""
    inference = Inference()
    here, there = multiprocessing.get_context("spawn").Pipe()
    child = multiprocessing.get_context("spawn").Process(target=bare, args=(there,), daemon=True)
    child.start()
    running = asyncio.create_task(inference.run())
    await asyncio.to_thread(here.recv)
    await through_the_queue(inference, 0)
    ours, plain = [], []
    for seed in range(1, ROUNDS + 1):
        ours.append(await through_the_queue(inference, seed))
        here.send(seed)
        plain.append(await asyncio.to_thread(here.recv))
    here.send(None)

    idle_ms: list[float] = []
    busy_ms: list[float] = []
    beating = asyncio.create_task(heartbeat(idle_ms))
    await asyncio.sleep(IDLE_S)
    beating.cancel()
    beating = asyncio.create_task(heartbeat(busy_ms))
    began = time.perf_counter()
    rounds = [
        await asyncio.gather(*(through_the_queue(inference, seed) for seed in range(SIDE_BY_SIDE)))
        for _ in range(ROUNDS // 2)
    ]
    seconds = time.perf_counter() - began
    beating.cancel()
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    together = [each for talks in rounds for each in talks]
    return {
        "first_words_ms": 1000 * statistics.median(first for first, _, _ in ours),
        "first_words_bare_ms": 1000 * statistics.median(first for first, _, _ in plain),
        "tokens_per_s": sum(n for *_, n in ours) / sum(s for _, s, _ in ours),
        "tokens_per_s_bare": sum(n for *_, n in plain) / sum(s for _, s, _ in plain),
        "tokens_per_s_of_four": sum(n for *_, n in together) / seconds,
        "first_words_of_four_ms": 1000 * statistics.median(first for first, _, _ in together),
        "lag_idle_p99_ms": statistics.quantiles(idle_ms, n=100)[-1],
        "lag_streaming_p99_ms": statistics.quantiles(busy_ms, n=100)[-1],
    }


def main() -> None:
    """Measure and print a table and, last, one JSON line."""
    figures = asyncio.run(measure())
    for name, value in figures.items():
        print(f"{name:24}{value:10.2f}")
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
