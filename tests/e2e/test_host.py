"""Moderators start and plan shows, members play, in both languages and over a restart."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing

import pytest

from bot import app
from tests.bot.speech.programs import needs_speech
from tests.e2e.hand_clock import JumpingClock

VOICE = 1 << 13
SCHEDULED, ACTIVE, COMPLETED, CANCELLED = 1, 2, 3, 4
RIGHT = "SELECT correct FROM host_question WHERE show_id = ? AND number = ?"


@pytest.fixture
def clock():
    return JumpingClock()


@pytest.fixture
def settings(monkeypatch, clock):
    monkeypatch.setattr(app, "SystemClock", lambda: clock)
    return {"speech": "off"}


@pytest.fixture
def answer(tmp_path):
    """Press the right option of a question, or the one ``off`` places behind it."""

    async def answer(person, question, off=0):
        buttons = [part for row in question["components"] for part in row["components"]]
        _, _, _, _, show_id, number, _ = buttons[0]["custom_id"].split(":")
        with closing(sqlite3.connect(tmp_path / "data" / "marquee.db")) as database:
            (right,) = database.execute(RIGHT, (int(show_id), int(number))).fetchone()
        return await person.click(question, buttons[(right + off) % 4]["custom_id"])

    return answer


def labels(message):
    return [part["label"] for row in message["components"] for part in row["components"]]


@pytest.fixture(autouse=True)
async def _brisk(ada):
    """Let shows go on without pauses, so that only questions take time."""
    await ada.slash("/admin settings", setting="host.pause_seconds", value="0")


ANSWERS_S = 21


async def test_a_show_with_its_answers_and_a_restart_in_its_middle(
    mo, anna, lin, clock, marquee, answer
):
    begun = await mo.slash("/host show", title="Noir *night*")
    assert begun.ephemeral
    assert "begins in" in begun.text
    welcome = await anna.expect(contains="Noir")
    assert "Juniper, usher" in welcome["content"]
    assert "three questions" in welcome["content"]

    first = await anna.expect(contains="Question 1 of 3")
    assert [label[:4] for label in labels(first)] == ["A · ", "B · ", "C · ", "D · "]
    assert "It counts" in (await answer(anna, first)).text
    again = await answer(anna, first, off=1)
    assert again.ephemeral
    assert "the first answer counts" in again.text
    await lin.go("film-club")
    assert "已记下" in (await answer(lin, first, off=2)).text
    assert "A show is on" in (await mo.slash("/host show")).text

    clock.jump(ANSWERS_S)
    shown = await anna.expect(contains="2 answers, 1 right")
    assert f"<@{anna.me['id']}> +1" in shown["embeds"][0]["description"]
    assert "Score so far" in shown["embeds"][0]["fields"][0]["name"]
    over = anna.messages[first["id"]]
    assert all(part["disabled"] for row in over["components"] for part in row["components"])
    assert "The answer: **" in over["embeds"][0]["description"]

    second = await anna.expect(contains="Question 2 of 3")
    assert "It counts" in (await answer(anna, second)).text
    await marquee.restart()
    back = await anna.expect(contains="Question 2 stands open once more")
    assert "closes <t:" in back["content"]
    assert "the first answer counts" in (await answer(anna, second, off=1)).text
    assert "已记下" in (await answer(lin, second)).text

    clock.jump(ANSWERS_S)
    third = await anna.expect(contains="Question 3 of 3", timeout_s=10)
    await answer(lin, third, off=1)
    clock.jump(ANSWERS_S)
    await _ends_with_places_poll_and_goodbye(anna, lin)


async def _ends_with_places_poll_and_goodbye(anna, lin):
    board = await anna.expect(contains="Final score", timeout_s=10)
    lines = board["embeds"][0]["description"].splitlines()
    assert lines[0].startswith(f"**1** · <@{anna.me['id']}> · ")
    assert lines[1].startswith(f"**2** · <@{lin.me['id']}> · ")
    best, other = (int(re.search(r"(\d+) points", line)[1]) for line in lines)
    # Right twice, in a row; right once.
    assert 20 + 3 <= best <= 33
    assert 10 <= other <= 15

    poll = await anna.expect(contains="What shall we watch next?", timeout_s=10)
    assert len(poll["poll"]["answers"]) == 5
    await anna.vote(poll, "Something else")
    await anna.expect(lambda m: "Juniper" in m["content"], timeout_s=10)
    async with asyncio.timeout(10):
        while "is on in" in (overview := (await anna.slash("/host shows")).text):
            await asyncio.sleep(0.05)
    assert "No show is on or planned" in overview


@pytest.mark.long
async def test_the_same_in_chinese(mo, lin, clock, answer):
    await mo.go("影评")
    begun = await mo.slash("/主持 开演", persona="projectionist", language="zh-CN")
    assert "电影问答" in begun.text
    welcome = await lin.expect(contains="放映员老秦")
    assert "电影问答" in welcome["content"]
    for number in (1, 2, 3):
        question = await lin.expect(contains=f"第 {number} 题，共 3 题", timeout_s=10)
        assert "已记下" in (await answer(lin, question)).text
        assert "以第一次为准" in (await answer(lin, question)).text
        clock.jump(ANSWERS_S)
        await lin.expect(contains="共 1 人作答，1 人答对", timeout_s=10)
    board = await lin.expect(contains="最终得分", timeout_s=10)
    assert " 分" in board["embeds"][0]["description"]
    poll = await lin.expect(contains="接下来看什么？", timeout_s=10)
    assert poll["poll"]["answers"][-1]["poll_media"]["text"] == "都不是，看别的"


async def test_members_may_not_start_shows_but_ask_for_the_next(anna, lin, mo, sandbox):
    for command in ("/host show", "/host stop"):
        refused = await anna.slash(command)
        assert refused.ephemeral
        assert "Only moderators" in refused.text
    assert "只有管理员" in (await lin.slash("/主持 预定", when="明天20:00")).text

    async def chat(person, words):
        said = await person.say(f"<@{sandbox.application_id}> {words}")
        return await person.expect(
            lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
        )

    assert "Only moderators" in (await chat(anna, "start the show"))["content"]
    assert "No show is planned" in (await chat(anna, "when is the next show?"))["content"]
    assert "目前没有预定" in (await chat(lin, "下一场演出是什么时候"))["content"]
    assert "begins in" in (await chat(mo, "start the show"))["content"]
    await anna.expect(lambda m: "Juniper" in m["content"])
    assert "is on in" in (await chat(anna, "when is the next show?"))["content"]
    assert "is stopped" in (await chat(mo, "stop the show"))["content"]
    await anna.expect(contains="close early", timeout_s=15)


@pytest.fixture
def events(sandbox):
    """Give what Discord has planned: the status of each event by its name."""

    def events():
        (guild,) = sandbox.world.guilds.values()
        return {each["name"]: each["status"] for each in guild.scheduled_events.values()}

    return events


async def become(events, expected):
    """Wait until Discord's events are as expected; the bot may change them behind its answer."""
    async with asyncio.timeout(10):
        while events() != expected:
            await asyncio.sleep(0.05)


