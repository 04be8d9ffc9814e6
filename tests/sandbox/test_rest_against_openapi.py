"""The watch on outgoing payloads, and discord.py's own payloads under it."""

from __future__ import annotations

import io

import discord
import pytest
from discord import app_commands

from sandbox.rest.api import Seen
from sandbox.rest.call import ROUTES
from tests.sandbox.guest import Guest
from tests.sandbox.openapi import ABSENT, FILE, Schemas, Watch, lets_pings_through

NONE = discord.AllowedMentions.none()
needs_file = pytest.mark.skipif(not FILE.is_file(), reason=ABSENT)
SEND = "/channels/{channel_id}/messages"
SYNC = "/applications/{application_id}/commands"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"


def seen(method: str, template: str, body: object) -> Seen:
    return Seen(method, template, {}, {}, body, ())


async def test_what_discord_py_sends_is_as_discord_describes_it(run_bot, join, sandbox):
    watch = Watch(sandbox)
    bot = Guest(allowed_mentions=NONE)

    @bot.tree.command(description="Opens a form")
    @app_commands.describe(stars="Stars")
    async def form(
        interaction: discord.Interaction, stars: app_commands.Range[float, 0.5, 5.0]
    ) -> None:
        modal = discord.ui.Modal(title=f"{stars} stars")
        modal.add_item(discord.ui.Label(text="Words", component=discord.ui.TextInput()))
        await interaction.response.send_modal(modal)

    @bot.tree.context_menu(name="Later")
    async def later(interaction: discord.Interaction, _: discord.Message) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("done")

    await run_bot(bot)
    anna = await join("anna")
    await anna.slash("/form", stars=4.5)
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="a", custom_id="a"))
    view.add_item(discord.ui.UserSelect(custom_id="b"))
    embed = discord.Embed(title="x", description="y").add_field(name="n", value="v")
    sent = await bot.room().send("hello", embed=embed, view=view)
    await sent.edit(content="changed", attachments=[discord.File(io.BytesIO(b"x"), "x.txt")])
    await sent.create_thread(name="talk")
    webhook = await bot.room().create_webhook(name="Voice")
    await webhook.send("voice", username="X", wait=True, allowed_mentions=NONE)
    await anna.menu("Later", await anna.expect(contains="voice"))
    assert watch.problems == []
    assert watch.checked >= 10


async def test_a_bot_that_lets_pings_through_is_seen(bot, sandbox):
    watch = Watch(sandbox)
    await bot.room().send("hello")
    assert watch.problems == [f"POST {SEND}: no allowed_mentions"]


@pytest.mark.parametrize(
    ("request_", "pings"),
    [
        (seen("POST", CALLBACK, {"type": 4, "data": {"content": "x"}}), True),
        (seen("POST", CALLBACK, {"type": 4, "data": {"allowed_mentions": {}}}), False),
        (seen("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}), False),
        (seen("POST", CALLBACK, {"type": 6}), False),
        (seen("GET", SEND, None), False),
    ],
)
def test_only_messages_need_to_say_whom_they_ping(request_, pings):
    assert lets_pings_through(request_) is pings


@needs_file
@pytest.mark.parametrize(
    ("request_", "where"),
    [
        (seen("POST", SEND, {"content": "x" * 4001}), "$.content"),
        (seen("POST", SEND, {"content": 5}), "$.content"),
        (seen("POST", SEND, {"embeds": [{"description": "x" * 4097}]}), "$.embeds[0].description"),
        (seen("PUT", SYNC, [{"name": "x", "description": "y" * 101}]), "$[0]"),
        (seen("GET", "/no/such/route", None), "not in the OpenAPI file"),
    ],
)
def test_what_is_wrong_is_found_and_placed(request_, where):
    assert where in Schemas().problem(request_)


@needs_file
def test_every_route_of_the_sandbox_is_one_of_discords():
    schemas = Schemas()
    known = [schemas.problem(seen(entry.method, entry.template, None)) for entry in ROUTES]
    assert [problem for problem in known if problem] == []
