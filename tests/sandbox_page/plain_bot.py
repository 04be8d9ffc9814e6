"""A small discord.py bot that does one of everything, so that the page has something to show."""

from __future__ import annotations

import asyncio

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

FILMS = ("Heat", "Heathers", "花样年华")
CHINESE = {
    "films": "电影",
    "find": "查找",
    "title": "片名",
    "Finds a film": "查找一部电影",
    "The film's title": "电影的名字",
}
#: Text that would run or break out if any part of the page took it for markup.
HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"


RADIO = discord.RadioGroupOption


class Chinese(app_commands.Translator):
    """Translates what CHINESE holds, and leaves the rest."""

    async def translate(self, string, locale, context):
        return CHINESE.get(string.message) if locale is discord.Locale.chinese else None


def options(kind: type, *labels: str) -> list:
    """Return options of a select, radio group or checkbox group."""
    return [kind(label=label, value=label) for label in labels]


class Opinion(discord.ui.Modal, title="Your opinion"):
    """A form with a long text, and in labels a short one, a select, a radio group and a box."""

    words = discord.ui.TextInput(
        label="In your words", style=discord.TextStyle.paragraph, min_length=5, max_length=200
    )
    name = discord.ui.Label(
        text="Signed", component=discord.ui.TextInput(required=False, max_length=20)
    )
    mood = discord.ui.Label(
        text="Mood",
        component=discord.ui.Select(options=options(discord.SelectOption, "warm", "cold")),
    )
    seen = discord.ui.Label(
        text="Seen", component=discord.ui.RadioGroup(options=options(RADIO, "cinema", "home"))
    )
    again = discord.ui.Label(text="Again", component=discord.ui.Checkbox())

    async def on_submit(self, interaction: discord.Interaction) -> None:
        mood, seen = self.mood.component.values[0], self.seen.component.value
        again = "again" if self.again.component.value else "once"
        await interaction.response.send_message(
            f"Opinion: {self.words.value} ({mood}, {seen}, {again})"
        )


