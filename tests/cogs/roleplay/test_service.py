"""The rules of scenes: who directs them, and what the model is asked."""

from __future__ import annotations

import pytest

from bot.errors import NotAllowed, NotFound, TryLater
from bot.i18n import Locale, Texts
from bot.permissions import Level
from cogs.roleplay.budget import MESSAGE_TOKENS, tokens
from cogs.roleplay.scene import Spot, State
from cogs.roleplay.service import is_aside, language_of
from tests.cogs.roleplay.conftest import ANNA, LIN, MO, ROOT

TEXTS = Texts.load([ROOT / "cogs" / "roleplay" / "locale", ROOT / "bot" / "locale"])


async def test_only_people_of_the_scene_and_moderators_direct_it(here):
    scene, _ = await here.open()
    await here.scenes.check_part(scene, ANNA, Level.MEMBER)
    await here.scenes.check_part(scene, MO, Level.MODERATOR)
    with pytest.raises(NotAllowed, match="not-yours"):
        await here.scenes.check_part(scene, LIN, Level.MEMBER)
    await here.say(scene, "Hello", LIN, "Lin")
    await here.scenes.check_part(scene, LIN, Level.MEMBER)


async def test_a_guild_has_room_for_so_many_scenes(guild):
    here = guild(scenes_at_once=2)
    first, _ = await here.open(thread_id=1)
    await here.open(thread_id=2)
    with pytest.raises(TryLater, match="too-many"):
        await here.scenes.check_room()
    await here.store.end(first.scene_id, here.clock.now())
    await here.scenes.check_room()
    with pytest.raises(NotFound, match="over"):
        await here.scenes.scene(first.scene_id)


async def test_only_the_newest_reply_is_made_again(here):
    scene, greeting = await here.open()
    with pytest.raises(NotFound, match="moved-on"):
        await here.scenes.begin_again(scene, greeting.turn_id)
    await here.say(scene, "Hello")
    reply = await here.turns.begin_reply(scene, here.clock.now())
    await here.turns.note(reply, "Come in.", State.SAID, Spot(1))
    old, sister = await here.scenes.begin_again(scene, reply.turn_id)
    assert (old.text, sister.parent) == ("Come in.", old.parent)
    for stale in (reply.turn_id, 999):
        with pytest.raises(NotFound, match="moved-on"):
            await here.scenes.begin_again(scene, stale)


@pytest.mark.parametrize("context", [512, 4096])
async def test_a_request_fits_the_model_and_speaks_the_scene_s_language(guild, context):
    here = guild(reply_tokens=300)
    scene, _ = await here.open()
    for number in range(60):
        await here.say(scene, f"I have seen film number {number}, and 电影.")
        reply = await here.turns.begin_reply(scene, here.clock.now())
        await here.turns.note(reply, f"Reply {number}.", State.SAID, None)
    await here.say(scene, "你好吗？")
    scene = await here.store.get(scene.scene_id)
    say = TEXTS.to(scene.language)
    request = here.scenes.request(scene, await here.turns.path(scene), say, context)
    assert (request.speaker, request.language) == ("Mira", "zh")
    assert request.messages[0].text.startswith("你是Mira，正在和Anna聊天。")
    assert request.messages[-1].text == "你好吗？"
    assert request.stop == ("\nAnna:",)
    assert request.max_tokens == min(300, context // 4)
    spent = sum(tokens(m.text) + tokens(m.name) + MESSAGE_TOKENS for m in request.messages)
    assert spent + request.max_tokens <= context


async def test_blank_turns_are_not_asked_with(here):
    scene, _ = await here.open(greeting="")
    await here.say(scene, "Hello", message_id=77)
    await here.say(scene, "And?")
    await here.turns.forget_message(77)
    turns = await here.turns.path(scene)
    request = here.scenes.request(scene, turns, TEXTS.to(Locale.EN), 512)
    assert [m.text for m in request.messages[1:]] == ["And?"]
    assert here.scenes.cleaner(scene, turns, TEXTS.to(Locale.EN)).others == {"Anna"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hello", Locale.EN),
        ("你好", Locale.ZH),
        ("《Heat》好看吗", Locale.ZH),
        ("我喜欢 Blade Runner 2049", Locale.ZH),
        ("I really love 霸王别姬, so much", Locale.EN),
        ("1984!", None),
        ("", None),
    ],
)
def test_the_language_of_a_message_is_told(text, language):
    assert language_of(text) is language


def test_what_is_said_aside_is_known():
    assert all(map(is_aside, ("((wait))", "（（等等））", "// brb", "  (( hm")))
    assert not any(map(is_aside, ("(smiles)", "http://x", "(", "")))
