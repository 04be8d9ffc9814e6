"""Reactions through discord.py."""

from __future__ import annotations

import discord
import pytest

from sandbox.world.reactions import is_emoji


@pytest.mark.parametrize("text", ["👍", "❤️", "1️⃣", "🇨🇳", "👩‍🚀", "‼️", "ℹ️", "⭐"])
def test_these_are_emojis(text):
    assert is_emoji(text)


@pytest.mark.parametrize("text", ["", "a", "影", "1", "party:123", "!", "👍" * 17])
def test_these_are_none(text):
    assert not is_emoji(text)


async def test_both_sides_see_a_reaction_and_its_count(bot, join, until):
    anna = await join("anna")
    sent = await bot.room().send("vote")
    await anna.expect(contains="vote")
    await sent.add_reaction("👍")
    await anna.react(anna.messages[str(sent.id)], "👍")
    await until(lambda: bot.events.count("raw_reaction_add") == 2)
    [reaction] = (await bot.room().fetch_message(sent.id)).reactions
    assert (reaction.count, reaction.me) == (2, True)
    assert {user.name async for user in reaction.users()} == {"Marquee", "anna"}
    await sent.remove_reaction("👍", bot.user)
    history = await anna.ask("history", channel_id=anna.channel["id"])
    [seen] = history["messages"][-1]["reactions"]
    assert (seen["count"], seen["me"]) == (1, True)


async def test_reactions_can_be_cleared(bot, until):
    sent = await bot.room().send("vote")
    for emoji in ("👍", "👎"):
        await sent.add_reaction(emoji)
    await sent.clear_reaction("👎")
    assert len((await bot.room().fetch_message(sent.id)).reactions) == 1
    await sent.clear_reactions()
    assert (await bot.room().fetch_message(sent.id)).reactions == []
    await until(lambda: "raw_reaction_clear" in bot.events)


async def test_no_emoji_is_refused(bot):
    sent = await bot.room().send("vote")
    with pytest.raises(discord.HTTPException) as refused:
        await sent.add_reaction("x")
    assert refused.value.code == 10014


async def test_twenty_different_ones_are_enough(sandbox, rest, bot):
    sent = await bot.room().send("vote")
    emojis = [chr(0x1F600 + number) for number in range(20)]
    message = sandbox.world.message(str(bot.room().id), str(sent.id))
    sandbox.world.reactions[message["id"]] = {e: [sandbox.application_id] for e in emojis}
    path = f"/channels/{bot.room().id}/messages/{sent.id}/reactions/👍/@me"
    assert (await rest("PUT", path)).code == 30010
