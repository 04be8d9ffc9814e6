"""What the bot may read: the message-content intent, honoured."""

from __future__ import annotations

import discord
import pytest

from tests.sandbox.guest import Guest


@pytest.fixture
async def blind(run_bot):
    intents = discord.Intents.all()
    intents.message_content = False
    return await run_bot(Guest(intents))


async def heard(bot, until):
    message = await until(lambda: bot.heard and bot.heard[-1])
    bot.heard.clear()
    return message


async def test_without_the_intent_texts_are_blank(blind, join, until):
    anna = await join("anna")
    await anna.say("a secret")
    message = await heard(blind, until)
    assert (message.content, message.author.name) == ("", "anna")


async def test_a_mention_a_reply_and_a_direct_message_can_be_read(blind, join, until):
    anna = await join("anna")
    await anna.say(f"<@{blind.user.id}> help")
    assert "help" in (await heard(blind, until)).content
    sent = await blind.room().send("question")
    assert (await heard(blind, until)).content == "question"
    await anna.expect(contains="question")
    await anna.say("answer", reply_to=anna.messages[str(sent.id)])
    assert (await heard(blind, until)).content == "answer"
    await anna.go("@me")
    await anna.say("in private")
    assert (await heard(blind, until)).content == "in private"


async def test_what_a_reply_answers_is_blank_too(blind, join, until):
    anna, lin = await join("anna"), await join("lin")
    said = await anna.say("a secret")
    await heard(blind, until)
    await lin.say(f"<@{blind.user.id}> look", reply_to=said)
    message = await heard(blind, until)
    assert message.reference.resolved.content == ""


async def test_rest_follows_the_switch_of_the_application(bot, join, sandbox, until):
    anna = await join("anna")
    said = await anna.say("a secret")
    assert (await bot.room().fetch_message(int(said["id"]))).content == "a secret"
    sandbox.faults.set("intents_off", ["message_content"])
    assert (await bot.room().fetch_message(int(said["id"]))).content == ""
