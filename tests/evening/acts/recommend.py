"""People ask for films and are told why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.evening.stage import Play

TOLD_EN = ("I like Heat", "I have seen The Matrix")
TOLD_ZH = ("我喜欢《盗火线》", "我看过《黑客帝国》")
SHARE = re.compile(r"[(（](\d+) ?%[)）]")


async def play(evening: Play) -> None:
    """Ask as a newcomer, as somebody with ratings, and with a wish."""
    record, member = evening.record, evening.member
    wish = evening.pick("recommend me a film", "推荐一部电影")
    async with record.step("recommend", evening.other.me["handle"], wish) as step:
        step.hears(await evening.chat(evening.other, wish))
    async with record.step("recommend", member.me["handle"], wish) as step:
        shown = await evening.chat(member, wish)
        step.hears(shown)
        for field in shown["embeds"][0]["fields"]:
            shares = [int(share) for share in SHARE.findall(field["value"])]
            record.check("reasons add up", field["name"], right=sum(shares) == 100)
    for words in evening.pick(TOLD_EN, TOLD_ZH):
        async with record.step("recommend", member.me["handle"], words) as step:
            step.hears(await evening.chat(member, words))
    async with record.step("recommend", member.me["handle"], "/recommend list") as step:
        listed = await member.slash("/recommend list")
        step.hears(listed)
        told = evening.pick(("Heat", "The Matrix"), ("盗火线", "黑客帝国"))
        record.check("answers found", "/recommend list", right=all(t in listed.text for t in told))
    wish = evening.pick("recommend me a horror film from the 80s", "推荐一部90年代的恐怖片")
    first, last = evening.pick((1980, 1989), (1990, 1999))
    async with record.step("recommend", member.me["handle"], wish) as step:
        shown = await evening.chat(member, wish)
        step.hears(shown)
        for field in shown["embeds"][0]["fields"]:
            year = int(re.search(r"[(（](\d{4})[)）]", field["name"])[1])
            record.check("wishes kept", field["name"], right=first <= year <= last)
