"""After the restart everything is where it was, and people take their data along."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.evening.stage import Play


async def play(evening: Play) -> None:
    """Look up what was written before the restart, and take it along."""
    record, member = evening.record, evening.member
    async with record.step("after the restart", member.me["handle"], "/reviews mine") as step:
        shown = await evening.chat(
            member, evening.pick("what have I reviewed?", "我写过哪些影评？")
        )
        step.hears(shown)
        for title in evening.memory["reviewed"]:
            record.check("nothing lost", title, right=title in step.answers[-1])
    async with record.step("after the restart", member.me["handle"], "/privacy show") as step:
        step.hears(await member.slash("/privacy show"))
