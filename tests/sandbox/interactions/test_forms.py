"""Buttons, selects and modals through discord.py."""

from __future__ import annotations

import discord
import pytest

from sandbox.actor import CannotDo, File
from sandbox.errors import RoomError
from tests.sandbox.guest import Guest


class Counter(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.count = 0

    @discord.ui.button(label="Count", custom_id="count")
    async def press(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        self.count += 1
        await interaction.response.edit_message(content=f"pressed {self.count}")

    @discord.ui.button(label="Off", disabled=True, custom_id="off")
    async def off(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        """Is never called."""

    @discord.ui.select(
        placeholder="Colours",
        min_values=1,
        max_values=2,
        options=[discord.SelectOption(label=name, value=name[0]) for name in ("red", "blue")],
    )
    async def pick(self, interaction: discord.Interaction, select: discord.ui.Select) -> None:
        await interaction.response.send_message(f"picked {select.values}", ephemeral=True)

    @discord.ui.select(cls=discord.ui.UserSelect, placeholder="Who")
    async def who(self, interaction: discord.Interaction, select: discord.ui.UserSelect) -> None:
        await interaction.response.defer()
        await interaction.followup.send(f"chose {select.values[0].display_name}")


class Review(discord.ui.Modal, title="Review"):
    text = discord.ui.Label(
        text="Your words", component=discord.ui.TextInput(min_length=3, custom_id="words")
    )
    stars = discord.ui.Label(
        text="Stars",
        component=discord.ui.Select(
            custom_id="stars",
            required=False,
            options=[discord.SelectOption(label=f"{n} stars", value=str(n)) for n in range(1, 6)],
        ),
    )
    poster = discord.ui.Label(
        text="Poster", component=discord.ui.FileUpload(custom_id="poster", required=False)
    )
    spoiler = discord.ui.Label(text="Spoiler", component=discord.ui.Checkbox(custom_id="spoiler"))
    mood = discord.ui.Label(
        text="Mood",
        component=discord.ui.RadioGroup(
            custom_id="mood",
            required=False,
            options=[discord.RadioGroupOption(label=n, value=n) for n in ("good", "bad")],
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        files = [file.filename for file in self.poster.component.values]
        told = (
            self.text.component.value,
            self.stars.component.values,
            files,
            self.spoiler.component.value,
            self.mood.component.value,
        )
        await interaction.response.send_message(str(told))


@pytest.fixture
async def guest(run_bot):
    bot = Guest()

    @bot.tree.command(description="Shows a counter")
    async def counter(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("pressed 0", view=Counter())

    @bot.tree.command(description="Opens a form")
    async def review(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Review())

    return await run_bot(bot)


async def test_a_click_changes_the_message_for_everybody(guest, join):
    anna, lin = await join("anna"), await join("lin")
    reply = await anna.slash("/counter")
    assert (await anna.click(reply, "Count")).text == "pressed 1"
    seen = await lin.expect(contains="pressed 1")
    assert (await lin.click(seen, "count")).message["id"] == reply.message["id"]
    await anna.expect(contains="pressed 2")


async def test_what_is_disabled_or_not_there_cannot_be_clicked(guest, join):
    anna = await join("anna")
    reply = await anna.slash("/counter")
    with pytest.raises(RoomError, match="disabled"):
        await anna.click(reply, "Off")
    with pytest.raises(CannotDo, match="Count"):
        await anna.click(reply, "Reset")
    with pytest.raises(RoomError, match="unknown_component"):
        await anna.ask(
            "click",
            channel_id=anna.channel["id"],
            message_id=reply.message["id"],
            custom_id="forged",
        )


async def test_a_select_takes_what_it_offers(guest, join):
    anna = await join("anna")
    reply = await anna.slash("/counter")
    chosen = await anna.choose(reply, "Colours", "red", "blue")
    assert (chosen.text, chosen.ephemeral) == ("picked ['r', 'b']", True)
    with pytest.raises(RoomError, match="bad_option"):
        await anna.choose(reply, "Colours", "green")
    with pytest.raises(RoomError, match="choose 1 to 2"):
        await anna.choose(reply, "Colours")


async def test_a_user_select_resolves_the_member(guest, join):
    anna, lin = await join("anna"), await join("lin")
    reply = await anna.slash("/counter")
    done = await anna.choose(reply, "Who", lin.me["id"])
    assert done.message is None
    await anna.expect(contains="chose 林")


async def test_a_form_hands_in_every_kind_of_field(guest, join):
    anna = await join("anna")
    form = await anna.slash("/review")
    assert form.modal["title"] == "Review"
    reply = await anna.submit(
        form,
        your_words="很好看",
        stars=["4"],
        poster=File("a.png", b"png"),
        spoiler=True,
        mood="good",
    )
    assert reply.text == str(("很好看", ["4"], ["a.png"], True, "good"))


async def test_optional_fields_may_stay_empty_and_required_ones_not(guest, join):
    anna = await join("anna")
    form = await anna.slash("/review")
    with pytest.raises(RoomError, match="words"):
        await anna.submit(form)
    with pytest.raises(RoomError, match="3 to 4000"):
        await anna.submit(form, words="ab")
    with pytest.raises(RoomError, match="stars"):
        await anna.submit(form, words="abc", stars=["9"])
    with pytest.raises(CannotDo, match="no 'colour'"):
        await anna.submit(form, colour="red")
    reply = await anna.submit(form, words="abc")
    assert reply.text == str(("abc", [], [], False, None))


async def test_only_who_opened_a_form_hands_it_in(guest, join):
    anna, lin = await join("anna"), await join("lin")
    form = await anna.slash("/review")
    with pytest.raises(RoomError, match="unknown_interaction"):
        await lin.ask("submit", interaction_id=form.interaction_id, values={"words": "mine"})


async def test_a_form_opened_by_a_button_may_change_its_message(run_bot, join):
    class Rename(discord.ui.Modal, title="Rename"):
        name = discord.ui.TextInput(label="Name")

        async def on_submit(self, interaction: discord.Interaction) -> None:
            await interaction.response.edit_message(content=f"now {self.name.value}")

    class Board(discord.ui.View):
        @discord.ui.button(label="Rename")
        async def rename(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
            await interaction.response.send_modal(Rename())

    bot = await run_bot()
    anna = await join("anna")
    sent = await bot.room().send("board", view=Board())
    form = await anna.click(await anna.expect(contains="board"), "Rename")
    reply = await anna.submit(form, name="棋盘")
    assert (reply.text, reply.message["id"]) == ("now 棋盘", str(sent.id))


async def test_the_second_generation_of_components_round_trips(bot, join):
    class Card(discord.ui.LayoutView):
        box = discord.ui.Container(
            discord.ui.Section("A poster", accessory=discord.ui.Thumbnail("https://example.org/a")),
            discord.ui.Separator(),
            discord.ui.TextDisplay("Below"),
            accent_colour=0x123456,
        )

    anna = await join("anna")
    sent = await bot.room().send(view=Card())
    seen = await anna.expect(contains="A poster\nBelow")
    assert seen["flags"] & 1 << 15
    fetched = await bot.room().fetch_message(sent.id)
    assert fetched.components[0].children[0].children[0].content == "A poster"
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.request(
            discord.http.Route(
                "PATCH",
                "/channels/{channel_id}/messages/{message_id}",
                channel_id=sent.channel.id,
                message_id=sent.id,
            ),
            json={"content": "not allowed beside blocks"},
        )
    assert refused.value.code == 50035
