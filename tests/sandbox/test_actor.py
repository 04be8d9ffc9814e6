"""Scripted people: what they see, wait for, and complain about."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.actor import CannotDo, File, NothingCame, Reply
from sandbox.filling import field_of
from sandbox.reading import text_of


async def test_expect_hears_what_was_said_before_and_each_thing_once(join):
    anna, lin = await join("anna"), await join("lin")
    for text in ("one", "two", "one"):
        await lin.say(text)
    assert (await anna.expect(contains="one"))["content"] == "one"
    assert (await anna.expect(contains="one"))["content"] == "one"
    with pytest.raises(NothingCame):
        await anna.expect(contains="one", timeout_s=0.05)


async def test_expect_leaves_out_ones_own_words(join):
    anna = await join("anna")
    await anna.say("echo")
    with pytest.raises(NothingCame):
        await anna.expect(contains="echo", timeout_s=0.05)


async def test_expect_takes_a_test_and_a_channel(join):
    anna, mo = await join("anna"), await join("mo")
    await mo.say("in film-club")
    await mo.go("quiz-night")
    await mo.say("in quiz-night")
    found = await anna.expect(channel="quiz-night")
    assert found["content"] == "in quiz-night"
    long = asyncio.create_task(anna.expect(lambda message: len(message["content"]) > 20))
    await mo.say("short")
    await mo.say("long enough to be found")
    assert (await long)["content"].startswith("long")


async def test_what_did_not_come_is_told_with_what_did(join):
    anna, lin = await join("anna"), await join("lin")
    await lin.say("something else")
    await anna.expect(contains="something")
    with pytest.raises(NothingCame, match="film-club lin: something else"):
        await anna.expect(contains="nothing", timeout_s=0.05)


async def test_files_can_be_sent_by_people(join):
    anna, lin = await join("anna"), await join("lin")
    await anna.say("look", files=[File("a.txt", b"abc", "text/plain")])
    seen = await lin.expect(contains="look")
    assert seen["attachments"][0]["filename"] == "a.txt"


async def test_places_that_are_not_seen_are_named(join):
    anna = await join("anna")
    with pytest.raises(CannotDo, match="film-club"):
        await anna.go("staff")


async def test_a_reply_without_a_message_has_no_buttons(join):
    anna = await join("anna")
    with pytest.raises(CannotDo, match="no message"):
        await anna.click(Reply("1"), "x")
    with pytest.raises(CannotDo, match="no form"):
        await anna.submit(Reply("1"), x="y")


def test_text_is_everything_one_can_read():
    message = {
        "content": "a",
        "embeds": [
            {
                "author": {"name": "b"},
                "title": "c",
                "description": "d",
                "fields": [{"name": "e", "value": "f"}],
                "footer": {"text": "g"},
            }
        ],
        "components": [{"type": 17, "components": [{"type": 10, "content": "h"}]}],
    }
    assert text_of(message) == "a\nb\nc\nd\ne\nf\ng\nh"
    assert text_of({"content": None}) == ""


def test_a_field_is_found_by_its_label_or_id():
    field = {"type": 4, "custom_id": "x1"}
    modal = {"components": [{"type": 18, "label": "Your words", "component": field}]}
    assert field_of(modal, "your_words") == field_of(modal, "x1") == "x1"
    with pytest.raises(CannotDo, match="Your words"):
        field_of(modal, "theirs")
