"""Channels and roles through discord.py."""

from __future__ import annotations

import discord
import pytest


async def test_a_channel_is_made_changed_and_removed(bot, join, until):
    anna = await join("anna")
    made = await bot.lobby.create_text_channel("Late Night", topic="after ten", reason="asked")
    assert made.name == "late-night"
    await until(lambda: str(made.id) in anna.channels)
    await made.edit(topic="after eleven", slowmode_delay=5)
    await until(lambda: anna.channels[str(made.id)]["topic"] == "after eleven")
    await made.delete()
    await until(lambda: str(made.id) not in anna.channels)
    with pytest.raises(discord.NotFound) as refused:
        await bot.fetch_channel(made.id)
    assert refused.value.code == 10003


async def test_an_overwrite_opens_and_closes_a_channel_at_once(bot, join, until, user_id):
    anna = await join("anna")
    staff = bot.room("staff")
    assert str(staff.id) not in anna.channels
    member = bot.lobby.get_member(int(user_id("anna")))
    await staff.set_permissions(member, view_channel=True)
    await until(lambda: str(staff.id) in anna.channels)
    await staff.set_permissions(member, overwrite=None)
    await until(lambda: str(staff.id) not in anna.channels)


async def test_the_bot_gives_no_more_than_it_has(bot, user_id):
    member = bot.lobby.get_member(int(user_id("anna")))
    with pytest.raises(discord.Forbidden):
        await bot.room().set_permissions(member, administrator=True)
    with pytest.raises(discord.Forbidden):
        await bot.lobby.create_role(name="x", permissions=discord.Permissions(administrator=True))


async def test_a_role_is_made_below_the_bots_and_removed_from_all(bot, until, user_id):
    role = await bot.lobby.create_role(name="Buff", colour=0x00FF00, mentionable=True)
    member = bot.lobby.get_member(int(user_id("anna")))
    await member.add_roles(role)
    await role.edit(name="Film buff")
    await until(lambda: bot.lobby.get_role(role.id).name == "Film buff")
    await until(lambda: member.get_role(role.id))
    await role.delete()
    await until(lambda: bot.lobby.get_role(role.id) is None)
    assert (await bot.lobby.fetch_member(member.id)).roles == [bot.lobby.default_role]


async def test_a_higher_or_managed_role_is_out_of_reach(bot, user_id):
    admin = discord.utils.get(bot.lobby.roles, name="Admin")
    own = discord.utils.get(bot.lobby.roles, name="Marquee")
    for role in (admin, own):
        with pytest.raises(discord.Forbidden):
            await bot.lobby.get_member(int(user_id("anna"))).add_roles(role)
    with pytest.raises(discord.Forbidden):
        await admin.delete()


async def test_a_direct_message_reaches_its_person_only(bot, join, until, user_id):
    anna, lin = await join("anna"), await join("lin")
    await bot.get_user(int(user_id("anna"))).send("just for you")
    seen = await anna.expect(contains="just for you")
    assert "guild_id" not in seen
    await anna.go("@me")
    await anna.say("thanks")
    await until(lambda: bot.heard and bot.heard[-1].content == "thanks")
    assert isinstance(bot.heard[-1].channel, discord.DMChannel)
    assert not any(event["event"] == "message_create" for event in lin.events)


async def test_who_closed_direct_messages_gets_none(bot, join, user_id):
    anna = await join("anna")
    await anna.ask("set_dms", open=False)
    with pytest.raises(discord.Forbidden) as refused:
        await bot.get_user(int(user_id("anna"))).send("hello")
    assert refused.value.code == 50007
    await anna.ask("set_dms", open=True)
    await bot.get_user(int(user_id("anna"))).send("hello")


async def test_pins_are_listed_newest_first(bot, join, until):
    anna = await join("anna")
    first, second = await bot.room().send("one"), await bot.room().send("two")
    await first.pin()
    await second.pin(reason="rules")
    assert [message.content async for message in bot.room().pins()] == ["two", "one"]
    await second.unpin()
    result = await anna.ask("pins", channel_id=anna.channel["id"])
    assert [message["content"] for message in result["messages"]] == ["one"]
    notices = [m async for m in bot.room().history() if m.type is discord.MessageType.pins_add]
    assert len(notices) == 2
    await until(lambda: "guild_channel_pins_update" in bot.events)


async def test_typing_is_shown(bot, join, until):
    anna = await join("anna")
    async with bot.room().typing():
        await until(lambda: any(event["event"] == "typing" for event in anna.events))
    await anna.ask("typing", channel_id=anna.channel["id"])
    await until(lambda: "typing" in bot.events)
