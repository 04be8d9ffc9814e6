"""People play scenes with characters, in both languages, with a model whose words are known."""

from __future__ import annotations

import asyncio
import random

import pytest

from sandbox.reading import label_of, parts_of
from sandbox.world import channels, messages, threads, webhooks
from sandbox.world.permissions import Permission
from tests.scripted_chat import BREAK, ScriptedChat

MARK, MARK_ZH = "-# generated", "-# 由模型生成"

WORDS = (
    "light",
    "reel",
    "rain",
    "lamp",
    "door",
    "night",
    "film",
    "cat",
    "tea",
    "coat",
    "song",
    "bus",
)
LINE = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
LONG = "The light of the last reel falls on nothing, and still you look at it. "


@pytest.fixture
async def model():
    async with ScriptedChat() as server:
        yield server


@pytest.fixture
def settings(model):
    return {"inference": "inproc", "chat_url": model.url}


def buttons(message):
    return [label_of(part) for part in parts_of(message) if part["type"] == 2]


def prompt(model):
    """Return what the model was asked last, a line each."""
    return [f"{m['role']}: {m['content']}" for m in model.asked[-1]["messages"]]


async def enter(person, reply):
    """Go into the thread that an answer links to; return the greeting."""
    thread_id = reply.split("<#")[1].split(">")[0]

    def look():
        told = [m for m in person.messages.values() if m["channel_id"] == thread_id]
        return next((m for m in told if m.get("webhook_id")), None)

    greeting = await person.wait(look, 20, "a greeting")
    await person.go(thread_id)
    return greeting


async def opened(person, name):
    return await enter(person, (await person.slash("/roleplay start", character=name)).text)


async def line(person, contains, *, labels=2):
    """Return the character's line with some words, once it has so many buttons."""
    return await person.expect(
        lambda m: m["author"]["bot"] and len(buttons(m)) == labels, contains=contains, timeout_s=30
    )


async def changed(person, message, test):
    """Return a message as soon as it is as wanted."""

    def look():
        found = person.messages[message["id"]]
        return found if test(found) else None

    return await person.wait(look, 20, "a change of the message")


async def until(test):
    async with asyncio.timeout(20):
        while not test():
            await asyncio.sleep(0.01)


async def test_a_scene_from_its_greeting_to_its_end(anna, model, sandbox):
    greeting = await opened(anna, "Mira")
    assert greeting["author"]["username"] == "Mira"
    assert "so the film did something to you" in greeting["content"]
    assert "Anna" in greeting["content"]
    assert MARK not in greeting["content"]
    assert [o["value"] for o in parts_of(greeting)[1]["options"]] == ["0", "1", "2"]
    await anna.choose(greeting, "Begin in another way", "1")
    await changed(anna, greeting, lambda m: "one reel without a label" in m["content"])

    model.script("Mira: The one with ", "the window.\nAnna: I knew it.\nMira: Yes.")
    await anna.say("The scene at the window.")
    reply = await line(anna, "window")
    assert reply["content"] == f"The one with the window.\n{MARK}"
    assert buttons(reply) == ["Retry", "End scene"]
    await changed(anna, greeting, lambda m: not parts_of(m))
    said = prompt(model)
    assert said[0].startswith("system: You are Mira, talking with Anna.")
    assert "one reel without a label" in said[-2]
    assert said[-1] == "user: Anna: The scene at the window."

    model.script("You saw it too, then.")
    await anna.click(reply, "Retry")
    again = await changed(anna, reply, lambda m: "You saw it too" in m["content"])
    assert again["content"] == f"You saw it too, then.\n{MARK}"
    model.script("Then stay.")
    await anna.say("<@!1> Twice, @everyone.")
    await line(anna, "Then stay.")
    assert not any("The one with the window" in each for each in prompt(model))
    assert "assistant: You saw it too, then." in prompt(model)

    end = next(m for m in anna.messages.values() if "Then stay." in m["content"])
    await anna.click(end, "End scene")
    goodbye = await anna.expect(contains="is over. Thank you")
    thread = sandbox.world.channels[goodbye["channel_id"]]
    await until(lambda: thread["thread_metadata"]["archived"])
    assert thread["thread_metadata"]["locked"]
    assert not parts_of(anna.messages[end["id"]])


async def test_a_scene_in_chinese_from_plain_chat(lin, sandbox, model):
    said = await lin.say(f"<@{sandbox.application_id}> 我想和阿桃演一场戏")
    answer = await lin.expect(
        lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"], timeout_s=20
    )
    greeting = await enter(lin, answer["content"])
    assert greeting["author"]["username"] == "阿桃"
    assert "林" in greeting["content"]
    assert buttons(greeting) == ["散场"]

    model.script("进来吧，", "茶还热着。\n林：谢谢")
    await lin.say("外面雨真大。")
    reply = await line(lin, "茶还热着")
    assert reply["content"] == f"进来吧，茶还热着。\n{MARK_ZH}"
    assert buttons(reply) == ["重来", "散场"]
    assert prompt(model)[0].startswith("system: 你是阿桃，正在和林聊天。")
    # Who speaks another language is answered in it.
    model.script("Come in, the tea is hot.")
    await lin.say("Could we speak English?")
    assert MARK in (await line(lin, "the tea is hot"))["content"]
    assert prompt(model)[0].startswith("system: You are 阿桃, talking with 林.")


