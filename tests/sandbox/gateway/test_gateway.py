"""The gateway: who may connect, what is replayed, and what a bot does under faults."""

from __future__ import annotations

import asyncio
import json
import zlib

import aiohttp
import discord
import pytest

from tests.sandbox.guest import Guest


@pytest.fixture
async def connect(sandbox):
    """Open bare websockets and close them at the end."""
    async with aiohttp.ClientSession() as session:
        sockets = []

        async def connect(identify=None, **query):
            socket = await session.ws_connect(sandbox.world.gateway_url, params=query)
            sockets.append(socket)
            if identify is not None:
                assert (await socket.receive_json())["op"] == 10
                data = {"token": sandbox.token, "intents": 1, "properties": {}} | identify
                await socket.send_json({"op": 2, "d": data})
            return socket

        yield connect
        for socket in sockets:
            await socket.close()


async def close_code(socket) -> int:
    async with asyncio.timeout(5):
        while (await socket.receive()).type is aiohttp.WSMsgType.TEXT:
            pass
    return socket.close_code


@pytest.mark.parametrize(
    ("identify", "code"),
    [
        ({"token": "wrong"}, 4004),
        ({"token": "MTIzNDU2Nzg5MDEyMzQ1Njc4.abcdef.ghijkl"}, 4004),
        ({"intents": -1}, 4013),
        ({"intents": "all"}, 4013),
        ({"shard": [1, 2]}, 4010),
    ],
)
async def test_a_bad_identify_is_closed(connect, identify, code):
    assert await close_code(await connect(identify)) == code


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("{", 4002),
        ("[]", 4002),
        ('{"op": 2}', 4002),
        ('{"op": 8, "d": {}}', 4003),
    ],
)
async def test_a_bad_frame_is_closed(connect, frame, code):
    socket = await connect()
    await socket.send_str(frame)
    assert await close_code(socket) == code


async def test_an_unknown_opcode_and_a_second_identify_are_closed(connect):
    socket = await connect({})
    await socket.send_json({"op": 99, "d": None})
    assert await close_code(socket) == 4001
    socket = await connect({})
    await socket.send_json({"op": 2, "d": {}})
    assert await close_code(socket) == 4005


async def test_more_than_120_frames_a_minute_are_too_many(connect):
    socket = await connect()
    for _ in range(121):
        await socket.send_json({"op": 1, "d": None})
    assert await close_code(socket) == 4008


async def test_frames_are_compressed_when_asked(connect):
    socket = await connect(compress="zlib-stream")
    frame = await socket.receive_bytes()
    assert frame.endswith(b"\0\0\xff\xff")
    assert json.loads(zlib.decompressobj().decompress(frame))["op"] == 10


async def test_privileged_intents_must_be_switched_on(run_bot, sandbox):
    sandbox.faults.set("intents_off", ["members", "message_content"])
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await run_bot()
    intents = discord.Intents.all()
    intents.members = intents.message_content = False
    bot = await run_bot(Guest(intents))
    assert bot.lobby.name == "The Lobby"


async def test_a_bot_hears_only_what_it_asked_for(run_bot, join, until):
    bot = await run_bot(Guest(discord.Intents(guilds=True, guild_messages=True)))
    anna = await join("anna")
    said = await anna.say("hello")
    await anna.react(said, "👍")
    await anna.ask("typing", channel_id=anna.channel["id"])
    await anna.say("bye")
    await until(lambda: len(bot.heard) == 2)
    assert not {"raw_reaction_add", "typing", "raw_typing"} & set(bot.events)


async def test_a_resume_brings_everything_that_was_missed(bot, join, sandbox, until):
    anna = await join("anna")
    for number in range(20):
        await anna.say(str(number))
        if number % 5 == 2:
            sandbox.faults.abort()
    await until(lambda: len(bot.heard) == 20, 15)
    assert [message.content for message in bot.heard] == [str(n) for n in range(20)]
    assert sandbox.gateway.counters["identifies"] == 1
    assert sandbox.gateway.counters["resumes"] >= 1


@pytest.mark.parametrize("name", ["reconnect", "abort"])
async def test_the_bot_comes_back_by_a_resume(bot, sandbox, until, name):
    getattr(sandbox.faults, name)()
    await until(lambda: "resumed" in bot.events)
    assert sandbox.gateway.counters["identifies"] == 1


