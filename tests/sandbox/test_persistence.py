"""The room survives a restart."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import timedelta

import aiohttp
import discord
import pytest

from sandbox.actor import Actor
from sandbox.errors import RoomError
from sandbox.persistence import UnknownFormat
from sandbox.server import Sandbox
from sandbox.world.permissions import in_guild
from tests.sandbox.guest import Guest


@pytest.fixture
async def start(tmp_path):
    """Start a sandbox over one folder, again and again."""
    running = []

    async def start() -> Sandbox:
        for old in running:
            await old.stop()
        running[:] = [Sandbox(tmp_path / "room")]
        await running[0].start()
        return running[0]

    yield start
    for sandbox in running:
        await sandbox.stop()


async def run(bot: Guest, sandbox: Sandbox) -> asyncio.Task:
    task = asyncio.create_task(bot.start(sandbox.token))
    async with asyncio.timeout(10):
        while not bot.is_ready():
            await asyncio.sleep(0.01)
    return task


async def live_through(sandbox: Sandbox) -> tuple[discord.Thread, discord.Webhook]:
    """Let a bot and anna do one thing of each kind."""
    bot = Guest()

    @bot.tree.command(description="Whispers")
    async def hello(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("secret", ephemeral=True)

    task = await run(bot, sandbox)
    anna = await Actor.join(sandbox.url, "anna")
    sent = await bot.room().send("kept", file=discord.File(io.BytesIO(b"poster"), "a.txt"))
    await sent.add_reaction("👍")
    await sent.pin()
    thread = await sent.create_thread(name="Kept thread")
    webhook = await bot.room().create_webhook(name="Voice")
    await anna.slash("/hello")
    await bot.lobby.get_member(int(anna.me["id"])).timeout(timedelta(days=1))
    await anna.leave()
    await bot.close()
    await task
    return thread, webhook


async def test_everything_is_there_again(start, aim):
    sandbox = await start()
    aim(sandbox)
    thread, webhook = await live_through(sandbox)
    sandbox.clock.advance(60)
    token = sandbox.token

    sandbox = await start()
    assert sandbox.token == token
    assert sandbox.clock.offset_s >= 60
    assert str(webhook.id) in sandbox.world.webhooks
    anna = await Actor.join(sandbox.url, "anna")
    assert str(thread.id) in anna.channels
    assert [command["name"] for command in anna.hello["commands"]] == ["hello"]
    history = (await anna.ask("history", channel_id=anna.channel["id"]))["messages"]
    assert "secret" not in str(history)
    kept = next(message for message in history if message["content"] == "kept")
    assert (kept["pinned"], kept["reactions"][0]["count"]) == (True, 1)
    assert kept["thread"]["name"] == "Kept thread"
    url = kept["attachments"][0]["url"]
    assert url.startswith(sandbox.url)
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert await response.read() == b"poster"
    with pytest.raises(RoomError, match="missing_permissions"):
        await anna.say("I am timed out")
    await anna.leave()


async def test_a_poll_keeps_its_votes_and_closes_after_a_restart(start, until):
    sandbox = await start()
    anna = await Actor.join(sandbox.url, "anna")
    answers = [{"poll_media": {"text": text}} for text in ("Heat", "花样年华")]
    poll = {"question": {"text": "Which?"}, "answers": answers, "duration": 1}
    said = await anna.ask("say", channel_id=anna.channel["id"], content="", poll=poll)
    await anna.vote(said["message"], "花样年华")
    await anna.leave()

    sandbox = await start()
    anna = await Actor.join(sandbox.url, "anna")
    history = (await anna.ask("history", channel_id=anna.channel["id"]))["messages"]
    counted = [{"id": 2, "count": 1, "me_voted": True}]
    assert history[-1]["poll"]["results"]["answer_counts"] == counted
    sandbox.clock.advance(3601)
    await until(lambda: any(message["type"] == 46 for message in anna.said))
    await anna.leave()


async def test_an_event_and_the_audit_log_are_there_again(start, aim, until):
    sandbox = await start()
    aim(sandbox)
    bot = Guest()
    task = await run(bot, sandbox)
    event = await bot.lobby.create_scheduled_event(
        name="Film night",
        start_time=sandbox.clock.now() + timedelta(hours=1),
        end_time=sandbox.clock.now() + timedelta(hours=2),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="The Roxy",
        reason="every Friday",
    )
    await bot.close()
    await task
    anna = await Actor.join(sandbox.url, "anna")
    await anna.ask("event_interest", event_id=str(event.id), interested=True)
    await anna.leave()

    sandbox = await start()
    anna = await Actor.join(sandbox.url, "anna")
    kept = anna.hello["scheduled_events"][0]
    assert (kept["name"], kept["user_count"], kept["me_interested"]) == ("Film night", 1, True)
    sandbox.clock.advance(3601)
    await until(lambda: any(e["event"] == "scheduled_event_update" for e in anna.events))
    await anna.leave()
    ada = await Actor.join(sandbox.url, "ada")
    assert (await ada.ask("audit_log"))["entries"][0]["reason"] == "every Friday"
    await ada.leave()


async def test_new_ids_are_greater_than_the_old_ones(start):
    sandbox = await start()
    sandbox.clock.advance(3600)
    old = int(sandbox.world.new_id())
    sandbox = await start()
    assert int(sandbox.world.new_id()) > old


async def test_a_change_is_on_disk_shortly_after(start, tmp_path, until):
    sandbox = await start()
    anna = await Actor.join(sandbox.url, "anna")
    await anna.say("written")
    file = tmp_path / "room" / "messages" / f"{anna.channel['id']}.jsonl"
    await until(lambda: file.exists() and "written" in file.read_text(encoding="utf-8"))
    await anna.leave()


async def test_a_removed_channel_leaves_no_file(start, tmp_path, aim):
    sandbox = await start()
    aim(sandbox)
    bot = Guest()
    task = await run(bot, sandbox)
    channel = await bot.lobby.create_text_channel("short-lived")
    await channel.send("x")
    await channel.delete()
    await bot.close()
    await task
    await sandbox.stop()
    assert not (tmp_path / "room" / "messages" / f"{channel.id}.jsonl").exists()


async def test_a_room_from_before_polls_and_events_gets_their_rights(start, tmp_path):
    sandbox = await start()
    new = 1 << 33 | 1 << 44 | 1 << 46 | 1 << 49
    await sandbox.stop()
    path = tmp_path / "room" / "world.json"
    saved = json.loads(path.read_text(encoding="utf-8"))
    del saved["votes"]
    for guild in saved["guilds"]:
        del guild["scheduled_events"], guild["interested"]
        for role in guild["roles"].values():
            role["permissions"] = str(int(role["permissions"]) & ~new)
    path.write_text(json.dumps(saved), encoding="utf-8")
    sandbox = Sandbox(tmp_path / "room")
    guild = sandbox.world.guild(sandbox.guild_id)
    assert in_guild(sandbox.world, guild, sandbox.application_id) & new == new
    anna = sandbox.world.people["anna"].user_id
    assert in_guild(sandbox.world, guild, anna) & new == 1 << 46 | 1 << 49


async def test_another_versions_folder_is_refused(start, tmp_path):
    await (await start()).stop()
    path = tmp_path / "room" / "world.json"
    path.write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(UnknownFormat, match="99"):
        Sandbox(tmp_path / "room")