class Panel(discord.ui.View):
    """Buttons and a select under a message."""

    @discord.ui.button(label="Count 0", style=discord.ButtonStyle.primary)
    async def count(self, interaction: discord.Interaction, button: discord.ui.Button) -> None:
        button.label = f"Count {int(button.label.split()[1]) + 1}"
        await interaction.response.edit_message(view=self)

    @discord.ui.button(label="Form", style=discord.ButtonStyle.success)
    async def form(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        await interaction.response.send_modal(Opinion())

    @discord.ui.button(label="Silence", style=discord.ButtonStyle.danger)
    async def silence(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        """Answer nothing, so that the interaction runs out of time."""

    @discord.ui.button(label="Off", disabled=True)
    async def off(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        """Never called: it is disabled."""

    @discord.ui.select(
        placeholder="Two films",
        min_values=2,
        max_values=2,
        options=options(discord.SelectOption, *FILMS),
    )
    async def films(self, interaction: discord.Interaction, select: discord.ui.Select) -> None:
        await interaction.response.send_message(f"Chosen: {', '.join(select.values)}")


class Guests(discord.ui.ActionRow):
    """A select of people."""

    @discord.ui.select(cls=discord.ui.UserSelect, placeholder="Who comes", max_values=2)
    async def who(self, interaction: discord.Interaction, select: discord.ui.UserSelect) -> None:
        names = ", ".join(member.display_name for member in select.values)
        await interaction.response.send_message(f"Coming: {names}")


class Programme(discord.ui.LayoutView):
    """A message laid out in blocks."""

    def __init__(self) -> None:
        super().__init__()
        button = discord.ui.Button(label="More")
        elsewhere = discord.MediaGalleryItem("https://elsewhere.example/still.png")
        self.add_item(
            discord.ui.Container(
                discord.ui.TextDisplay("## Tonight"),
                discord.ui.Separator(),
                discord.ui.Section("**Yi Yi**\n-# 173 minutes", accessory=button),
                discord.ui.MediaGallery(elsewhere),
                Guests(),
                accent_colour=0xF5B83D,
            )
        )


class PlainBot(discord.Client):
    """The bot; `start_in(sandbox)` brings it online."""

    def __init__(self) -> None:
        intents = discord.Intents.default()
        intents.message_content = True
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self._connection.guild_ready_timeout = 0.05
        self.tree = app_commands.CommandTree(self)
        self._task: asyncio.Task[None] | None = None
        add_commands(self.tree)
        add_shows(self.tree)

    async def setup_hook(self) -> None:
        await self.tree.set_translator(Chinese())
        await self.tree.sync()

    async def start_in(self, sandbox) -> None:
        """Connect to a sandbox and return once the bot is ready."""
        Route.BASE = f"{sandbox.url}/api/v10"
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{sandbox.url.replace('http', 'ws')}/gateway")
        self._task = asyncio.create_task(self.start(sandbox.token))
        async with asyncio.timeout(10):
            while not self.is_ready():
                if self._task.done():
                    self._task.result()
                await asyncio.sleep(0.02)

    async def leave(self) -> None:
        """Go offline."""
        await self.close()
        await self._task


def add_commands(tree: app_commands.CommandTree) -> None:
    """Give a tree commands with options, answers of each kind, and both menus."""
    films = app_commands.Group(name="films", description="Films")

    @films.command(description="Finds a film")
    @app_commands.describe(title="The film's title", stars="Half stars")
    async def find(
        interaction: discord.Interaction,
        title: str,
        stars: app_commands.Range[float, 0.5, 5.0] | None = None,
        loud: bool = False,
    ) -> None:
        words = f"Found {title} {stars or '-'}"
        await interaction.response.send_message(words.upper() if loud else words)

    @find.autocomplete("title")
    async def complete(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        fitting = [title for title in FILMS if typed.lower() in title.lower()]
        return [app_commands.Choice(name=title, value=f"id:{title}") for title in fitting]

    @tree.command(description="Says it to you alone")
    async def whisper(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Between us", ephemeral=True)

    @tree.command(description="Takes its time")
    async def ponder(interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await asyncio.sleep(0.6)
        await interaction.followup.send("Thought through")

    @tree.command(description="Frames a picture for somebody")
    async def frame(
        interaction: discord.Interaction, picture: discord.Attachment, owner: discord.Member
    ) -> None:
        await interaction.response.send_message(
            f"Framed {picture.filename} for {owner.display_name}"
        )

    @tree.context_menu(name="Quote")
    async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"Quoted: {message.content}")

    @tree.context_menu(name="Wave")
    async def wave(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"Waves to {member.display_name}")

    tree.add_command(films)


def add_shows(tree: app_commands.CommandTree) -> None:
    """Give a tree commands that show something to look at."""

    @tree.command(description="Shows buttons")
    async def panel(interaction: discord.Interaction) -> None:
        embed = discord.Embed(title="Panel", description="**Press** something", colour=0xE0566B)
        embed.add_field(name="One", value="1").add_field(name="Two", value="2")
        await interaction.response.send_message(embed=embed, view=Panel())

    @tree.command(description="Shows the programme")
    async def programme(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Programme())

    @tree.command(description="Shows hostile text everywhere")
    async def hostile(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(HOSTILE, embed=hostile_embed(), view=hostile_view())


def hostile_embed() -> discord.Embed:
    """Return an embed with hostile text in every field."""
    embed = discord.Embed(title=HOSTILE, description=f"[x](javascript:alert(3)) {HOSTILE}")
    embed.set_author(name=HOSTILE).set_footer(text=HOSTILE)
    return embed.add_field(name=HOSTILE, value=HOSTILE)


def hostile_view() -> discord.ui.View:
    """Return a view with hostile labels."""
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label=HOSTILE[:80]))
    option = discord.SelectOption(label=HOSTILE[:100], description=HOSTILE[:100])
    view.add_item(discord.ui.Select(placeholder=HOSTILE[:150], options=[option]))
    return view
