"""A show: welcome, spoken where this machine can speak, a quiz, a poll, goodbye."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from sandbox.reading import parts_of

if TYPE_CHECKING:
    from sandbox.actor import Actor
    from tests.evening.stage import Play

ACT = "show"
VOICE = 1 << 13
PATIENCE_S = 30.0
PACE = (("host.answer_seconds", "5"), ("host.pause_seconds", "0"))


async def play(evening: Play) -> None:
    """Begin a show and answer its first question; the second stands open at the restart."""
    record, moderator = evening.record, evening.moderator
    async with record.step(ACT, evening.member.me["handle"], "/host show") as step:
        step.hears(await evening.member.slash("/host show"))
        is_refused = evening.pick("Only moderators", "只有管理员") in step.answers[0]
        record.check("rights kept", "a member starts no show", right=is_refused)
    for setting, value in PACE:
        await evening.admin.slash("/admin settings", setting=setting, value=value)
    async with record.step(ACT, moderator.me["handle"], "/host show") as step:
        language = evening.pick("en", "zh-CN")
        step.hears(await moderator.slash("/host show", title="Tonight 今晚", language=language))
        step.hears(await heard(evening, "Tonight 今晚"))
    if shutil.which("espeak-ng") and shutil.which("opusenc"):
        async with record.step(ACT, "host", "speaks") as step:
            spoken = await evening.member.expect(lambda m: m["flags"] & VOICE, timeout_s=PATIENCE_S)
            step.hears(f"[voice, {spoken['attachments'][0]['duration_secs']:.1f} s]")
    await answer(evening, 1)
    await answer(evening, 2, people=[evening.member])


async def after_restart(evening: Play) -> None:
    """Find question two open again, answer to the end, vote."""
    record = evening.record
    async with record.step(ACT, "host", "comes back after the restart") as step:
        back = await heard(evening, evening.pick("Question 2 stands open", "第 2 题重新开放"))
        step.hears(back)
        record.check("nothing lost", "the show goes on", right=True)
    await answer(evening, 3)
    async with record.step(ACT, "host", "tells the scores") as step:
        board = await heard(evening, evening.pick("Final score", "最终得分"))
        step.hears(board)
        is_there = evening.member.me["id"] in board["embeds"][0]["description"]
        record.check("nothing lost", "the first points count", right=is_there)
    async with record.step(ACT, evening.member.me["handle"], "votes") as step:
        poll = await evening.member.expect(lambda m: m.get("poll"), timeout_s=PATIENCE_S)
        await evening.member.vote(poll, 1)
        step.hears(poll["poll"]["question"]["text"])
    async with record.step(ACT, "host", "says goodbye") as step:
        step.hears(await evening.member.expect(lambda m: m["author"]["bot"], timeout_s=PATIENCE_S))


async def answer(evening: Play, number: int, people: list[Actor] | None = None) -> None:
    """Answer a question, everybody another way, so that one of four is right."""
    asked = evening.pick(f"Question {number} of 3", f"第 {number} 题，共 3 题")
    question: dict[str, Any] = {}
    async with evening.record.step(ACT, "host", asked) as step:
        question = await heard(evening, asked)
        step.hears(question)
    for place, person in enumerate(people or everybody(evening)):
        async with evening.record.step(
            ACT, person.me["handle"], f"presses {'ABCD'[place]}"
        ) as step:
            await person.go(evening.home)
            buttons = [part for part in parts_of(question) if part["type"] == 2]
            step.hears(await person.click(question, buttons[place]["custom_id"]))


def everybody(evening: Play) -> list[Actor]:
    """Return who plays along, a person once."""
    cast = (evening.member, evening.other, evening.moderator, evening.admin)
    return list({person.me["id"]: person for person in cast}.values())


async def heard(evening: Play, contains: str) -> dict[str, Any]:
    """Return what the host said with some words in it."""
    place = evening.member.channel["id"]
    return await evening.member.expect(
        lambda m: m["channel_id"] == place and m["author"]["bot"],
        contains=contains,
        timeout_s=PATIENCE_S,
    )
