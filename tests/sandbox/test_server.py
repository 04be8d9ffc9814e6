"""A whole round trip through every wire of the sandbox."""

import discord

from tests.sandbox.conftest import Guest


async def test_a_bare_bot_answers_a_slash_command(run_bot, join):
    bot = Guest()

    @bot.tree.command(description="Says hello")
    async def hello(interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(f"hello {name} in {interaction.guild.name}")

    await run_bot(bot)
    anna = await join("anna")
    reply = await anna.slash("/hello", name="世界")
    assert reply.text == "hello 世界 in The Lobby"


async def test_a_bot_reads_and_answers_a_message(run_bot, join):
    bot = Guest()

    @bot.event
    async def on_message(message: discord.Message) -> None:
        if message.content == "ping":
            await message.channel.send("pong")

    await run_bot(bot)
    anna = await join("anna")
    await anna.say("ping")
    answer = await anna.expect(contains="pong")
    assert answer["author"]["bot"] is True
