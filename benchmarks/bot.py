"""Marquee as a whole beside a bare discord.py bot: slash round trip, flags, start, memory.

Both bots run at once, each in its own local Discord, and take turns, so that a busy machine slows
both alike. Marquee's command (`/admin settings` with a value) reads the member's language and the
old setting and durably writes the new one with its audit entry; the bare bot only echoes. Then a
watched channel: the time from a nasty message to its line in the moderators' channel.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from benchmarks.processes import children, echo, marquee, resident_mib, sandbox
from sandbox.actor import Actor

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ROUNDS = 10
CALLS = 20
WARM_UP = 10
SETTLE_S = 10.0
MESSAGES = 30
NASTY = "You are a stupid idiot and nobody wants you here."
#: Discord lets a bot write five times in five seconds into a channel.
BETWEEN_S = 1.1


async def timed(call: Callable[[int], Awaitable[object]], times: int) -> list[float]:
    """Return how long each call took, in milliseconds."""
    taken = []
    for number in range(times):
        began = time.perf_counter()
        await call(number)
        taken.append(1000 * (time.perf_counter() - began))
    return taken


async def flags(url: str, ada: Actor) -> list[float]:
    """Return how long each nasty message took until moderators saw it, in milliseconds."""
    staff = next(c for c in ada.channels.values() if c.get("name") == "staff")
    await ada.slash(
        "/admin settings", setting="admin.moderators_channel", value=f"<#{staff['id']}>"
    )
    await ada.slash("/moderation watch", channel="film-club")
    anna = await Actor.join(url, "anna", channel="film-club")

    async def flagged(_number: int) -> None:
        said = await anna.say(NASTY)
        await ada.expect(lambda m: said["id"] in str(m["embeds"]), channel="staff", timeout_s=30)

    taken = []
    for _ in range(MESSAGES):
        taken += await timed(flagged, 1)
        await asyncio.sleep(BETWEEN_S)
    await anna.leave()
    return taken[1:]  # the first waits for the models


async def measure() -> dict[str, float]:
    """Return the figures of both bots and their ratios."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        ours, plain = [await stack.enter_async_context(sandbox()) for _ in range(2)]
        bare = await stack.enter_async_context(echo(plain))
        whole = await stack.enter_async_context(marquee(ours, folder))
        ada = await Actor.join(ours["url"], "ada")
        stack.push_async_callback(ada.leave)
        anna = await Actor.join(plain["url"], "anna")
        stack.push_async_callback(anna.leave)

        async def setting(number: int) -> None:
            reply = await ada.slash(
                "/admin settings", setting="recommend.films_at_once", value=str(1 + number % 5)
            )
            if str(1 + number % 5) not in reply.text:
                raise RuntimeError(f"not the expected answer: {reply.text}")

        async def echoed(number: int) -> None:
            await anna.slash("/echo", text=str(number))

        await timed(setting, WARM_UP)
        await timed(echoed, WARM_UP)
        ours_ms, plain_ms = [], []
        for _ in range(ROUNDS):
            ours_ms += await timed(setting, CALLS)
            plain_ms += await timed(echoed, CALLS)
        await asyncio.sleep(SETTLE_S)  # until the worker has its models
        flag_ms = await flags(ours["url"], ada)
        workers = children(whole.pid)
        return {
            "slash_ms_p50": statistics.median(ours_ms),
            "slash_ms_p95": statistics.quantiles(ours_ms, n=20)[-1],
            "echo_ms_p50": statistics.median(plain_ms),
            "echo_ms_p95": statistics.quantiles(plain_ms, n=20)[-1],
            "slash_over_echo": statistics.median(ours_ms) / statistics.median(plain_ms),
            "message_to_flag_ms_p50": statistics.median(flag_ms),
            "message_to_flag_ms_p95": statistics.quantiles(flag_ms, n=20)[-1],
            "start_to_ready_s": whole.start_s,
            "echo_start_to_ready_s": bare.start_s,
            "bot_mib": resident_mib(whole.pid),
            "worker_mib": sum(map(resident_mib, workers)),
            "echo_mib": resident_mib(bare.pid),
        }


def main() -> None:
    """Measure and print a table and, last, one JSON line."""
    figures = asyncio.run(measure())
    for name, value in figures.items():
        print(f"{name:24}{value:10.2f}")
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
