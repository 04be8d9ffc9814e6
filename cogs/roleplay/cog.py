"""`/roleplay`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.commands import FROM_TEXTS

if TYPE_CHECKING:
    from bot.ui.desk import Desk
    from cogs.roleplay.screens.wiring import Screens

Name = app_commands.Range[str, 1, 80]
Choices = list[app_commands.Choice[str]]
MOST_CHOICES = 25


@app_commands.guild_only()
class Roleplay(commands.GroupCog, group_name="roleplay", group_description=FROM_TEXTS):
    """Scenes with characters, in threads."""

    def __init__(self, desk: Desk, screens: Screens) -> None:
        self._desk = desk
        self._screens = screens

    @app_commands.command(name="start", description=FROM_TEXTS)
    async def start(self, interaction: discord.Interaction, character: Name) -> None:
        """Open a scene with a character."""
        async with self._desk.at(interaction) as ask:
            await self._screens.opening.start(ask, character)

    @app_commands.command(name="characters", description=FROM_TEXTS)
    async def characters(self, interaction: discord.Interaction) -> None:
        """Show the characters one may play with."""
        async with self._desk.at(interaction) as ask:
            await self._screens.shelf.show(ask)

    @app_commands.command(name="import", description=FROM_TEXTS)
    async def bring(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        """Bring a character in as a file."""
        async with self._desk.at(interaction) as ask:
            await self._screens.shelf.bring(ask, file)

    @app_commands.command(name="remove", description=FROM_TEXTS)
    async def remove(self, interaction: discord.Interaction, character: Name) -> None:
        """Remove a character of this guild."""
        async with self._desk.at(interaction) as ask:
            await self._screens.shelf.remove(ask, character)

    @app_commands.command(name="export", description=FROM_TEXTS)
    async def export(self, interaction: discord.Interaction, character: Name) -> None:
        """Get a character as a file."""
        async with self._desk.at(interaction) as ask:
            await self._screens.shelf.export(ask, character)

    @start.autocomplete("character")
    @export.autocomplete("character")
    async def _any(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Offer every character."""
        return await self._choices(interaction, typed, only_own=False)

    @remove.autocomplete("character")
    async def _own(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Offer the characters that people brought."""
        return await self._choices(interaction, typed, only_own=True)

    async def _choices(
        self, interaction: discord.Interaction, typed: str, *, only_own: bool
    ) -> Choices:
        locale = await self._desk.locale(interaction.user.id, interaction.locale)
        library = await self._screens.stage.library(interaction.guild_id or 0)
        names = [
            each.card.name
            for each in await library.all(locale)
            if typed.strip().casefold() in each.card.name.casefold()
            and not (only_own and each.is_ours)
        ]
        return [app_commands.Choice(name=name, value=name) for name in names[:MOST_CHOICES]]

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Close what a stop of the bot cut short, and go on where people wait."""
        await self._screens.upkeep.close_unfinished()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Forget what somebody took back."""
        if payload.guild_id is not None:
            await self._screens.theatre.forget(payload.guild_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """End the scene of a deleted thread."""
        await self._screens.theatre.lose(payload.guild_id, payload.thread_id)