async def test_a_reply_streams_and_can_be_stopped(anna, mo, model):
    await opened(anna, "Mira")
    never = asyncio.Event()
    model.script(LONG, never, "Too late.")
    await anna.say("Tell me.")
    growing = await line(anna, "The light", labels=1)
    assert growing["content"] == f"{LONG.strip()} …\n{MARK}"
    assert buttons(growing) == ["Stop"]
    # Only those who take part may stop it, and moderators.
    await anna.click(growing, "Stop")
    stopped = await changed(anna, growing, lambda m: "stopped" in m["content"])
    assert stopped["content"] == f"{LONG.strip()}\n{MARK}\n-# stopped"
    assert buttons(stopped) == ["Retry", "End scene"]
    await until(lambda: model.closed == 1)


async def test_those_of_the_scene_direct_it(anna, lin, mo, model):
    greeting = await opened(anna, "Mira")
    await lin.go(greeting["channel_id"])
    model.script("Two of you, then.")
    await anna.say("Hello.")
    reply = await line(anna, "Two of you")
    assert "只有参演的人" in (await lin.click(reply, "Retry")).text
    model.script("Sit down.")
    await lin.say("I am here as well.")
    second = await line(lin, "Sit down")
    model.script("Sit down, both.")
    await lin.click(second, "Retry")
    await changed(lin, second, lambda m: "both" in m["content"])
    await mo.go(greeting["channel_id"])
    await mo.click(second, "End scene")
    await mo.expect(contains="is over")


async def test_what_is_said_while_a_reply_streams_is_answered_once_after_it(anna, mo, model):
    greeting = await opened(anna, "Mira")
    await mo.go(greeting["channel_id"])
    gate = asyncio.Event()
    model.script(LONG, gate, "There.")
    model.script("Both of you are right.")
    await anna.say("First.")
    await line(anna, "The light", labels=1)
    await mo.say("Second.")
    await anna.say("((this is not for Mira))")
    await anna.say("Third.")
    gate.set()
    await line(anna, "Both of you are right")
    assert len(model.asked) == 2
    said = prompt(model)
    assert said[-3:] == [f"assistant: {LONG}There.", "user: Mo: Second.", "user: Anna: Third."]


async def test_a_model_that_dies_leaves_what_it_said_and_can_be_asked_again(anna, model):
    await opened(anna, "Mira")
    model.script(LONG, BREAK)
    await anna.say("Tell me.")
    broken = await line(anna, "broke off")
    assert broken["content"].startswith(f"{LONG.strip()}\n{MARK}\n-# Mira was interrupted")
    model.script("Now I remember.")
    await anna.click(broken, "Retry")
    await changed(anna, broken, lambda m: m["content"] == f"Now I remember.\n{MARK}")


async def test_who_only_repeats_is_lost_for_words(anna, model):
    await opened(anna, "Mira")
    model.script("Come in.")
    await anna.say("Hello.")
    await line(anna, "Come in.")
    model.script("come in")
    model.script("Mira: Come in!")
    await anna.say("Hello?")
    lost = await line(anna, "lost for words")
    assert MARK not in lost["content"]
    assert len({body["seed"] for body in model.asked}) == 3


@pytest.mark.long
async def test_a_restart_in_the_middle_loses_nothing(anna, model, marquee):
    await opened(anna, "Mira")
    never = asyncio.Event()
    model.script(LONG, never)
    await anna.say("Tell me.")
    growing = await line(anna, "The light", labels=1)
    await marquee.restart()
    closed = await changed(anna, growing, lambda m: "interrupted" in m["content"])
    assert LONG.strip() in closed["content"]
    model.script("Where was I?")
    await anna.click(closed, "Retry")
    reply = await changed(anna, growing, lambda m: "Where was I?" in m["content"])
    model.script("At the window.")
    await anna.say("At the window, I think.")
    last = await line(anna, "At the window.")
    assert last["author"]["id"] == reply["author"]["id"], "the same webhook"
    assert "assistant: Where was I?" in prompt(model)


