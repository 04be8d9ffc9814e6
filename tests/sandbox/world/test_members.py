"""Members through discord.py: coming, going, moderation with rank and reasons."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest


@pytest.fixture
def member(bot, user_id):
    return lambda handle: bot.lobby.get_member(int(user_id(handle)))


async def test_a_timeout_silences_and_ends_by_the_clock(member, join, sandbox, until):
    anna = await join("anna")
    await member("anna").timeout(timedelta(minutes=5), reason="a break")
    with pytest.raises(Exception, match="missing_permissions"):
        await anna.say("but")
    assert any(event["event"] == "member_update" for event in anna.events)
    sandbox.clock.advance(301)
    await anna.say("back")


async def test_the_audit_log_names_actor_target_and_reason(bot, member, user_id, until):
    await member("anna").timeout(timedelta(minutes=5), reason="写得太快")
    [entry] = [entry async for entry in bot.lobby.audit_logs(limit=1)]
    assert entry.action is discord.AuditLogAction.member_update
    assert (entry.user.id, entry.target.id) == (bot.user.id, int(user_id("anna")))
    assert entry.reason == "写得太快"
    assert entry.after.timed_out_until is not None
    await until(lambda: "audit_log_entry_create" in bot.events)


async def test_a_timeout_lasts_28_days_at_most(rest, sandbox, user_id):
    until = (sandbox.clock.now() + timedelta(days=29)).isoformat()
    path = f"/guilds/{sandbox.guild_id}/members/{user_id('anna')}"
    answer = await rest("PATCH", path, {"communication_disabled_until": until})
    assert answer.code == 50035
    assert "communication_disabled_until" in answer.body["errors"]


async def test_a_kicked_member_is_out_and_may_come_back(bot, member, join, until):
    anna = await join("anna")
    await member("anna").kick(reason="spam")
    await until(lambda: member("anna") is None)
    with pytest.raises(Exception, match="missing_access"):
        await anna.say("hello?")
    await anna.ask("join_guild")
    await until(lambda: member("anna"))
    assert "member_join" in bot.events
    await anna.say("hello again")


async def test_a_banned_user_stays_out_until_unbanned(bot, member, join, until):
    anna = await join("anna")
    await anna.say("rude words")
    await bot.lobby.ban(member("anna"), reason="rude", delete_message_seconds=3600)
    await until(lambda: "member_ban" in bot.events)
    assert [message async for message in bot.room().history()] == []
    with pytest.raises(Exception, match="banned"):
        await anna.ask("join_guild")
    [ban] = [ban async for ban in bot.lobby.bans()]
    assert (ban.user.name, ban.reason) == ("anna", "rude")
    await bot.lobby.unban(ban.user)
    await anna.ask("join_guild")
    with pytest.raises(discord.NotFound) as refused:
        await bot.lobby.unban(ban.user)
    assert refused.value.code == 10026


async def test_rank_protects(bot, member):
    for act in (member("ada").kick, member("ada").ban):
        with pytest.raises(discord.Forbidden) as refused:
            await act()
        assert refused.value.code == 50013
    await member("mo").timeout(timedelta(minutes=1))


async def test_a_moderator_moderates_in_the_room_and_a_member_does_not(join, user_id):
    anna, mo = await join("anna"), await join("mo")
    with pytest.raises(Exception, match="missing_permissions"):
        await anna.ask("kick", user_id=user_id("lin"))
    await mo.ask("timeout", user_id=user_id("anna"), seconds=60)
    with pytest.raises(Exception, match="missing_permissions"):
        await anna.say("x")
    await mo.ask("timeout", user_id=user_id("anna"), seconds=0)
    await anna.say("x")
    await mo.ask("ban", user_id=user_id("anna"))
    await mo.ask("unban", user_id=user_id("anna"))


async def test_nicknames_and_roles_change(bot, member, until):
    await member("anna").edit(nick="Annie")
    await until(lambda: member("anna").nick == "Annie")
    role = await bot.lobby.create_role(name="Film buff")
    await member("anna").add_roles(role)
    await until(lambda: role in member("anna").roles)
    [entry] = [entry async for entry in bot.lobby.audit_logs(limit=1)]
    assert [each.id for each in entry.after.roles] == [role.id]
    await member("anna").remove_roles(role)
    await until(lambda: role not in member("anna").roles)


async def test_members_come_in_chunks_by_name_and_by_id(bot, member, user_id, sandbox):
    assert bot.lobby.member_count == 5
    assert {m.name for m in bot.lobby.members} == {"anna", "lin", "mo", "ada", "Marquee"}
    assert [m.name for m in await bot.lobby.query_members("an")] == ["anna"]
    found = await bot.lobby.query_members(user_ids=[int(user_id("lin"))])
    assert [m.display_name for m in found] == ["林"]
    listed = [m.name async for m in bot.lobby.fetch_members()]
    assert len(listed) == 5


async def test_somebody_new_may_come_in(bot, join, until, sandbox):
    guest = await join("guest1", create="1", name="Guest One", locale="zh-CN")
    new = await until(lambda: bot.lobby.get_member(int(guest.me["id"])))
    assert new.display_name == "Guest One"
    assert sandbox.world.locale_of(guest.me["id"]) == "zh-CN"