async def test_a_resumable_close_code_is_resumed(bot, sandbox, until):
    sandbox.faults.close(4000)
    await until(lambda: "resumed" in bot.events)


async def test_an_ended_session_cannot_be_resumed(connect, sandbox):
    socket = await connect({})
    ready = json.loads((await socket.receive()).data)
    await socket.close(code=1000)
    socket = await connect()
    await socket.receive_json()
    data = {"token": sandbox.token, "session_id": ready["d"]["session_id"], "seq": 1}
    await socket.send_json({"op": 6, "d": data})
    assert await socket.receive_json() == {"op": 9, "d": False}


async def test_a_session_waits_five_minutes(connect, sandbox, until):
    for seconds, answer in ((200, "RESUMED"), (301, False)):
        socket = await connect({})
        ready = json.loads((await socket.receive()).data)
        await socket.close(code=4000)
        await until(lambda: not sandbox.world.bot_is_online)
        sandbox.clock.advance(seconds)
        socket = await connect()
        await socket.receive_json()
        data = {"token": sandbox.token, "session_id": ready["d"]["session_id"], "seq": 2}
        await socket.send_json({"op": 6, "d": data})
        frame = await socket.receive_json()
        assert frame.get("t", frame["d"]) == answer
        await socket.close(code=1000)


async def test_op_9_for_good_makes_the_bot_identify_anew(bot, sandbox, until, monkeypatch):
    sleep = asyncio.sleep
    monkeypatch.setattr("discord.gateway.asyncio.sleep", lambda s, *a: sleep(min(s, 0.05), *a))
    bot.events.clear()
    sandbox.faults.invalid_session(resumable=False)
    await until(lambda: "ready" in bot.events)
    assert sandbox.gateway.counters["identifies"] == 2


async def test_op_9_may_be_resumable(bot, sandbox, until, monkeypatch):
    sleep = asyncio.sleep
    monkeypatch.setattr("discord.gateway.asyncio.sleep", lambda s, *a: sleep(min(s, 0.05), *a))
    sandbox.faults.invalid_session(resumable=True)
    await until(lambda: "resumed" in bot.events)


async def test_repeated_events_come_twice(bot, join, sandbox, until):
    sandbox.faults.repeat_events = True
    anna = await join("anna")
    await anna.say("echo")
    await until(lambda: len(bot.heard) == 2)
    assert bot.heard[0].id == bot.heard[1].id


async def test_refused_connects_are_counted_down(sandbox, connect):
    sandbox.faults.refuse_connects = 2
    for _ in range(2):
        with pytest.raises(aiohttp.ClientError):
            await connect()
    assert not (await connect()).closed
    assert sandbox.gateway.counters["connects"] == 3


async def test_heartbeats_are_acknowledged_unless_stalled(connect, sandbox):
    socket = await connect({})
    await socket.send_json({"op": 1, "d": None})
    frames = [await socket.receive_json() for _ in range(3)]
    assert {"op": 11, "d": None} in frames
    sandbox.faults.stall_heartbeats = True
    await socket.send_json({"op": 1, "d": None})
    with pytest.raises(TimeoutError):
        await socket.receive_json(timeout=0.1)
    assert sandbox.gateway.counters["heartbeats"] == 2


async def test_a_malformed_event_ends_discord_pys_loop(bot, sandbox):
    sandbox.faults.malformed_event()
    with pytest.raises(KeyError):
        await asyncio.wait_for(bot.task, 5)
    assert not bot.is_closed()


async def test_what_the_bot_says_it_does_is_shown(bot, join, until):
    anna = await join("anna")
    assert anna.hello["bot"]["online"]
    await bot.change_presence(activity=discord.Game("quiz"), status=discord.Status.idle)
    await until(
        lambda: any(e["event"] == "bot" and e["data"]["status"] == "idle" for e in anna.events)
    )
    await bot.close()
    await until(lambda: any(e["event"] == "bot" and not e["data"]["online"] for e in anna.events))


async def test_presences_follow_who_is_in_the_room(bot, join, until, user_id):
    def status():
        return bot.lobby.get_member(int(user_id("anna"))).status

    assert status() is discord.Status.offline
    anna = await join("anna")
    await until(lambda: status() is discord.Status.online)
    await anna.leave()
    await until(lambda: status() is discord.Status.offline)
