"""Whatever goes wrong, the person gets one answer that says what to do."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections import Counter
from contextlib import closing

import aiohttp
import pytest

from sandbox.actor import NoReply
from sandbox.world import channels
from sandbox.world.permissions import Permission

BROKEN = ("rest_5xx_before", "rest_5xx_after", "reset_before", "reset_after")
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
ORIGINAL = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
MESSAGE = "POST /channels/{channel_id}/messages"


def answers(person, bot_id):
    """Count the bot's visible messages."""
    return Counter(m["id"] for m in person.messages.values() if m["author"]["id"] == bot_id)


@pytest.fixture
def database(tmp_path):
    def connect():
        file = tmp_path / "data" / "marquee.db"
        return closing(sqlite3.connect(file, isolation_level=None))

    return connect


@pytest.fixture
def ask(sandbox):
    async def ask(person, words, **expected):
        said = await person.say(f"<@{sandbox.application_id}> {words}")
        return await person.expect(
            lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"], **expected
        )

    return ask


@pytest.fixture
async def post(sandbox):
    """Let the bot's account send a message that this version of it would not."""
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {sandbox.token}"}) as session:

        async def post(channel_id, *custom_ids):
            buttons = [
                {"type": 2, "style": 2, "label": f"b{number}", "custom_id": custom_id}
                for number, custom_id in enumerate(custom_ids)
            ]
            url = f"{sandbox.url}/api/v10/channels/{channel_id}/messages"
            body = {
                "content": "from another version",
                "components": [{"type": 1, "components": buttons}],
                "allowed_mentions": {"parse": []},
            }
            async with session.post(url, json=body) as response:
                return await response.json()

        yield post


async def test_buttons_of_another_version_say_what_to_do(anna, lin, post):
    stale = "m:gone:page::1", "m:reviews:never::1", "somebody-else", "m:reviews:page:x7:1"
    message = await post(anna.channel["id"], *stale)
    for number in range(len(stale)):
        told = await anna.click(message, f"b{number}")
        assert told.ephemeral
        assert "older version of me" in told.text
    assert "旧版本" in (await lin.click(message, "b0")).text
    odd = await post(anna.channel["id"], "m:preferences:set::locale:klingon", "m:preferences:set:")
    assert "no longer exists" in (await anna.click(odd, "b0")).text
    assert (await anna.click(odd, "b1")).ephemeral


async def test_an_unforeseen_failure_has_an_id_that_the_log_knows(
    anna, lin, database, marquee, caplog
):
    panel, chinese = await anna.slash("/preferences"), await lin.slash("/preferences")
    with database() as other:
        other.execute(
            "CREATE TRIGGER ill BEFORE INSERT ON preference BEGIN SELECT RAISE(ABORT, 'ill'); END"
        )
    for person, shown, button in ((anna, panel, "Spoilers open"), (lin, chinese, "显示剧透")):
        told = await person.click(shown, button)
        assert told.ephemeral
        (incident,) = re.findall(r"[0-9a-f]{8}", told.text)
        assert f"incident {incident}" in caplog.text
        assert not re.search(r"Traceback|ill\b|Error|sqlite", told.text)
    with database() as other:
        other.execute("DROP TRIGGER ill")
    changed = await anna.click(panel, "Spoilers open")
    assert "Shown openly" in changed.text, "nothing was lost, and the same button works again"


async def test_a_channel_that_is_gone_ends_nothing(anna, sandbox, ask, caplog):
    await anna.go("quiz-night")
    channel = sandbox.world.channels[anna.channel["id"]]
    gone = asyncio.Event()

    def delete_first(seen):
        if f"{seen.method} {seen.template}" == MESSAGE and not gone.is_set():
            gone.set()
            channels.delete(sandbox.world, anna.hello["guild"]["owner_id"], channel, None)

    sandbox.on_request(delete_first)
    await anna.say(f"<@{sandbox.application_id}> help")
    async with asyncio.timeout(10):
        await gone.wait()
    await anna.go("film-club")
    assert (await ask(anna, "help"))["embeds"]
    assert "incident" not in caplog.text


async def test_a_channel_where_it_may_not_write_still_answers_commands(anna, sandbox, ask, caplog):
    channel = sandbox.world.channels[anna.channel["id"]]
    closed = {"id": sandbox.application_id, "type": 1, "allow": "0"}
    channel["permission_overwrites"].append(closed | {"deny": str(Permission.SEND_MESSAGES.value)})
    await anna.say(f"<@{sandbox.application_id}> help")
    assert (await anna.slash("/help")).message["embeds"]
    channel["permission_overwrites"].pop()
    assert (await ask(anna, "help"))["embeds"]
    assert "incident" not in caplog.text


