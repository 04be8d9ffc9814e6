"""Commands: synced, kept, offered to those who may use them; their options."""

from __future__ import annotations

import io

import discord
import pytest
from discord import app_commands

from sandbox.actor import CannotDo, File
from sandbox.errors import RoomError
from tests.sandbox.guest import Guest


@pytest.fixture
async def guest(run_bot):
    bot = Guest()
    group = app_commands.Group(name="reviews", description="Reviews")

    @group.command(description="Writes one")
    @app_commands.describe(title="Title")
    async def write(
        interaction: discord.Interaction,
        title: app_commands.Range[str, 2, 10],
        stars: app_commands.Range[float, 0.5, 5.0] = 3.0,
        spoiler: bool = False,
    ) -> None:
        await interaction.response.send_message(str((title, stars, spoiler)))

    @bot.tree.command(description="Takes everything")
    @app_commands.choices(mood=[app_commands.Choice(name="Good", value="g")])
    async def take(  # noqa: PLR0917  one option of each kind
        interaction: discord.Interaction,
        member: discord.Member,
        channel: discord.TextChannel,
        role: discord.Role,
        whom: discord.Member | discord.Role,
        file: discord.Attachment,
        mood: str,
        count: int = 1,
    ) -> None:
        data = (await file.read()).decode()
        told = (member.name, channel.name, role.name, whom.name, data, mood, count)
        await interaction.response.send_message(str(told))

    @bot.tree.command(description="For moderators")
    @app_commands.default_permissions(moderate_members=True)
    async def warn(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("warned")

    @bot.tree.command(description="Guild only")
    @app_commands.guild_only()
    async def here(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("here")

    bot.tree.add_command(group)
    return await run_bot(bot)


async def test_options_arrive_with_their_types(guest, join):
    anna = await join("anna")
    reply = await anna.slash("/reviews write", title="Heat", stars=4.5, spoiler=True)
    assert reply.text == str(("Heat", 4.5, True))
    assert (await anna.slash("/reviews write", title="Heat")).text == str(("Heat", 3.0, False))


async def test_people_places_roles_and_files_are_resolved(guest, join):
    anna, lin = await join("anna"), await join("lin")
    reply = await anna.slash(
        "/take",
        member=lin,
        channel="quiz-night",
        role="Moderator",
        whom="mo",
        file=File("a.txt", "你好".encode(), "text/plain"),
        mood="Good",
        count=2,
    )
    assert reply.text == str(("lin", "quiz-night", "Moderator", "mo", "你好", "g", 2))


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({}, "'title' is required"),
        ({"title": "x"}, "2 to 10"),
        ({"title": "x" * 11}, "2 to 10"),
        ({"title": "Heat", "stars": 9}, "between 0.5 and 5"),
        ({"title": "Heat", "stars": "4"}, "wrong type"),
        ({"title": 4}, "wrong type"),
        ({"title": "Heat", "spoiler": 1}, "wrong type"),
    ],
)
async def test_what_a_client_would_not_send_is_refused(guest, join, options, complaint):
    anna = await join("anna")
    with pytest.raises(RoomError, match=complaint):
        await anna.slash("/reviews write", **options)


async def test_unknown_commands_and_options_are_named(guest, join, monkeypatch):
    monkeypatch.setattr("sandbox.actor.PATIENCE_S", 0.05)
    anna = await join("anna")
    with pytest.raises(CannotDo, match="reviews"):
        await anna.slash("/revue write")
    with pytest.raises(CannotDo, match="write"):
        await anna.slash("/reviews read")
    with pytest.raises(CannotDo, match="title"):
        await anna.slash("/reviews write", titel="Heat")


async def test_a_command_is_offered_to_those_who_may_use_it(guest, join, until, sandbox):
    def names(person):
        return {c["name"] for c in person.hello["commands"] if "guild" in c["usable_in"]}

    anna, mo = await join("anna"), await join("mo")
    assert "warn" not in names(anna)
    assert "warn" in names(mo)
    assert (await mo.slash("/warn")).text == "warned"
    ada = await join("ada")
    moderator = next(r for r in ada.hello["guild"]["roles"] if r["name"] == "Moderator")
    await ada.ask("set_roles", user_id=anna.me["id"], role_ids=[moderator["id"]])
    await until(lambda: "warn" in names(anna))


async def test_a_guild_command_is_not_there_in_direct_messages(guest, join, monkeypatch):
    monkeypatch.setattr("sandbox.actor.PATIENCE_S", 0.05)
    anna = await join("anna")
    await anna.go("@me")
    with pytest.raises(CannotDo, match="'here'"):
        await anna.slash("/here")


async def test_a_second_sync_keeps_the_ids(guest):
    first = {command.name: command.id for command in await guest.tree.fetch_commands()}
    await guest.tree.sync()
    assert {command.name: command.id for command in await guest.tree.fetch_commands()} == first


async def test_commands_of_a_guild_stand_beside_the_global_ones(guest, join, until):
    @guest.tree.command(description="Only here", guild=guest.lobby)
    async def local(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("local")

    anna = await join("anna")
    await guest.tree.sync(guild=guest.lobby)
    assert (await anna.slash("/local")).text == "local"


async def test_one_command_is_made_changed_and_removed(rest, sandbox):
    path = f"/applications/{sandbox.application_id}/commands"
    made = await rest("POST", path, {"name": "one", "description": "One"})
    assert made.body["type"] == 1
    changed = await rest("PATCH", f"{path}/{made.body['id']}", {"description": "Uno"})
    assert changed.body["description"] == "Uno"
    assert (await rest("DELETE", f"{path}/{made.body['id']}")).status == 204
    assert (await rest("GET", f"{path}/{made.body['id']}")).code == 10063


async def test_translated_names_reach_people_and_find_the_command(run_bot, join):
    class Translator(app_commands.Translator):
        async def translate(self, string, locale, context):
            texts = {"quiz": "问答", "start": "开始"}
            return texts.get(str(string)) if locale is discord.Locale.chinese else None

    bot = Guest()
    group = app_commands.Group(name=app_commands.locale_str("quiz"), description="Quiz")

    @group.command(name=app_commands.locale_str("start"), description="Start")
    async def start(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("go")

    bot.tree.add_command(group)

    async def setup_hook():
        await bot.tree.set_translator(Translator())
        await bot.tree.sync()

    bot.setup_hook = setup_hook
    await run_bot(bot)
    lin = await join("lin")
    assert (await lin.slash("/问答 开始")).text == "go"


async def test_attachments_of_options_can_be_sent_on(guest, join):
    @guest.tree.command(description="Echo a file")
    async def echo(interaction: discord.Interaction, file: discord.Attachment) -> None:
        copy = discord.File(io.BytesIO(await file.read()), file.filename)
        await interaction.response.send_message(file=copy)

    await guest.tree.sync()
    anna = await join("anna")
    reply = await anna.slash("/echo", file=File("a.txt", b"abc"))
    assert reply.message["attachments"][0]["filename"] == "a.txt"
