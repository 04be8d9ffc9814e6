"""Members see, take along and erase what is kept about them, in both languages."""

from __future__ import annotations

import json

import aiohttp
import pytest

TEXT = "Two men who are good at their work, and nothing else in their lives."


async def write(person, title="Heat", text=TEXT):
    form = await person.slash("/reviews write", title=title, stars="4.5")
    return await person.submit(form, text=text)


async def content(reply):
    """Download the file of an answer."""
    (file,) = reply.message["attachments"]
    assert file["filename"] == "marquee-my-data.json"
    async with aiohttp.ClientSession() as session, session.get(file["url"]) as response:
        return json.loads(await response.text())


async def exported(person):
    reply = await person.slash("/privacy export")
    assert reply.ephemeral
    return (await content(reply))["data"]


async def test_what_is_kept_is_shown_handed_out_and_erased(anna, mo, marquee):
    await write(anna)
    await write(mo, text="Not for me, and I watched it twice to be sure.")
    panel = await anna.slash("/preferences")
    await anna.click(panel, "Spoilers open")

    shown = await anna.slash("/privacy show")
    assert shown.ephemeral
    lines = shown.message["embeds"][0]["description"]
    assert "**Reviews**: 2 records" in lines, "the review and its stars"
    assert "**Dashboard logins**: nothing" in lines
    mine, theirs = await exported(anna), await exported(mo)
    assert TEXT in json.dumps(mine)
    assert TEXT not in json.dumps(theirs)

    question = await anna.slash("/privacy erase")
    assert question.ephemeral
    assert "Nothing was changed" in (await anna.click(question, "Keep it")).text
    assert await exported(anna) == mine

    question = await anna.slash("/privacy erase")
    second = await anna.slash("/privacy erase")
    await marquee.restart()
    erased = await anna.click(question, "Erase everything")
    assert "Nothing about you is kept" in erased.text
    assert erased.message["components"] == []
    again = await anna.click(second, "Erase everything")
    assert "nothing left to erase" in again.text

    empty = await exported(anna)
    assert TEXT not in json.dumps(empty)
    nothing = await anna.slash("/privacy show")
    lines = nothing.message["embeds"][0]["description"].splitlines()
    assert [line for line in lines if not line.endswith(": nothing")] == []
    assert await exported(mo) == theirs
    page = await mo.slash("/reviews show", title="Heat")
    assert "from one rating" in page.text


async def test_it_reads_chinese_too(lin):
    shown = await lin.slash("/隐私 查看")
    assert shown.ephemeral
    lines = shown.message["embeds"][0]["description"].splitlines()
    assert [line for line in lines if not line.endswith("：没有")] == []
    assert "只有你能看到" in (await lin.slash("/隐私 导出")).text
    question = await lin.slash("/隐私 删除")
    assert "什么都没有改动" in (await lin.click(question, "保留")).text


@pytest.mark.parametrize(
    ("words", "hint"),
    [("give me my data", "`/privacy export`"), ("导出我的数据", "`/隐私 导出`")],
)
async def test_nothing_private_is_said_where_others_read(anna, sandbox, words, hint):
    await write(anna)
    said = await anna.say(f"<@{sandbox.application_id}> {words}")
    answer = await anna.expect(
        lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
    )
    assert hint in answer["content"]
    assert answer["attachments"] == []


async def test_a_question_in_the_channel_is_answered_by_its_owner(anna, mo, sandbox):
    await write(anna)
    await anna.say(f"<@{sandbox.application_id}> forget everything about me")
    question = await mo.expect(lambda m: m["components"] and "Erase" in str(m["embeds"]))
    refused = await mo.click(question, "Erase everything")
    assert refused.ephemeral
    assert "for the person who asked" in refused.text
    assert "Nothing about you is kept" in (await anna.click(question, "Erase everything")).text