async def test_a_planned_show_begins_by_itself_and_can_be_called_off(
    mo, anna, clock, marquee, events
):
    assert "cannot read that time" in (await mo.slash("/host schedule", when="soonish")).text
    planned = await mo.slash("/host schedule", when="in 2 hours", title="Late show")
    assert planned.ephemeral
    assert "**Late show** is planned" in planned.text
    assert "about the same time" in (await mo.slash("/host schedule", when="in 2 hours")).text
    await mo.slash("/host schedule", when="in 3 hours", title="Later show")
    assert events() == {"Late show": SCHEDULED, "Later show": SCHEDULED}

    assert "Late show" in (await anna.slash("/host shows")).text
    listed = await mo.slash("/host shows")
    (select,) = [part for row in listed.message["components"] for part in row["components"]]
    value = next(o["value"] for o in select["options"] if "Later show" in o["label"])
    await mo.choose(listed, select["custom_id"], value)
    await become(events, {"Late show": SCHEDULED, "Later show": CANCELLED})

    # The bot is away at its time, but not for long.
    await marquee.stop()
    clock.jump(2 * 3600 + 5 * 60)
    await marquee.start()
    welcome = await anna.expect(lambda m: "Juniper" in m["content"])
    assert "Late show" in welcome["content"]
    assert "later than planned" in welcome["content"]
    await anna.expect(contains="Question 1 of 3")
    assert events()["Late show"] == ACTIVE
    await mo.slash("/host stop")
    await anna.expect(contains="close early", timeout_s=15)
    await become(events, {"Late show": COMPLETED, "Later show": CANCELLED})


async def test_a_show_does_not_take_place_when_its_event_is_gone_or_it_was_missed(
    mo, anna, clock, marquee, sandbox
):
    await mo.slash("/host schedule", when="in 2 hours", title="Gone show")
    await mo.slash("/host schedule", when="in 4 hours", title="Missed show")
    (guild,) = sandbox.world.guilds.values()
    (gone,) = [each for each in guild.scheduled_events.values() if each["name"] == "Gone show"]
    del guild.scheduled_events[gone["id"]]
    clock.jump(2 * 3600 + 30)
    told = await anna.expect(contains="its event was cancelled")
    assert "Gone show" in told["content"]

    await marquee.stop()
    clock.jump(3 * 3600)
    await marquee.start()
    told = await anna.expect(contains="did not take place")
    assert "Missed show" in told["content"]
    assert {each["status"] for each in guild.scheduled_events.values()} == {CANCELLED}


@needs_speech
@pytest.mark.parametrize("language", ["en", "zh-CN"])
class TestVoice:
    @pytest.fixture
    def settings(self, settings):
        return {"speech": "auto"}

    async def test_an_announcement_is_spoken_behind_its_caption(self, mo, anna, language):
        await mo.slash("/host show", language=language)
        caption = await anna.expect(
            contains="computer voice" if language == "en" else "电脑合成", timeout_s=20
        )
        spoken = await anna.expect(lambda m: m["flags"] & VOICE)
        assert spoken["id"] > caption["id"]
        (attachment,) = spoken["attachments"]
        assert 3 < attachment["duration_secs"] < 25
        assert attachment["content_type"] == "audio/ogg"
        assert spoken["content"] == ""
        await mo.slash("/host stop")
