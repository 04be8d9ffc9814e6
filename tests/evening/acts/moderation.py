"""A channel is watched: what is nasty is shown to moderators, what only sounds so is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.actor import DM
from sandbox.reading import label_of, parts_of

if TYPE_CHECKING:
    from tests.evening.stage import Play

ACT = "moderation"
PATIENCE_S = 15.0
FINE = (
    ("That boss kicked my ass again, what a damn good game!", "This film is garbage, sorry.",
     "She called me an idiot at school and it still hurts."),
    ("这部电影太垃圾了，浪费两个小时。", "笑死我了，这段太好笑了。",
     "请大家不要骂人，骂人是不对的。"),
)  # fmt: skip
NASTY = (
    ("You are a stupid idiot and nobody wants you here.", "Shut up, you worthless piece of trash."),
    ("你就是个白痴，滚出去。", "傻逼东西，谁稀罕你说话，恶心。"),
)
SAD = ("I don't want to live anymore.", "我不想活了。")


async def play(evening: Play) -> None:
    """Switch it on, talk, judge a flag, and care."""
    record, moderator, member = evening.record, evening.moderator, evening.member
    await set_up(evening)
    async with record.step(
        ACT, moderator.me["handle"], f"/moderation watch {evening.home}"
    ) as step:
        step.hears(await moderator.slash("/moderation watch", channel=evening.home))
    said = {}
    for words in (*evening.pick(*FINE), *evening.pick(*NASTY)):
        said[(await member.say(words))["id"]] = words
    flags: dict[str, dict[str, Any]] = {}
    for words in evening.pick(*NASTY):
        async with record.step(ACT, member.me["handle"], words) as step:
            number = next(n for n, each in said.items() if each == words)
            flags[number] = await flag_of(evening, number)
            step.hears(flags[number])
        record.check("flags right", words, right=number in flags)
    for number, words in said.items():
        if words in evening.pick(*FINE):
            shown = any(points_at(m, number) for m in moderator.messages.values())
            record.check("flags right", words, right=not shown)
    if flags:
        async with record.step(ACT, moderator.me["handle"], "[Right]") as step:
            flag = next(iter(flags.values()))
            right = next(label_of(p) for p in parts_of(flag) if label_of(p) in ("Right", "对"))
            step.hears(await moderator.click(flag, right))
    await care(evening)


async def care(evening: Play) -> None:
    """Say something that calls for help, not for a flag."""
    person, words = evening.other, evening.pick(*SAD)
    async with evening.record.step(ACT, person.me["handle"], words) as step:
        await person.go(evening.home)
        said = await person.say(words)
        await person.go(DM)
        place = person.channel["id"]
        step.hears(await person.expect(lambda m: m["channel_id"] == place, timeout_s=PATIENCE_S))
        await person.go(evening.home)
        told = await flag_of(evening, said["id"])
        step.hears(told)
        judged = [part for part in parts_of(told) if part["type"] == 2]
        evening.record.check("flags right", words, right=not judged)


async def set_up(evening: Play) -> None:
    """Name the moderators' channel, as an admin does once."""
    staff = next(c for c in evening.admin.channels.values() if c.get("name") == "staff")
    async with evening.record.step(ACT, evening.admin.me["handle"], "/admin settings") as step:
        step.hears(
            await evening.admin.slash(
                "/admin settings", setting="admin.moderators_channel", value=f"<#{staff['id']}>"
            )
        )


async def flag_of(evening: Play, number: str) -> dict[str, Any]:
    """Return what moderators are shown of a message."""

    def look() -> dict[str, Any] | None:
        shown = evening.moderator.messages.values()
        return next((message for message in shown if points_at(message, number)), None)

    return await evening.moderator.wait(look, PATIENCE_S, "a line in the moderators' channel")


def points_at(message: dict[str, Any], number: str) -> bool:
    """Tell whether a message of the bot links to another."""
    return message["author"]["bot"] and f"/{number})" in str(message["embeds"])
