"""A whole round trip through every wire of the sandbox, and who may come in."""

from __future__ import annotations

import aiohttp
import discord
import pytest

from sandbox import seed
from sandbox.errors import RoomError
from sandbox.server import Sandbox
from tests.sandbox.guest import Guest


async def test_a_bare_bot_answers_a_slash_command(run_bot, join):
    bot = Guest()

    @bot.tree.command(description="Says hello")
    async def hello(interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(f"hello {name} in {interaction.guild.name}")

    await run_bot(bot)
    anna = await join("anna")
    reply = await anna.slash("/hello", name="世界")
    assert reply.text == "hello 世界 in The Lobby"


async def test_a_bot_reads_and_answers_a_message(bot, join, until):
    anna = await join("anna")
    await anna.say("ping")
    message = await until(lambda: bot.heard and bot.heard[-1])
    assert (message.content, message.author.name) == ("ping", "anna")
    await message.reply("pong")
    answer = await anna.expect(contains="pong")
    assert answer["author"]["bot"] is True
    assert answer["referenced_message"]["content"] == "ping"


async def test_the_room_begins_with_a_welcome_in_each_language(join):
    anna = await join("anna", channel="welcome")
    history = await anna.ask("history", channel_id=anna.channel["id"])
    english, chinese = (message["content"] for message in history["messages"])
    assert "Welcome to The Lobby" in english
    assert "欢迎来到大厅" in chinese


async def test_a_second_guild_is_a_world_of_its_own(sandbox, run_bot, join):
    other = seed.plant_guild(sandbox.world, "The Annex")
    bot = await run_bot()
    assert {guild.name for guild in bot.guilds} == {"The Lobby", "The Annex"}
    here, there = await join("anna"), await join("anna", guild=other.id)
    assert there.hello["guild"]["name"] == "The Annex"
    await here.say("only in the lobby")
    await there.say("only in the annex")
    lin = await join("lin", guild=other.id)
    await there.say("still only in the annex")
    assert (await lin.expect())["content"] == "still only in the annex"
    with pytest.raises(RoomError, match="unknown_channel"):
        await lin.ask("history", channel_id=here.channel["id"])


async def test_without_a_folder_nothing_is_kept():
    sandbox = Sandbox()
    await sandbox.start()
    folder = sandbox.world.folder
    assert folder.is_dir()
    await sandbox.stop()
    assert not folder.exists()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}]
)
async def test_other_web_pages_cannot_reach_the_room(sandbox, headers):
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{sandbox.url}/room?as=anna", headers=headers)
        assert refused.value.status == 403


async def test_an_unknown_route_fails_loudly(sandbox, rest):
    answer = await rest("GET", "/guilds/1/soundboard-sounds")
    assert answer.status == 404
    assert "GET /guilds/1/soundboard-sounds" in answer.body["message"]
    assert sandbox.unknown_routes == ["GET /guilds/1/soundboard-sounds"]
    sandbox.unknown_routes.clear()


async def test_every_request_of_the_bot_is_shown_to_those_who_watch(sandbox, bot):
    seen = []
    sandbox.on_request(seen.append)
    await bot.room().send("hello", allowed_mentions=discord.AllowedMentions.none())
    [request] = seen
    assert request.method == "POST"
    assert request.template == "/channels/{channel_id}/messages"
    assert request.params == {"channel_id": str(bot.room().id)}
    assert request.body["allowed_mentions"] == {"parse": []}
