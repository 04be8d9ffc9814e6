"""Threads through discord.py: opened in both ways, joined, archived, listed."""

from __future__ import annotations

import discord
import pytest


async def test_a_thread_on_a_message_has_its_id(bot, join, until):
    anna = await join("anna")
    sent = await bot.room().send("talk about this")
    thread = await sent.create_thread(name="Heat")
    assert thread.id == sent.id
    await until(lambda: str(thread.id) in anna.channels)
    fetched = await bot.room().fetch_message(sent.id)
    assert fetched.flags.has_thread
    assert fetched.thread.name == "Heat"
    with pytest.raises(discord.HTTPException) as refused:
        await fetched.create_thread(name="again")
    assert refused.value.code == 160004


async def test_a_thread_without_a_message_is_announced_in_its_channel(bot, join, until):
    anna = await join("anna")
    thread = await bot.room().create_thread(name="Quiz", type=discord.ChannelType.public_thread)
    notice = await anna.expect(contains="Quiz")
    assert notice["type"] == 18
    await thread.send("first question")
    await until(lambda: str(thread.id) in anna.channels)
    await anna.go("Quiz")
    await anna.say("first answer")
    await until(lambda: bot.heard and bot.heard[-1].content == "first answer")
    assert bot.heard[-1].channel.id == thread.id
    members = {member.id for member in await thread.fetch_members()}
    assert members == {bot.user.id, int(anna.me["id"])}


async def test_a_person_opens_a_thread_and_the_bot_hears_of_it(bot, join, until):
    anna = await join("anna")
    said = await anna.say("who is in")
    answer = await anna.ask(
        "thread_create", channel_id=anna.channel["id"], message_id=said["id"], name="Who"
    )
    thread = await until(lambda: bot.lobby.get_thread(int(answer["thread"]["id"])))
    assert thread.owner_id == int(anna.me["id"])


async def test_speaking_wakes_an_archived_thread_unless_it_is_locked(bot, join, until):
    anna = await join("anna")
    thread = await bot.room().create_thread(name="T", type=discord.ChannelType.public_thread)
    await until(lambda: str(thread.id) in anna.channels)
    await thread.edit(archived=True)
    assert await bot.lobby.active_threads() == []
    assert [t.id async for t in bot.room().archived_threads()] == [thread.id]
    await anna.go("T")
    await anna.say("still here")
    assert [t.id for t in await bot.lobby.active_threads()] == [thread.id]
    await thread.edit(archived=True, locked=True)
    with pytest.raises(Exception, match="missing_permissions"):
        await anna.say("and now")


async def test_an_archived_thread_is_not_edited(bot):
    thread = await bot.room().create_thread(name="T", type=discord.ChannelType.public_thread)
    await thread.edit(archived=True)
    with pytest.raises(discord.HTTPException) as refused:
        await thread.edit(name="U")
    assert refused.value.code == 50083


async def test_a_private_thread_is_seen_by_its_members_only(bot, join, until, user_id):
    anna, lin = await join("anna"), await join("lin")
    thread = await bot.room().create_thread(name="secret")
    await thread.send("psst")
    await thread.add_user(discord.Object(int(user_id("anna"))))
    await thread.send("for you")
    await anna.expect(contains="for you")
    assert not any(event["event"] == "message_create" for event in lin.events)
    with pytest.raises(Exception, match="missing_access"):
        await lin.ask("history", channel_id=str(thread.id))


async def test_being_let_into_a_private_thread_is_told(bot, join, until, sandbox):
    mo, anna = await join("mo"), await join("anna")
    answer = await mo.ask("thread_create", channel_id=mo.channel["id"], name="Open")
    thread = await until(lambda: bot.lobby.get_thread(int(answer["thread"]["id"])))
    await thread.join()
    hidden = await bot.room().create_thread(name="hidden")
    assert str(hidden.id) not in anna.channels
    await hidden.add_user(discord.Object(int(anna.me["id"])))
    await until(lambda: str(hidden.id) in anna.channels)


async def test_who_leaves_the_guild_leaves_its_threads(bot, join, until):
    anna = await join("anna")
    thread = await bot.room().create_thread(name="T", type=discord.ChannelType.public_thread)
    await thread.add_user(discord.Object(int(anna.me["id"])))
    await anna.ask("leave_guild")
    assert [member.id for member in await thread.fetch_members()] == [bot.user.id]


async def test_a_deleted_thread_is_gone(bot, until):
    thread = await bot.room().create_thread(name="T", type=discord.ChannelType.public_thread)
    await thread.delete()
    await until(lambda: "thread_delete" in bot.events)
    with pytest.raises(discord.NotFound):
        await bot.fetch_channel(thread.id)


async def test_only_with_the_right_a_thread_is_opened(rest, sandbox, channel_id):
    guild = sandbox.world.guild(sandbox.guild_id)
    for role in guild.roles.values():
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 35))
    body = {"name": "x", "type": 11}
    answer = await rest("POST", f"/channels/{channel_id()}/threads", body)
    assert (answer.status, answer.code) == (403, 50013)
