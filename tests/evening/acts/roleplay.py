"""A scene with a character that the starter model speaks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sandbox.actor import File
from sandbox.reading import label_of, parts_of
from tests.evening.record import Generated

if TYPE_CHECKING:
    from tests.evening.stage import Play

PATIENCE_S = 40.0
LINES = (
    ("Good evening! What are we watching tonight?", "I like old films best.",
     "Do you ever get tired of the rain here?", "Tell me something about the harbour."),
    ("晚上好！今天有什么好喝的？", "外面的雨真大啊。",
     "你一个人看店不闷吗？", "给我讲讲这条街吧。"),
)  # fmt: skip
CARD = {
    "spec": "chara_card_v2",
    "spec_version": "2.0",
    "data": {
        "name": "Otto",
        "description": "Otto repairs projectors and {{user}} is his apprentice.",
        "personality": "patient, dusty",
        "scenario": "A workshop behind the cinema.",
        "first_mes": "Hold this lens, {{user}}, and do not breathe on it.",
        "mes_example": "",
        "extensions": {"unknown": [1, None]},
    },
}


async def play(evening: Play) -> None:
    """Open a scene, talk, have a reply made again, and bring in a card."""
    record, member = evening.record, evening.member
    name = evening.pick("Mira", "阿桃")
    async with record.step("role-play", member.me["handle"], f"/roleplay start {name}") as step:
        opening = await member.slash("/roleplay start", character=name)
        step.hears(opening)
        thread = opening.text.split("<#")[1].split(">")[0]
        greeting = await member.expect(
            lambda m: m["channel_id"] == thread and m.get("webhook_id"), timeout_s=PATIENCE_S
        )
        step.hears(greeting)
        evening.memory["scene"] = thread, name, greeting["author"]["username"]
        await member.go(thread)
    for words in evening.pick(*LINES):
        await turn(evening, words)
    retry = evening.pick("Retry", "重来")
    async with record.step("role-play", member.me["handle"], f"[{retry}]") as step:
        last = evening.memory["last line"]
        before = last["content"]
        answered = await member.click(last, retry)
        assert not answered.ephemeral, answered.text
        again = await finished(evening, lambda m: m["id"] == last["id"] and m["content"] != before)
        step.hears(again)
        evening.memory["last line"] = again
    await member.go(evening.home)
    await bring_a_card(evening)


async def bring_a_card(evening: Play) -> None:
    """Have a moderator import a good card, and be told what is wrong with a lying one."""
    record, moderator = evening.record, evening.moderator
    card = CARD | {"data": CARD["data"] | {"name": evening.pick("Otto", "奥托")}}
    for what, data in (
        ("a card", json.dumps(card).encode()),
        ("a lying card", b'{"spec": "chara_card_v2"}'),
    ):
        async with record.step(
            "role-play", moderator.me["handle"], f"/roleplay import {what}"
        ) as step:
            shown = await moderator.slash("/roleplay import", file=File("card.json", data))
            step.hears(shown)
            if what == "a card":
                step.hears(await moderator.click(shown, "Keep"))
            record.check(
                "bad input told",
                what,
                right=("Keep" in labels(shown.message)) == (what == "a card"),
            )


async def after_restart(evening: Play) -> None:
    """Go on with the scene as if nothing had been."""
    thread, _, speaker = evening.memory["scene"]
    await evening.member.go(thread)
    reply = await turn(evening, evening.pick("Where were we?", "我们刚才说到哪儿了？"))
    right = reply is not None and reply["author"]["username"] == speaker
    evening.record.check("nothing lost", "the scene goes on", right=right)
    end = evening.pick("End scene", "散场")
    async with evening.record.step("role-play", evening.member.me["handle"], f"[{end}]") as step:
        await evening.member.click(evening.memory["last line"], end)
        step.hears(
            await evening.member.expect(
                lambda m: m["channel_id"] == thread,
                contains=evening.pick("is over", "到此结束"),
                timeout_s=PATIENCE_S,
            )
        )
    await evening.member.go(evening.home)


async def turn(evening: Play, words: str) -> dict[str, Any] | None:
    """Say something in the scene; note and return the character's whole reply."""
    record, member = evening.record, evening.member
    _, name, _ = evening.memory["scene"]
    before = set(member.messages)
    async with record.step("role-play", member.me["handle"], words) as step:
        await member.say(words)
        reply = await finished(evening, lambda m: m["id"] not in before and m.get("webhook_id"))
        step.hears(reply)
        evening.memory["last line"] = reply
        lines = [line for line in reply["content"].splitlines() if not line.startswith("-# ")]
        others = (member.me["name"], "Anna", "Mo", "Ada", "林", "User", "用户")
        record.generated.append(Generated("\n".join(lines), evening.language, name, others))
        marked = evening.pick("-# generated", "-# 由模型生成") in reply["content"]
        record.check("marked as generated", words, right=marked)
        return reply
    return None


async def finished(evening: Play, test: Any) -> dict[str, Any]:
    """Return a line of the character once it is whole: its two buttons say so."""

    def look() -> dict[str, Any] | None:
        thread = evening.memory["scene"][0]
        for message in reversed(evening.member.messages.values()):
            if message["channel_id"] == thread and test(message) and len(labels(message)) == 2:
                return message
        return None

    return await evening.member.wait(look, PATIENCE_S, "a whole reply")


def labels(message: dict[str, Any]) -> list[str]:
    """Return the labels of a message's buttons."""
    return [label_of(part) for part in parts_of(message) if part["type"] == 2]
