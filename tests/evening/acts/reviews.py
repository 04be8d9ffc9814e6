"""People write reviews, and ask what others think."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.reading import text_of

if TYPE_CHECKING:
    from tests.evening.stage import Play

EN = (
    ("Alien", "5", "Quiet, patient and terrifying. The best use of a corridor in any film."),
    ("Blade Runner", "4.5", "Rain, neon and the saddest speech I know. I loved every minute."),
    ("Titanic", "2", "Far too long, and a dull, predictable story. I was disappointed."),
)
ZH = (
    ("霸王别姬", "5", "演得太好了，几十年的悲欢看得我说不出话，经典中的经典。"),
    ("盗梦空间", "4.5", "构思巧妙，节奏紧凑，音乐也很棒，非常喜欢。"),
    ("泰坦尼克号", "2", "太长了，剧情老套，看得我昏昏欲睡，很失望。"),
)


async def play(evening: Play) -> None:
    """Write three reviews, be asked about one, and ask the room."""
    record, member = evening.record, evening.member
    for title, stars, text in evening.pick(EN, ZH):
        async with record.step("reviews", member.me["handle"], f"{title} ★{stars}: {text}") as step:
            form = await member.slash("/reviews write", title=title, stars=stars)
            shown = await member.submit(form, text=text)
            step.hears(shown)
            evening.memory.setdefault("reviewed", []).append(title)
    asked = evening.pick("what do people think of Alien?", "大家觉得霸王别姬怎么样？")
    async with record.step("reviews", evening.other.me["handle"], asked) as step:
        found = await evening.chat(evening.other, asked)
        step.hears(found)
        record.check("answers found", asked, right="5" in text_of(found))