async def test_an_answer_that_comes_too_late_is_explained_in_the_channel(ada, lin, sandbox):
    late = []

    def pass_time(seen):
        if late and f"{seen.method} {seen.template}" == late[-1][0]:
            sandbox.clock.advance(late.pop()[1])

    sandbox.on_request(pass_time)
    # Fifteen minutes between the deferral and the answer.
    late.append((ORIGINAL, 16 * 60))
    with pytest.raises(NoReply):
        await ada.slash("/admin backup")
    assert "That took too long" in (await ada.expect(contains="took too long"))["content"]
    # More than three seconds before the first word.
    late.append((CALLBACK, 4))
    with pytest.raises(NoReply):
        await lin.slash("/帮助")
    await lin.expect(contains="用的时间太长")
    assert (await lin.slash("/帮助")).message["embeds"]


@pytest.mark.parametrize("fault", BROKEN)
async def test_a_call_that_breaks_once_is_one_answer(anna, ada, sandbox, ask, fault):
    status = {"status": 503} if "5xx" in fault else {}

    def fail(route):
        sandbox.faults.fail_rest(fault, route=route, **status)

    panel = await anna.slash("/preferences")
    before = answers(anna, sandbox.application_id)
    fail(CALLBACK)
    changed = await anna.click(panel, "Spoilers open")
    assert changed.message["id"] == panel.message["id"]
    assert "Shown openly" in anna.messages[panel.message["id"]]["embeds"][0]["fields"][2]["value"]
    assert answers(anna, sandbox.application_id) == before

    fail(CALLBACK)
    assert (await anna.slash("/help")).message["embeds"]
    fail(CALLBACK)
    form = await anna.slash("/reviews write", title="Heat", stars="4")
    assert form.modal["title"] == "Heat (1995)"
    fail(CALLBACK)
    fail(ORIGINAL)
    exported = await anna.slash("/privacy export")
    assert exported.message["attachments"][0]["size"] > 50
    fail(MESSAGE)
    assert (await ask(anna, "help"))["embeds"]

    await asyncio.sleep(0.2)
    after = answers(anna, sandbox.application_id)
    assert len(after) == len(before) + 3, "help, the export, and help by chat; each once"
    assert sandbox.faults.rest == []


async def test_events_that_come_twice_are_answered_once(anna, sandbox, ask):
    sandbox.faults.set("repeat_events", True)
    panel = await anna.slash("/preferences")
    changed = await anna.click(panel, "Spoilers open")
    assert "Shown openly" in changed.text
    await ask(anna, "help")
    await asyncio.sleep(0.2)
    assert len(answers(anna, sandbox.application_id)) == 2


async def test_direct_messages_are_told_where_it_works(anna, lin, sandbox):
    for person, words, told in ((anna, "help", "inside servers"), (lin, "帮助", "只在服务器里")):
        await person.go("@me")
        await person.say(words)
        await person.expect(contains=told)
        offered = {c["name"] for c in person.hello["commands"] if "dm" in c["usable_in"]}
        assert offered == set(), "no command works there, so none is offered"


async def test_a_host_without_models_says_so(anna, lin):
    assert "I run without my models here" in (await anna.slash("/recommend film")).text
    assert "没有启用我的模型" in (await lin.slash("/推荐 电影")).text


async def test_who_comes_while_it_stops_is_told_to_try_again(anna, lin, marquee, database, caplog):
    panel = await anna.slash("/preferences")
    with database() as blocker:
        blocker.execute("BEGIN IMMEDIATE")  # holds up one answer, and with it the stop
        held = asyncio.create_task(anna.click(panel, "Spoilers open"))
        await asyncio.sleep(0.3)
        stopping = asyncio.create_task(marquee.stop())
        await asyncio.sleep(0.1)
        assert "我正在重启" in (await lin.slash("/帮助")).text
        assert "I am being restarted" in (await anna.click(panel, "Direct messages")).text
        blocker.execute("ROLLBACK")
    assert "Shown openly" in (await held).text, "what was under way is answered"
    await stopping
    assert "Traceback" not in caplog.text
    await marquee.start()
