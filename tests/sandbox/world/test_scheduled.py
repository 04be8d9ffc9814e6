"""Scheduled events through discord.py: planned, changed, begun, ended, and who is interested."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest

from sandbox.errors import RoomError
from tests.sandbox.guest import Guest
from tests.sandbox.openapi import Watch

HOUR = timedelta(hours=1)
MISSING = discord.utils.MISSING
ACTIVE, COMPLETED, CANCELED = 2, 3, 4


@pytest.fixture
def at(sandbox):
    """Tell a time so many hours from now."""
    now = sandbox.clock.now()
    return lambda hours: now + timedelta(hours=hours)


@pytest.fixture
def plan(bot, at):
    async def plan(name: str = "Film night", **changes) -> discord.ScheduledEvent:
        options = {
            "name": name,
            "description": "Popcorn is on the house",
            "start_time": at(2),
            "end_time": at(4),
            "entity_type": discord.EntityType.external,
            "privacy_level": discord.PrivacyLevel.guild_only,
            "location": "The Roxy",
        }
        return await bot.lobby.create_scheduled_event(**options | changes)

    return plan


async def test_discord_py_plans_and_reads_one(sandbox, bot, plan, until):
    watch = Watch(sandbox)
    planned = await plan()
    assert watch.problems == []
    await until(lambda: "scheduled_event_create" in bot.events)
    read = await bot.lobby.fetch_scheduled_event(planned.id, with_counts=True)
    assert (read.name, read.location, read.user_count) == ("Film night", "The Roxy", 0)
    assert (read.creator, read.status) == (bot.user, discord.EventStatus.scheduled)
    assert read.end_time - read.start_time == 2 * HOUR
    listed = await bot.lobby.fetch_scheduled_events()
    assert [event.id for event in listed] == [planned.id]


async def test_people_say_that_they_are_interested(sandbox, bot, plan, join, until):
    planned = await plan()
    anna = await join("anna")
    shown = anna.hello["scheduled_events"][0]
    assert (shown["name"], shown["me_interested"]) == ("Film night", False)
    said = await anna.ask("event_interest", event_id=str(planned.id), interested=True)
    assert said["scheduled_event"]["me_interested"]
    await anna.ask("event_interest", event_id=str(planned.id), interested=True)
    await until(lambda: "scheduled_event_user_add" in bot.events)
    found = [user async for user in planned.users()]
    assert [user.name for user in found] == ["anna"]
    await anna.ask("event_interest", event_id=str(planned.id), interested=False)
    await until(lambda: "scheduled_event_user_remove" in bot.events)
    assert bot.events.count("scheduled_event_user_add") == 1
    assert [user async for user in planned.users()] == []


async def test_the_clock_begins_and_ends_it(sandbox, bot, plan, join, until):
    planned = await plan()
    anna = await join("anna")
    sandbox.clock.advance(2 * 3600 + 1)
    running = await bot.lobby.fetch_scheduled_event(planned.id)
    assert running.status is discord.EventStatus.active
    sandbox.clock.advance(2 * 3600)
    ended = await bot.lobby.fetch_scheduled_event(planned.id)
    assert ended.status is discord.EventStatus.completed
    assert await bot.lobby.fetch_scheduled_events() == []
    await until(lambda: bot.events.count("scheduled_event_update") == 2)
    with pytest.raises(RoomError, match="event_is_over"):
        await anna.ask("event_interest", event_id=str(planned.id), interested=True)


async def test_a_later_start_is_waited_for_anew(sandbox, bot, plan, at):
    planned = await plan()
    await planned.edit(start_time=at(3), end_time=at(5))
    sandbox.clock.advance(2 * 3600 + 60)
    read = await bot.lobby.fetch_scheduled_event(planned.id)
    assert read.status is discord.EventStatus.scheduled
    sandbox.clock.advance(3600)
    read = await bot.lobby.fetch_scheduled_event(planned.id)
    assert read.status is discord.EventStatus.active


async def test_it_is_begun_and_ended_by_hand_or_called_off(bot, plan):
    planned = await plan()
    assert (await planned.start()).status is discord.EventStatus.active
    running = await bot.lobby.fetch_scheduled_event(planned.id)
    assert (await running.end()).status is discord.EventStatus.completed
    other = await plan("Called off")
    assert (await other.cancel()).status is discord.EventStatus.cancelled


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ((COMPLETED,), 50035),
        ((ACTIVE, CANCELED), 50035),
        ((ACTIVE, ACTIVE), 50035),
        ((ACTIVE, COMPLETED, ACTIVE), 180000),
        ((CANCELED, ACTIVE), 180000),
    ],
)
async def test_other_turns_are_refused(rest, plan, sandbox, path, code):
    planned = await plan()
    address = f"/guilds/{sandbox.guild_id}/scheduled-events/{planned.id}"
    answers = [await rest("PATCH", address, {"status": status}) for status in path]
    assert [answer.status for answer in answers[:-1]] == [200] * (len(path) - 1)
    assert answers[-1].code == code


@pytest.fixture
def body(at):
    return {
        "name": "Film night",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": {"location": "The Roxy"},
        "scheduled_start_time": at(1).isoformat(),
        "scheduled_end_time": at(2).isoformat(),
    }


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"name": ""}, "name"),
        ({"name": "n" * 101}, "name"),
        ({"description": "d" * 1001}, "description"),
        ({"privacy_level": 1}, "privacy_level"),
        ({"entity_type": 4}, "entity_type"),
        ({"entity_metadata": None}, "entity_metadata"),
        ({"entity_metadata": {"location": "l" * 101}}, "entity_metadata"),
        ({"channel_id": "1"}, "channel_id"),
        ({"scheduled_end_time": None}, "scheduled_end_time"),
        ({"scheduled_start_time": None}, "scheduled_start_time"),
        ({"scheduled_start_time": "soon"}, "scheduled_start_time"),
        ({"scheduled_start_time": "2020-01-01T00:00:00Z"}, "scheduled_start_time"),
        ({"scheduled_end_time": "2020-01-01T00:00:00Z"}, "scheduled_end_time"),
        ({"entity_type": 2}, "channel_id"),
        ({"recurrence_rule": {"frequency": 2}}, "recurrence_rule"),
    ],
)
async def test_a_malformed_one_is_refused_where_it_is_wrong(rest, sandbox, body, changes, where):
    answer = await rest("POST", f"/guilds/{sandbox.guild_id}/scheduled-events", body | changes)
    assert answer.code == 50035
    assert where in answer.body["errors"]


async def test_one_in_a_channel_needs_a_channel_of_its_kind(bot, plan, channel_id):
    voice = await bot.lobby.create_voice_channel("Big Screen")
    planned = await plan(
        entity_type=discord.EntityType.voice, channel=voice, location=MISSING, end_time=None
    )
    assert planned.channel_id == voice.id
    with pytest.raises(discord.HTTPException) as refused:
        await plan(entity_type=discord.EntityType.voice, channel=bot.room(), location=MISSING)
    assert refused.value.code == 50035


async def test_it_needs_the_right_and_ones_own_needs_less(rest, sandbox, plan, body):
    planned = await plan()
    address = f"/guilds/{sandbox.guild_id}/scheduled-events"
    roles = sandbox.world.guild(sandbox.guild_id).roles.values()
    for role in roles:
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 33))
    assert (await rest("PATCH", f"{address}/{planned.id}", {"name": "Mine"})).status == 200
    event = sandbox.world.guild(sandbox.guild_id).scheduled_events[str(planned.id)]
    event["creator_id"] = sandbox.world.people["anna"].user_id
    assert (await rest("PATCH", f"{address}/{planned.id}", {"name": "Hers"})).code == 50013
    assert (await rest("DELETE", f"{address}/{planned.id}")).code == 50013
    for role in roles:
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 44))
    assert (await rest("POST", address, body)).code == 50013


async def test_it_is_removed(bot, plan, join, until):
    planned = await plan()
    anna = await join("anna")
    await planned.delete()
    await until(lambda: "scheduled_event_delete" in bot.events)
    with pytest.raises(discord.NotFound) as refused:
        await bot.lobby.fetch_scheduled_event(planned.id)
    assert refused.value.code == 10070
    await until(lambda: "scheduled_event_delete" in [event["event"] for event in anna.events])


async def test_the_hundred_and_first_is_one_too_many(rest, sandbox, plan, body):
    planned = await plan()
    guild = sandbox.world.guild(sandbox.guild_id)
    event = guild.scheduled_events[str(planned.id)]
    guild.scheduled_events |= {str(n): event | {"id": str(n)} for n in range(1, 100)}
    answer = await rest("POST", f"/guilds/{sandbox.guild_id}/scheduled-events", body)
    assert answer.code == 30038


async def test_a_bot_that_comes_later_knows_of_it_and_without_the_intent_hears_nothing(
    bot, plan, run_bot, until
):
    planned = await plan()
    intents = discord.Intents.all()
    intents.guild_scheduled_events = False
    later = await run_bot(Guest(intents))
    assert [event.name for event in later.lobby.scheduled_events] == ["Film night"]
    await planned.edit(name="Another name")
    await bot.room().send("after the change")
    await until(lambda: any(m.content == "after the change" for m in later.heard))
    assert "scheduled_event_update" not in later.events
