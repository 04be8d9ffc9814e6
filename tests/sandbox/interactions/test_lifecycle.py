"""Interactions through discord.py: answered, deferred, followed up, too late."""

from __future__ import annotations

import asyncio

import discord
import pytest
from discord import app_commands

from sandbox.actor import NoReply
from tests.sandbox.guest import Guest


@pytest.fixture
async def guest(run_bot):
    """A bot whose one command does what a test tells it to."""
    bot = Guest()
    bot.act = None

    @bot.tree.command(description="Does something")
    async def act(interaction: discord.Interaction) -> None:
        await bot.act(interaction)

    return await run_bot(bot)


async def test_a_deferred_answer_is_filled_by_the_first_followup(guest, join):
    async def act(interaction):
        await interaction.response.defer()
        await interaction.followup.send("first")
        await interaction.followup.send("second")

    guest.act = act
    anna, lin = await join("anna"), await join("lin")
    reply = await anna.slash("/act")
    assert reply.text == "first"
    assert reply.message["interaction_metadata"]["user"]["username"] == "anna"
    states = [e["data"]["state"] for e in anna.events if e["event"] == "interaction"]
    assert states == ["pending", "thinking", "done"]
    await lin.expect(contains="first")
    second = await lin.expect(contains="second")
    assert second["message_reference"]["message_id"] == reply.message["id"]


async def test_a_deferred_answer_may_be_filled_by_an_edit(guest, join):
    async def act(interaction):
        await interaction.response.defer(ephemeral=True)
        message = await interaction.edit_original_response(content="filled")
        assert (await interaction.original_response()).id == message.id

    guest.act = act
    anna = await join("anna")
    reply = await anna.slash("/act")
    assert (reply.text, reply.ephemeral) == ("filled", True)


async def test_an_ephemeral_answer_is_seen_by_one_person(guest, join, rest, channel_id):
    async def act(interaction):
        await interaction.response.send_message("only you", ephemeral=True)

    guest.act = act
    anna, lin = await join("anna"), await join("lin")
    reply = await anna.slash("/act")
    assert reply.ephemeral
    await lin.say("anything else?")
    assert not any("only you" in str(event) for event in lin.events)
    history = await lin.ask("history", channel_id=lin.channel["id"])
    assert "only you" not in str(history)
    path = f"/channels/{channel_id()}/messages/{reply.message['id']}"
    assert (await rest("GET", path)).code == 10008
    await anna.ask("delete_message", channel_id=anna.channel["id"], message_id=reply.message["id"])


async def test_the_answer_comes_back_when_asked_for(guest, join):
    seen = []

    async def act(interaction):
        seen.append(await interaction.response.send_message("here"))

    guest.act = act
    anna = await join("anna")
    reply = await anna.slash("/act")
    [callback] = seen
    assert str(callback.message_id) == reply.message["id"]
    assert callback.resource.content == "here"


async def test_a_second_answer_is_refused(guest, join, rest, until):
    answers = []

    async def act(interaction):
        path = f"/interactions/{interaction.id}/{interaction.token}/callback"
        bodies = [{"type": 4, "data": {"content": text}} for text in ("one", "two")]
        answers.extend([await rest("POST", path, body) for body in bodies])

    guest.act = act
    anna = await join("anna")
    assert (await anna.slash("/act")).text == "one"
    first, second = await until(lambda: len(answers) == 2 and answers)
    assert (first.status, first.body) == (204, "")
    assert (second.status, second.code) == (400, 40060)


async def test_after_three_seconds_the_interaction_is_unknown(guest, join, sandbox, until):
    codes = []

    async def act(interaction):
        sandbox.clock.advance(3.1)
        try:
            await interaction.response.send_message("late")
        except discord.NotFound as error:
            codes.append(error.code)

    guest.act = act
    anna = await join("anna")
    with pytest.raises(NoReply):
        await anna.slash("/act")
    await until(lambda: codes == [10062])


async def test_after_fifteen_minutes_the_token_is_dead(guest, join, sandbox, until):
    codes = []

    async def act(interaction):
        await interaction.response.send_message("in time")
        sandbox.clock.advance(14 * 60)
        await interaction.followup.send("still fine")
        sandbox.clock.advance(61)
        try:
            await interaction.followup.send("late")
        except discord.HTTPException as error:
            codes.append((error.status, error.code))

    guest.act = act
    anna = await join("anna")
    await anna.slash("/act")
    await until(lambda: codes == [(401, 50027)])


