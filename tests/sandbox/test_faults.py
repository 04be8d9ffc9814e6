"""Switching faults by name, as the chat page does."""

from __future__ import annotations

import pytest

from sandbox.errors import RoomError


async def test_a_switch_is_told_to_everybody(join, until, sandbox):
    anna, lin = await join("anna"), await join("lin")
    answer = await anna.ask("faults_set", name="rest_429", value=2)
    assert answer["faults"]["rest_429"] == 2
    await until(lambda: any(event["event"] == "faults" for event in lin.events))
    await anna.ask("faults_set", name="rest_429", value=0)
    assert sandbox.faults.rest == []


async def test_the_clock_is_told_to_everybody(join, until):
    anna, lin = await join("anna"), await join("lin")
    answer = await anna.ask("clock_advance", seconds=90)
    assert answer["offset_s"] == 90
    await until(lambda: any(event["event"] == "clock" for event in lin.events))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gremlins", True),
        ("refuse_connects", "many"),
        ("rest_429", {"times": 1, "colour": "red"}),
        ("rest_429", {}),
        ("intents_off", "members"),
        ("intents_off", ["telepathy"]),
        ("close", None),
    ],
)
async def test_a_bad_switch_is_refused(join, name, value):
    anna = await join("anna")
    with pytest.raises(RoomError, match="bad_request"):
        await anna.ask("faults_set", name=name, value=value)


async def test_the_switch_of_a_bot_comes_from_the_room_too(bot, join, until):
    anna = await join("anna")
    await anna.ask("faults_set", name="abort", value=None)
    await until(lambda: "resumed" in bot.events)
