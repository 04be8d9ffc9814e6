"""``make evening``: one fixed evening in English and in Chinese, played over the wire and scored.

Both are played at once by people in the local Discord, through every feature of the real bot, with
a restart in the middle. The last lines are the score tables; the exit status is 1 under a floor.
"""

from __future__ import annotations

import asyncio
import sys
import time
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from tests.evening.acts import AFTER, BEFORE
from tests.evening.record import Record, transcript
from tests.evening.scores import FLOORS, rendered, table
from tests.evening.stage import Play, house, people

if TYPE_CHECKING:
    from tests.evening.stage import House

LONGEST_S = 180.0
HOMES = {"en": ("film-club", "anna", "mo", "lin"), "zh": ("影评", "lin", "anna", "mo")}


async def evening(theatre: House, stack: AsyncExitStack) -> list[Record]:
    """Play both languages side by side and return what happened."""
    plays = []
    for language, (channel, member, other, guest) in HOMES.items():
        names = (member, other, "mo", "ada", guest)
        cast = await people(stack, theatre.place["url"], channel, *names)
        plays.append(Play(theatre, Record(language), *cast, home=channel))
    for act in BEFORE:  # act by act, so that the restart meets both in the middle of a show
        await asyncio.gather(*map(act, plays))
    await theatre.restart()
    for act in AFTER:
        await asyncio.gather(*map(act, plays))
    return [play.record for play in plays]


async def run() -> int:
    """Play, print and return the exit status."""
    began = time.perf_counter()
    async with asyncio.timeout(LONGEST_S), AsyncExitStack() as stack:
        theatre = await stack.enter_async_context(house())
        records = await evening(theatre, stack)
    seconds = time.perf_counter() - began
    tables = [table(record, FLOORS) for record in records]
    for record in records:
        print(transcript(record))
    for record, rows in zip(records, tables, strict=True):
        print(f"\n== {record.language}: {len(record.steps)} steps\n{rendered(rows)}")
    print(f"\nplayed in {seconds:.0f} s of {LONGEST_S:.0f}")
    return 0 if all(row.passes for rows in tables for row in rows) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(run()))