async def test_without_the_right_to_webhooks_the_bot_speaks_itself(anna, sandbox, model):
    world = sandbox.world
    guild = world.guilds[sandbox.guild_id]
    ada = world.people["ada"].user_id
    channel = next(c for c in channels.of_guild(world, guild.id) if c["name"] == "film-club")
    deny = str(int(Permission.MANAGE_WEBHOOKS))
    overwrite = {"id": world.bot_id, "type": 1, "deny": deny, "allow": "0"}
    channels.set_overwrite(world, ada, channel, overwrite, None)
    opening = await anna.slash("/roleplay start", character="Mira")
    thread_id = opening.text.split("<#")[1].split(">")[0]
    told = await anna.expect(contains="I may not manage webhooks here")
    assert told["channel_id"] == thread_id
    greeting = await anna.expect(contains="**Mira**\n")
    assert greeting["author"]["id"] == world.bot_id
    await anna.go(thread_id)
    model.script("Come in.")
    await anna.say("Hello.")
    reply = await line(anna, "Come in.")
    assert reply["content"] == f"**Mira**\nCome in.\n{MARK}"
    model.script("Do come in.")
    await anna.click(reply, "Retry")
    await changed(anna, reply, lambda m: m["content"] == f"**Mira**\nDo come in.\n{MARK}")


@pytest.mark.long
async def test_a_webhook_that_was_deleted_is_made_again(anna, sandbox, model):
    greeting = await opened(anna, "Mira")
    world = sandbox.world
    webhook = world.webhooks[greeting["webhook_id"]]
    webhooks.delete(world, world.people["ada"].user_id, webhook, None)
    model.script("Still here.")
    await anna.say("Hello.")
    reply = await line(anna, "Still here.")
    assert reply["webhook_id"] != greeting["webhook_id"]
    assert len(webhooks.in_channel(world, webhook["channel_id"])) == 1


@pytest.mark.long
async def test_a_deleted_line_or_thread_ends_cleanly(anna, sandbox, model):
    greeting = await opened(anna, "Mira")
    world = sandbox.world
    step, never = asyncio.Event(), asyncio.Event()
    model.script(LONG, step, LONG.upper(), never)
    await anna.say("Tell me.")
    growing = await line(anna, "The light", labels=1)
    messages.delete(world, world.message(growing["channel_id"], growing["id"]))
    step.set()
    await until(lambda: model.closed == 1)
    model.script("As if I had said nothing.")
    mine = await anna.say("And now?")
    await line(anna, "As if I had")
    assert not any("The light of" in each for each in prompt(model))
    # What a person takes back is gone from the scene too.
    messages.delete(world, world.message(mine["channel_id"], mine["id"]))
    await asyncio.sleep(0.1)
    model.script(LONG, never)
    await anna.say("Go on.")
    await line(anna, "The light", labels=1)
    assert not any("And now?" in each for each in prompt(model))
    threads.delete(world, world.channels[greeting["channel_id"]])
    await until(lambda: model.closed == 2)
    await anna.go("film-club")
    assert "is open" in (await anna.slash("/roleplay start", character="Pip")).text


@pytest.mark.long
async def test_the_first_admin_hears_once_what_the_model_is(ada, anna):
    await opened(anna, "Mira")
    await ada.slash("/roleplay start", character="Pip")
    told = await ada.expect(contains="MARQUEE_CHAT_URL", timeout_s=20)
    assert told["flags"] & 1 << 6
    await ada.slash("/roleplay start", character="Mira")
    assert sum("MARQUEE_CHAT_URL" in m["content"] for m in ada.messages.values()) == 1


@pytest.mark.long
async def test_pictures_lie_in_the_storage_channel(ada, sandbox, marquee):
    world = sandbox.world
    storage = next(c for c in channels.of_guild(world, sandbox.guild_id) if c["name"] == "staff")
    await ada.slash("/admin settings", setting="roleplay.storage_channel", value=storage["id"])
    for name in ("Mira", "Mira", "Pip"):
        greeting = await opened(ada, name)
        await ada.go("film-club")
    stored = [m for m in world.messages[storage["id"]].values() if m["attachments"]]
    assert [m["attachments"][0]["filename"] for m in stored] == ["mira.png", "pip.png"]
    assert greeting["author"]["avatar"]
    await marquee.restart()
    await opened(ada, "Pip")
    assert len([m for m in world.messages[storage["id"]].values() if m["attachments"]]) == 2


@pytest.mark.long
async def test_three_scenes_that_stream_into_one_channel_stay_within_its_limits(
    people, sandbox, model
):
    changes = []

    def note(seen):
        if seen.method == "PATCH" and seen.template == LINE:
            changes.append(asyncio.get_running_loop().time())

    sandbox.on_request(note)
    chance = random.Random(5)  # noqa: S311  a reproducible test
    everybody = [await people(handle) for handle in ("anna", "mo", "ada")]
    for person in everybody:
        await opened(person, "Mira")
    for number, person in enumerate(everybody):
        talk = [f"{' '.join(chance.sample(WORDS, 8))}. " for _ in range(24)]
        model.script(*(step for words in talk for step in (0.3, words)), f"The end of {number}.")
        await person.say("Tell me.")
    for number, person in enumerate(everybody):
        await line(person, f"The end of {number}.")
    within = [sum(at <= each < at + 5 for each in changes) for at in changes]
    assert len(changes) >= 8
    assert max(within) <= 5
