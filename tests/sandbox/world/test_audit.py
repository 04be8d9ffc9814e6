"""The audit log: who did what to whom and why, told at once and read later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import discord
import pytest

from sandbox.errors import RoomError

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tests.sandbox.guest import Guest

T = TypeVar("T")
Action = discord.AuditLogAction
WHY = "because 因为"


async def latest(bot: Guest) -> discord.AuditLogEntry:
    return await anext(bot.lobby.audit_logs(limit=1))


@pytest.fixture
def noted(bot):
    """Await an act and expect an entry of some action, by the bot and with the reason."""

    async def noted(action: Action, act: Awaitable[T]) -> T:
        done = await act
        entry = await latest(bot)
        assert (entry.action, entry.reason, entry.user) == (action, WHY, bot.lobby.me)
        return done

    return noted


async def test_what_becomes_of_a_webhook_is_noted_with_the_reason(bot, noted):
    made = bot.room().create_webhook(name="Voice", reason=WHY)
    webhook = await noted(Action.webhook_create, made)
    await noted(Action.webhook_update, webhook.edit(name="Chorus", reason=WHY))
    await noted(Action.webhook_delete, webhook.delete(reason=WHY))


async def test_what_becomes_of_a_channel_is_noted_with_the_reason(bot, noted, user_id):
    anna = bot.lobby.get_member(int(user_id("anna")))
    made = bot.lobby.create_text_channel("short-lived", reason=WHY)
    channel = await noted(Action.channel_create, made)
    await noted(Action.channel_update, channel.edit(topic="t", reason=WHY))
    for action, overwrite in (
        (Action.overwrite_create, discord.PermissionOverwrite(send_messages=False)),
        (Action.overwrite_update, discord.PermissionOverwrite(send_messages=True)),
        (Action.overwrite_delete, None),
    ):
        set_it = channel.set_permissions(anna, overwrite=overwrite, reason=WHY)
        await noted(action, set_it)
    await noted(Action.channel_delete, channel.delete(reason=WHY))


async def test_what_becomes_of_a_thread_and_a_pin_is_noted_with_the_reason(bot, noted):
    thread = await noted(Action.thread_create, bot.room().create_thread(name="T", reason=WHY))
    await noted(Action.thread_update, thread.edit(name="U", reason=WHY))
    await noted(Action.thread_delete, thread.delete(reason=WHY))
    sent = await bot.room().send("x")
    await noted(Action.message_pin, sent.pin(reason=WHY))
    await noted(Action.message_unpin, sent.unpin(reason=WHY))


async def test_what_becomes_of_an_event_is_noted_with_the_reason(bot, noted, sandbox):
    made = bot.lobby.create_scheduled_event(
        name="Film night",
        start_time=sandbox.clock.now() + timedelta(hours=1),
        end_time=sandbox.clock.now() + timedelta(hours=2),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="The Roxy",
        reason=WHY,
    )
    event = await noted(Action.scheduled_event_create, made)
    await noted(Action.scheduled_event_update, event.edit(name="Films", reason=WHY))
    await noted(Action.scheduled_event_delete, event.delete(reason=WHY))


async def test_what_befalls_a_role_and_a_member_is_noted_with_the_reason(bot, noted, user_id):
    anna = bot.lobby.get_member(int(user_id("anna")))
    role = await noted(Action.role_create, bot.lobby.create_role(name="Critics", reason=WHY))
    await noted(Action.member_role_update, anna.add_roles(role, reason=WHY))
    await noted(Action.role_update, role.edit(name="Judges", reason=WHY))
    await noted(Action.role_delete, role.delete(reason=WHY))
    await noted(Action.member_update, anna.timeout(timedelta(hours=1), reason=WHY))
    await noted(Action.kick, anna.kick(reason=WHY))
    await noted(Action.ban, bot.lobby.ban(anna, reason=WHY))
    await noted(Action.unban, bot.lobby.unban(anna, reason=WHY))


async def test_it_tells_what_changed_and_whom_it_befell(bot, join):
    anna = await join("anna")
    member = bot.lobby.get_member(int(anna.me["id"]))
    webhook = await bot.room().create_webhook(name="Voice")
    await webhook.edit(name="Chorus")
    entry = await latest(bot)
    assert (entry.before.name, entry.after.name) == ("Voice", "Chorus")
    assert entry.target.id == webhook.id
    await bot.room().set_permissions(member, send_messages=False)
    entry = await latest(bot)
    assert (entry.target, entry.extra) == (bot.room(), member)
    assert entry.after.deny == discord.Permissions(send_messages=True)


async def test_anothers_message_is_noted_with_its_channel_and_ones_own_is_not(bot, join):
    anna = await join("anna")
    said = await anna.say("spam")
    await (await bot.room().fetch_message(int(said["id"]))).delete()
    entry = await latest(bot)
    assert entry.action is Action.message_delete
    assert (entry.target.name, entry.extra.channel, entry.extra.count) == ("anna", bot.room(), 1)
    await (await bot.room().send("mine")).delete()
    assert (await latest(bot)).id == entry.id


async def test_it_is_told_at_once(bot, until):
    await bot.lobby.create_text_channel("new-room", reason=WHY)
    await until(lambda: "audit_log_entry_create" in bot.events)


async def test_it_is_read_by_actor_action_and_time_in_either_direction(bot, join, user_id):
    mo = await join("mo")
    first = await bot.lobby.create_text_channel("one")
    await bot.lobby.create_text_channel("two")
    await first.delete()
    await mo.ask("timeout", user_id=user_id("anna"), seconds=60)
    log = bot.lobby.audit_logs
    assert [e.action async for e in log(user=bot.lobby.get_member(int(mo.me["id"])))] == [
        Action.member_update
    ]
    created = [e async for e in log(action=Action.channel_create)]
    assert [e.after.name for e in created] == ["two", "one"]
    assert [e.after.name async for e in log(action=Action.channel_create, oldest_first=True)] == [
        "one",
        "two",
    ]
    later = [e.action async for e in log(after=created[0], oldest_first=True)]
    assert later == [Action.channel_delete, Action.member_update]
    earlier = [e.after.name async for e in log(before=created[0])]
    assert earlier == ["one"]


async def test_it_needs_the_right(bot, sandbox, join):
    anna, mo = await join("anna"), await join("mo")
    await bot.lobby.create_text_channel("one", reason=WHY)
    assert (await mo.ask("audit_log"))["entries"][0]["reason"] == WHY
    with pytest.raises(RoomError, match="missing_permissions"):
        await anna.ask("audit_log")
    for role in sandbox.world.guild(sandbox.guild_id).roles.values():
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 7))
    with pytest.raises(discord.Forbidden):
        await latest(bot)
    bot.events.clear()
    await bot.room().create_webhook(name="Quiet")
    assert "audit_log_entry_create" not in bot.events


async def test_no_token_stands_in_it(bot, rest, sandbox):
    webhook = await bot.room().create_webhook(name="Voice")
    answer = await rest("GET", f"/guilds/{sandbox.guild_id}/audit-logs")
    assert answer.body["webhooks"][0]["id"] == str(webhook.id)
    assert webhook.token not in str(answer.body)
