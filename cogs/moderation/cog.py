"""`/moderation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.commands import FROM_TEXTS

if TYPE_CHECKING:
    from bot.ui.desk import Desk
    from cogs.moderation.screens.switching import Switching

Watchable = discord.TextChannel | discord.Thread | discord.VoiceChannel


@app_commands.default_permissions(manage_messages=True)
class Moderation(commands.GroupCog, group_name="moderation", group_description=FROM_TEXTS):
    """What is scored, and how that goes."""

    def __init__(self, desk: Desk, switching: Switching) -> None:
        self._desk = desk
        self._switching = switching

    @app_commands.command(name="watch", description=FROM_TEXTS)
    async def watch(self, interaction: discord.Interaction, channel: Watchable) -> None:
        """Begin to score a channel."""
        async with self._desk.at(interaction) as ask:
            await self._switching.watch(ask, channel.id)

    @app_commands.command(name="unwatch", description=FROM_TEXTS)
    async def unwatch(self, interaction: discord.Interaction, channel: Watchable) -> None:
        """Stop scoring a channel."""
        async with self._desk.at(interaction) as ask:
            await self._switching.unwatch(ask, channel.id)

    @app_commands.command(name="status", description=FROM_TEXTS)
    async def status(self, interaction: discord.Interaction) -> None:
        """Say what is scored and how often moderators agreed."""
        async with self._desk.at(interaction) as ask:
            await self._switching.hear_status(ask, {})
