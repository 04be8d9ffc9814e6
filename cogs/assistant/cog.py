"""`/assistant`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.commands import FROM_TEXTS
from cogs.assistant.note import TEXT_LENGTH, TITLE_LENGTH, title_key

if TYPE_CHECKING:
    from bot.ui.desk import Desk
    from cogs.assistant.guild import OpenNotes
    from cogs.assistant.screens.asking import AskingScreen
    from cogs.assistant.screens.notes import NotesScreen
    from cogs.assistant.screens.removing import RemovingScreen

LONGEST_QUESTION = 250
MOST_CHOICES = 25
Title = app_commands.Range[str, 1, TITLE_LENGTH]


@app_commands.guild_only()
class Assistant(commands.GroupCog, group_name="assistant", group_description=FROM_TEXTS):
    """Answers from the server's notes."""

    notes = app_commands.Group(name="notes", description=FROM_TEXTS)

    def __init__(
        self,
        desk: Desk,
        notes: OpenNotes,
        asking: AskingScreen,
        keeping: NotesScreen,
        removing: RemovingScreen,
    ) -> None:
        self._desk = desk
        self._open = notes
        self._asking = asking
        self._keeping = keeping
        self._removing = removing

    @app_commands.command(name="ask", description=FROM_TEXTS)
    async def ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
    ) -> None:
        """Answer a question from the notes."""
        async with self._desk.at(interaction) as ask:
            await self._asking.ask(ask, question)

    @notes.command(name="add", description=FROM_TEXTS)
    async def add(
        self,
        interaction: discord.Interaction,
        title: Title | None = None,
        text: app_commands.Range[str, 1, TEXT_LENGTH] | None = None,
    ) -> None:
        """Keep a note."""
        async with self._desk.at(interaction) as ask:
            await self._keeping.add(ask, title, text)

    @notes.command(name="list", description=FROM_TEXTS)
    async def show_all(self, interaction: discord.Interaction) -> None:
        """Show the notes."""
        async with self._desk.at(interaction) as ask:
            await self._keeping.show_all(ask)

    @notes.command(name="edit", description=FROM_TEXTS)
    async def edit(self, interaction: discord.Interaction, title: Title) -> None:
        """Open the form with a note."""
        async with self._desk.at(interaction) as ask:
            await self._keeping.edit(ask, title)

    @notes.command(name="remove", description=FROM_TEXTS)
    async def remove(self, interaction: discord.Interaction, title: Title) -> None:
        """Take a note away."""
        async with self._desk.at(interaction) as ask:
            await self._removing.remove(ask, title)

    @edit.autocomplete("title")
    @remove.autocomplete("title")
    async def _titles(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the notes whose title holds what is typed."""
        service = (await self._open(interaction.guild_id or 0)).service
        page = await service.page(1, size=1000)
        key = title_key(typed)
        found = [note.title for note in page.notes if key in title_key(note.title)]
        return [app_commands.Choice(name=title, value=title) for title in found[:MOST_CHOICES]]
