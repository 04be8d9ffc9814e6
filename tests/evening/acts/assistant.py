"""Newcomers ask; the notes answer, or nobody pretends to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.reading import text_of
from tests.evening.acts.moderation import set_up

if TYPE_CHECKING:
    from tests.evening.stage import Play

ACT = "assistant"
NOTES = (
    (("Film night", "Film night is every Friday at 20:00 in #film-club. Bring snacks."),
     ("Roles", "Write to a moderator in #welcome to get the critic role after ten reviews.")),
    (("电影之夜", "电影之夜每周五晚上八点在影评频道开始，记得带零食。"),
     ("身份组", "写满十篇影评后，可以找管理员领取影评人身份组。")),
)  # fmt: skip
ASKED = (
    (("when is film night?", "20:00"), ("how do I get the critic role?", "ten reviews")),
    (("电影之夜几点？", "八点"), ("怎么领取影评人身份组？", "十篇")),
)
UNKNOWN = ("what is the wifi password of the clubhouse?", "俱乐部的停车场在哪里？")


async def play(evening: Play) -> None:
    """Write notes, ask what they answer, ask what they do not."""
    record, member = evening.record, evening.member
    await set_up(evening)
    for title, text in evening.pick(*NOTES):
        async with record.step(
            ACT, evening.admin.me["handle"], f"/assistant notes add {title}"
        ) as step:
            step.hears(await evening.admin.slash("/assistant notes add", title=title, text=text))
    await ask(evening)
    words = evening.pick(*UNKNOWN)
    async with record.step(ACT, member.me["handle"], words) as step:
        step.hears(await evening.chat(member, words))
        told = evening.pick("told the moderators", "告诉管理员")
        record.check("answers found", words, right=told in step.answers[0])


async def ask(evening: Play, measure: str = "answers found") -> None:
    """Ask what the notes answer."""
    for words, expected in evening.pick(*ASKED):
        async with evening.record.step(ACT, evening.member.me["handle"], words) as step:
            found = await evening.chat(evening.member, words)
            step.hears(found)
            evening.record.check(measure, words, right=expected in text_of(found))


async def after_restart(evening: Play) -> None:
    """Ask again: notes are kept."""
    await ask(evening, "nothing lost")
