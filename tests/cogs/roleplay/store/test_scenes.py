"""A scene is a tree: every branch stays, and the head says which one is played."""

from __future__ import annotations

import random

from bot.i18n import Locale
from cogs.roleplay.scene import Spot, State


async def answer(here, scene, text):
    turn = await here.turns.begin_reply(scene, here.clock.now())
    await here.turns.note(turn, text, State.SAID, Spot(turn.turn_id * 10))
    return await here.turns.turn(turn.turn_id)


async def test_turns_follow_each_other(here):
    scene, greeting = await here.open()
    assert (scene.head, greeting.parent) == (0, 0) or scene.head == greeting.turn_id
    await here.say(scene, "Hello")
    reply = await answer(here, scene, "Come in.")
    assert await here.texts(scene) == ["Sit down.", "Hello", "Come in."]
    assert reply.spot == Spot(reply.turn_id * 10)
    assert (await here.store.by_thread(50)).head == reply.turn_id


async def test_another_try_is_a_sister_and_the_head_moves_to_it(here):
    scene, _ = await here.open()
    await here.say(scene, "Hello")
    first = await answer(here, scene, "Come in.")
    second = await here.turns.begin_again(scene, first, here.clock.now())
    await here.turns.note(second, "Go away.", State.SAID, first.spot)
    assert await here.texts(scene) == ["Sit down.", "Hello", "Go away."]
    assert (await here.turns.turn(first.turn_id)).text == "Come in."
    assert await here.turns.begin_again(scene, first, here.clock.now()) is None
    await here.say(scene, "Why?")
    assert await here.turns.begin_again(scene, second, here.clock.now()) is None


async def test_a_greeting_is_exchanged_only_before_anybody_speaks(here):
    scene, greeting = await here.open()
    await here.turns.note(greeting, greeting.text, State.SAID, Spot(9, 8))
    greeting = await here.turns.turn(greeting.turn_id)
    assert await here.turns.replace_greeting(scene, greeting, "Stand up.", here.clock.now())
    assert await here.texts(scene) == ["Stand up."]
    head = (await here.store.get(scene.scene_id)).head
    assert (await here.turns.turn(head)).spot == Spot(9, 8)
    await here.say(scene, "Hello")
    turn = await here.turns.turn(head)
    assert not await here.turns.replace_greeting(scene, turn, "Hm.", here.clock.now())


async def test_a_message_that_comes_twice_is_one_turn(here):
    scene, _ = await here.open()
    assert await here.say(scene, "Hello", message_id=77)
    assert not await here.say(scene, "Hello", message_id=77)
    assert await here.texts(scene) == ["Sit down.", "Hello"]


async def test_what_is_said_meanwhile_stands_behind_the_reply(here):
    scene, _ = await here.open()
    await here.say(scene, "First")
    reply = await here.turns.begin_reply(scene, here.clock.now())
    await here.say(scene, "Second")
    await here.turns.note(reply, "There.", State.SAID, None)
    assert await here.texts(scene) == ["Sit down.", "First", "There.", "Second"]


async def test_guilds_do_not_meet(here, guild):
    scene, turn = await here.open()
    elsewhere = guild(8)
    assert await elsewhere.store.by_thread(50) is None
    assert await elsewhere.store.get(scene.scene_id) is None
    assert await elsewhere.turns.turn(turn.turn_id) is None
    assert not await elsewhere.store.end(scene.scene_id, here.clock.now())
    assert await elsewhere.store.count_open() == 0


async def test_a_scene_ends_once(here):
    scene, _ = await here.open()
    assert await here.store.count_open() == 1
    assert await here.store.end(scene.scene_id, here.clock.now())
    assert not await here.store.end(scene.scene_id, here.clock.now())
    assert not (await here.store.get(scene.scene_id)).is_open
    assert await here.store.count_open() == 0


async def test_the_language_follows_who_speaks(here):
    scene, _ = await here.open()
    await here.say(scene, "你好")
    scene = await here.store.get(scene.scene_id)
    assert scene.language is Locale.ZH
    await here.say(scene, "…!")
    assert (await here.store.get(scene.scene_id)).language is Locale.ZH


async def test_a_deleted_message_is_blank(here):
    scene, _ = await here.open()
    await here.say(scene, "My secret", message_id=77)
    await here.turns.forget_message(77)
    assert await here.texts(scene) == ["Sit down.", ""]


async def test_any_order_of_turns_and_tries_keeps_shown_and_used_the_same(here):
    chance = random.Random(3)  # noqa: S311  a reproducible test
    scene, _ = await here.open()
    shown = ["Sit down."]
    for number in range(120):
        newest = await here.turns.turn((await here.store.get(scene.scene_id)).head)
        if newest.is_character and newest.parent and chance.random() < 0.4:
            sister = await here.turns.begin_again(scene, newest, here.clock.now())
            await here.turns.note(sister, f"try {number}", State.SAID, None)
            shown[-1] = f"try {number}"
        elif newest.is_character or chance.random() < 0.3:
            await here.say(scene, f"said {number}")
            shown.append(f"said {number}")
        else:
            await answer(here, scene, f"reply {number}")
            shown.append(f"reply {number}")
        assert await here.texts(scene) == shown
