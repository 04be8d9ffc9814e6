"""The room wire: who comes in, what is asked, what is refused."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest

from sandbox.errors import RoomError


async def test_hello_shows_what_a_person_may_see(join, sandbox):
    anna, mo = await join("anna"), await join("mo")
    hello = anna.hello
    assert hello["me"]["handle"] == "anna"
    assert [person["handle"] for person in hello["people"]] == ["anna", "lin", "mo", "ada"]
    assert [person["level"] for person in hello["people"]] == [
        "member",
        "member",
        "moderator",
        "admin",
    ]
    names = [channel["name"] for channel in hello["guild"]["channels"]]
    assert names == ["welcome", "film-club", "影评", "quiz-night"]
    assert "staff" in [channel["name"] for channel in mo.hello["guild"]["channels"]]
    assert hello["application"]["id"] == sandbox.application_id
    assert not hello["bot"]["online"]
    assert hello["clock"]["offset_s"] == 0


async def test_nobody_unknown_comes_in(sandbox):
    async with aiohttp.ClientSession() as session:
        for query in ("", "as=eve", "as=../x&create=1"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(f"{sandbox.url}/room?{query}")
            assert refused.value.status == 404


@pytest.mark.parametrize("frame", ["{", "[]", '"x"', "{}", '{"op": "dance"}', '{"op": ["say"]}'])
async def test_a_bad_frame_gets_an_answer(sandbox, frame):
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.url}/room?as=anna") as socket,
    ):
        await socket.receive_json()
        await socket.send_str(frame)
        answer = json.loads((await socket.receive()).data)
        assert answer["ok"] is False
        assert answer["error"]["code"] == "bad_request"


@pytest.mark.parametrize(
    ("op", "fields"),
    [
        ("say", {}),
        ("say", {"channel_id": 5, "content": "x"}),
        ("say", {"content": "x", "attachments": [{"filename": "a"}]}),
        ("say", {"content": "x", "attachments": [{"filename": "a", "data": "%"}]}),
        ("history", {"limit": "all"}),
        ("timeout", {"user_id": "1", "seconds": True}),
        ("choose", {"message_id": "1", "custom_id": "x", "values": "y"}),
        ("clock_advance", {"seconds": -1}),
        ("clock_advance", {"seconds": 1e12}),
        ("set_roles", {"user_id": "1", "role_ids": "x"}),
    ],
)
async def test_bad_fields_are_refused(join, op, fields, sandbox):
    anna = await join("anna")
    fields = {"channel_id": anna.channel["id"], **fields}
    if op == "choose":
        fields["message_id"] = (await anna.say("x"))["id"]
    with pytest.raises(RoomError) as refused:
        await anna.ask(op, **fields)
    assert refused.value.code in ("bad_request", "unknown_component")


async def test_people_talk_edit_delete_and_react(join, until):
    anna, lin = await join("anna"), await join("lin")
    said = await anna.say("helo")
    heard = await lin.expect(contains="helo")
    assert heard["member"]["roles"] == []
    where = {"channel_id": anna.channel["id"], "message_id": said["id"]}
    await anna.ask("edit_message", content="hello", **where)
    await lin.expect(contains="hello")
    with pytest.raises(RoomError, match="not_the_author"):
        await lin.ask("edit_message", content="hallo", **where)
    with pytest.raises(RoomError, match="missing_permissions"):
        await lin.ask("delete_message", **where)
    await lin.react(heard, "👋")
    await lin.ask("unreact", emoji="👋", **where)
    names = [event["event"] for event in anna.events]
    await until(lambda: "reaction_remove" in [event["event"] for event in anna.events])
    assert "reaction_add" in [event["event"] for event in anna.events], names
    mo = await join("mo")
    await mo.ask("delete_message", **where)
    await until(lambda: said["id"] not in lin.messages)


async def test_history_comes_in_pages(join):
    anna = await join("anna")
    for number in range(5):
        await anna.say(str(number))
    last = (await anna.ask("history", channel_id=anna.channel["id"], limit=2))["messages"]
    assert [message["content"] for message in last] == ["3", "4"]
    before = await anna.ask("history", channel_id=anna.channel["id"], before=last[0]["id"])
    assert [message["content"] for message in before["messages"]] == ["0", "1", "2"]


async def test_people_have_no_direct_messages_with_each_other(join, user_id):
    anna = await join("anna")
    with pytest.raises(RoomError, match="unknown_user"):
        await anna.ask("open_dm", user_id=user_id("lin"))


async def test_the_owner_cannot_leave_and_others_can(join):
    ada, lin = await join("ada"), await join("lin")
    with pytest.raises(RoomError, match="owner"):
        await ada.ask("leave_guild")
    await lin.ask("leave_guild")
    with pytest.raises(RoomError, match="missing_access"):
        await lin.say("x")


async def test_two_windows_of_one_person_see_the_same(join):
    first, second = await join("anna"), await join("anna")
    said = await first.say("from the first")
    async with asyncio.timeout(5):
        while said["id"] not in second.messages:
            await asyncio.sleep(0.005)