async def test_thinking_for_fifteen_minutes_fails(guest, join, sandbox):
    async def act(interaction):
        await interaction.response.defer()
        sandbox.clock.advance(15 * 60 + 1)

    guest.act = act
    anna = await join("anna")
    with pytest.raises(NoReply):
        await anna.slash("/act")


async def test_a_followup_before_the_answer_is_refused(guest, join):
    async def act(interaction):
        with pytest.raises(discord.NotFound) as refused:
            await interaction.followup.send("too early")
        await interaction.response.send_message(str(refused.value.code))

    guest.act = act
    anna = await join("anna")
    assert (await anna.slash("/act")).text == "10015"


async def test_followups_and_the_original_can_be_changed_and_deleted(guest, join, until):
    async def act(interaction):
        await interaction.response.send_message("original")
        followup = await interaction.followup.send("followup")
        await followup.edit(content="changed")
        await interaction.delete_original_response()

    guest.act = act
    anna = await join("anna")
    reply = await anna.slash("/act")
    await anna.expect(contains="changed")
    await until(lambda: reply.message["id"] not in anna.messages)


async def test_an_answer_works_where_the_bot_may_not_send(guest, join, sandbox):
    async def act(interaction):
        await interaction.response.send_message("still here", embed=discord.Embed(title="x"))

    guest.act = act
    for role in sandbox.world.guild(sandbox.guild_id).roles.values():
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 11) & ~(1 << 14))
    anna = await join("anna")
    assert "still here" in (await anna.slash("/act")).text


async def test_while_the_bot_is_away_nobody_answers(guest, join, sandbox):
    anna = await join("anna")
    await guest.close()
    slash = asyncio.create_task(anna.slash("/act"))
    await asyncio.sleep(0.05)
    sandbox.clock.advance(3.1)
    with pytest.raises(NoReply):
        await slash


async def test_the_bot_learns_who_where_and_in_which_language(guest, join):
    async def act(interaction):
        told = (
            interaction.locale.value,
            interaction.guild_locale.value,
            interaction.user.display_name,
            interaction.channel.name,
            interaction.permissions.send_messages,
            interaction.app_permissions.manage_webhooks,
        )
        await interaction.response.send_message(str(told))

    guest.act = act
    lin = await join("lin", channel="影评")
    told = (await lin.slash("/act")).text
    assert told == str(("zh-CN", "en-US", "林", "影评", True, True))


async def test_commands_work_in_direct_messages(guest, join):
    async def act(interaction):
        await interaction.response.send_message(
            f"{interaction.guild} {interaction.context.dm_channel}"
        )

    guest.act = act
    anna = await join("anna")
    await anna.go("@me")
    assert (await anna.slash("/act")).text == "None True"


async def test_a_menu_shows_its_target_even_without_the_content_intent(run_bot, join):
    intents = discord.Intents.all()
    intents.message_content = False
    bot = Guest(intents)

    @bot.tree.context_menu(name="Quote")
    async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"> {message.content}")

    @bot.tree.context_menu(name="Wave")
    async def wave(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"waves at {member.display_name}")

    await run_bot(bot)
    anna, lin = await join("anna"), await join("lin")
    said = await lin.say("好电影")
    await anna.expect(contains="好电影")
    assert (await anna.menu("Quote", said)).text == "> 好电影"
    assert (await anna.menu("Wave", lin)).text == "waves at 林"
    assert (await anna.menu("Wave", "mo")).text == "waves at Mo"


async def test_choices_are_offered_while_typing(run_bot, join):
    bot = Guest()

    async def titles(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [
            app_commands.Choice(name=title, value=title.lower())
            for title in ("Heat", "Alien")
            if title.lower().startswith(typed.lower())
        ]

    @bot.tree.command(description="Finds a film")
    @app_commands.autocomplete(title=titles)
    async def find(interaction: discord.Interaction, title: str) -> None:
        await interaction.response.send_message(title)

    await run_bot(bot)
    anna = await join("anna")
    assert await anna.autocomplete("/find", title="he") == [{"name": "Heat", "value": "heat"}]
    assert await anna.autocomplete("/find", title="x") == []
    assert not any(event["event"] == "interaction" for event in anna.events)
