"""People bring characters in, look through them, take them away and carry them off."""

from __future__ import annotations

import json

import aiohttp

from sandbox.actor import File
from sandbox.reading import label_of, parts_of

CARD = {
    "spec": "chara_card_v2",
    "spec_version": "2.0",
    "data": {
        "name": "Orla",
        "description": "{{char}} paints clouds.",
        "first_mes": "Hello, {{user}}. @everyone",
        "creator_notes": "A painter.",
        "extensions": {"depth_prompt": None},
        "unknown_key": [1, {"two": 3}],
    },
    "around": "kept",
}


def card_file(value, name="orla.json"):
    data = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    return File(name, data, "application/json")


def labels(reply):
    return [label_of(part) for part in parts_of(reply.message) if part["type"] == 2]


async def downloaded(reply):
    url = reply.message["attachments"][0]["url"]
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return json.loads(await response.read())


async def test_a_character_is_brought_in_played_and_carried_off(mo, anna, marquee):
    preview = await mo.slash("/roleplay import", file=card_file(CARD))
    assert preview.ephemeral
    assert "Orla" in preview.text
    assert "A painter." in preview.text
    assert labels(preview) == ["Keep", "Do not keep"]
    assert "Orla" not in (await anna.slash("/roleplay characters")).text
    await marquee.restart()
    await mo.click(preview, "Keep")
    assert "**Orla** is here now" in mo.messages[preview.message["id"]]["content"]
    listed = await anna.slash("/roleplay characters")
    assert "Orla" in listed.text
    assert "A painter." in listed.text
    assert [c["name"] for c in await anna.autocomplete("/roleplay start", character="or")] == [
        "Orla"
    ]
    assert "already" in (await mo.slash("/roleplay import", file=card_file(CARD))).text

    await anna.slash("/roleplay start", character="orla")
    greeting = await anna.expect(lambda m: m.get("webhook_id"), contains="Hello, Anna.")
    assert greeting["author"]["username"] == "Orla"
    assert not greeting["mention_everyone"]

    exported = await anna.slash("/roleplay export", character="Orla")
    assert (await downloaded(exported))["data"].items() >= CARD["data"].items()
    assert (await downloaded(exported))["around"] == "kept"
    assert "Only moderators" in (await anna.slash("/roleplay remove", character="Orla")).text
    assert await anna.autocomplete("/roleplay remove", character="mi") == []
    removed = await mo.slash("/roleplay remove", character="Orla")
    assert (await downloaded(removed))["data"]["name"] == "Orla"
    assert "no character called" in (await anna.slash("/roleplay start", character="Orla")).text


async def test_who_may_bring_characters_in(anna, lin, ada):
    assert "只有版主可以导入" in (await lin.slash("/演戏 导入", file=card_file(CARD))).text
    await ada.slash("/admin settings", setting="roleplay.members_may_import", value="on")
    preview = await anna.slash("/roleplay import", file=card_file(CARD))
    await anna.click(preview, "Do not keep")
    assert "Orla" not in (await anna.slash("/roleplay characters")).text


WRONG = [
    (b"x" * 300_000, "larger than 256 KB", "超过 256 KB"),
    (b"\x89PNG\r\n\x1a\n", "That is a picture", "这是一张图片"),
    (b"{", "not valid JSON", "不是有效的 JSON"),
    ({"spec": "chara_card_v2"}, '"data" is missing', "“data”不存在"),
    ({"name": ""}, "has no name", "没有名字"),
    ({"name": "A", "tags": 7}, '"tags" of that card has the wrong type', "类型不对"),
]


async def test_what_is_wrong_with_a_card_is_said(mo, lin, ada):
    await ada.slash("/admin settings", setting="roleplay.members_may_import", value="on")
    for data, english, chinese in WRONG:
        assert english in (await mo.slash("/roleplay import", file=card_file(data))).text
        assert chinese in (await lin.slash("/演戏 导入", file=card_file(data))).text


async def test_a_host_without_a_chat_model_says_so_and_keeps_the_words(anna, lin, sandbox):
    opening = await lin.slash("/演戏 开场", character="老顾")
    await lin.go(opening.text.split("<#")[1].split(">")[0])
    await lin.say("我挑那个穿红衣服的。")
    told = await lin.expect(contains="这里没有聊天模型", timeout_s=20)
    assert told["author"]["username"] == "老顾"
    assert [label_of(part) for part in parts_of(told) if part["type"] == 2] == ["重来", "散场"]
    export = await lin.slash("/privacy export")
    assert "我挑那个穿红衣服的" in json.dumps(await downloaded(export), ensure_ascii=False)


async def test_where_no_scene_can_be_opened_is_said(anna, sandbox):
    said = await anna.say(f"<@{sandbox.application_id}> start a scene with Nobody")
    told = await anna.expect(
        lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
    )
    assert 'no character called "Nobody"' in told["content"]
    said = await anna.say(f"<@{sandbox.application_id}> which characters can we play with?")
    told = await anna.expect(
        lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
    )
    names = [field["name"] for field in told["embeds"][0]["fields"]]
    assert names == ["Mira", "Pip", "阿桃", "老顾"]
