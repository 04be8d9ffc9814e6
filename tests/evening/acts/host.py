"""A show: welcome, spoken where this machine can speak, a quiz, a poll, goodbye."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

from sandbox.reading import parts_of

if TYPE_CHECKING:
    from sandbox.actor import Actor
    from tests.evening.stage import Play

ACT = "show"
VOICE = 1 << 13
PATIENCE_S = 30.0
GAINED = re.compile(r"<@(\d+)> \+")
PACE = (("host.answer_seconds", "8"), ("host.pause_seconds", "0"))


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
        async with record.step(ACT, "host", "speaks", is_prompt=False) as step:
            spoken = await evening.member.expect(lambda m: m["flags"] & VOICE, timeout_s=PATIENCE_S)
            step.hears(f"[voice, {spoken['attachments'][0]['duration_secs']:.1f} s]")
    await answer(evening, 1)
    async with record.step(ACT, "host", "tells who was right", is_prompt=False) as step:
        told = await heard(evening, evening.pick("answers, 1 right", "1 人答对"))
        step.hears(told)
        evening.memory["winners of question 1"] = GAINED.findall(told["embeds"][0]["description"])
    await answer(evening, 2, people=[evening.member])


async def after_restart(evening: Play) -> None:
    """Find question two open again, answer to the end, vote."""
    record = evening.record
    async with record.step(ACT, "host", "comes back after the restart", is_prompt=False) as step:
        back = await heard(evening, evening.pick("Question 2 stands open", "第 2 题重新开放"))
        step.hears(back)
        record.check("nothing lost", "the show goes on", right=True)
    await answer(evening, 3)
    async with record.step(ACT, "host", "tells the scores", is_prompt=False) as step:
        board = await heard(evening, evening.pick("Final score", "最终得分"))
        step.hears(board)
        winners = evening.memory["winners of question 1"]
        are_there = all(each in board["embeds"][0]["description"] for each in winners)
        record.check("nothing lost", "the points before the restart", right=are_there)
    async with record.step(ACT, evening.member.me["handle"], "votes", is_prompt=False) as step:
        poll = await heard(evening, evening.pick("What shall we watch next?", "接下来看什么？"))
        await evening.member.vote(poll, 1)
        step.hears(poll["poll"]["question"]["text"])
    async with record.step(ACT, "host", "says goodbye", is_prompt=False) as step:
        step.hears(await heard(evening, evening.pick("Juniper", "小满")))


async def answer(evening: Play, number: int, people: list[Actor] | None = None) -> None:
    """Answer a question, everybody another way, so that one of four is right."""
    asked = evening.pick(f"Question {number} of 3", f"第 {number} 题，共 3 题")
    question: dict[str, Any] = {}
    async with evening.record.step(ACT, "host", asked, is_prompt=False) as step:
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
    cast = (evening.member, evening.other, evening.moderator, evening.admin, evening.guest)
    return list({person.me["id"]: person for person in cast}.values())[:4]


async def heard(evening: Play, contains: str) -> dict[str, Any]:
    """Return what the host said with some words in it."""
    place = evening.member.channel["id"]
    return await evening.member.expect(
        lambda m: m["channel_id"] == place and m["author"]["bot"],
        contains=contains,
        timeout_s=PATIENCE_S,
    )
