"""`/host`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.i18n import Locale
from bot.ui.commands import FROM_TEXTS
from cogs.host.screens.starting import Wanted
from cogs.host.show import Persona

if TYPE_CHECKING:
    from bot.ui.desk import Desk
    from cogs.host.screens.planned import PlannedScreen
    from cogs.host.screens.starting import StartingScreen

Title = app_commands.Range[str, 1, 80]
Place = discord.TextChannel | discord.Thread | discord.VoiceChannel
PERSONAS = [app_commands.Choice(name=each.value, value=each.value) for each in Persona]
LANGUAGES = [app_commands.Choice(name=each.value, value=each.value) for each in Locale]


@app_commands.guild_only()
class Host(commands.GroupCog, group_name="host", group_description=FROM_TEXTS):
    """Shows that moderators start and plan."""

    def __init__(self, desk: Desk, starting: StartingScreen, planned: PlannedScreen) -> None:
        self._desk = desk
        self._starting = starting
        self._planned = planned

    @app_commands.command(name="show", description=FROM_TEXTS)
    @app_commands.choices(persona=PERSONAS, language=LANGUAGES)
    async def show(
        self,
        interaction: discord.Interaction,
        title: Title | None = None,
        channel: Place | None = None,
        persona: str = Persona.USHER,
        language: str | None = None,
    ) -> None:
        """Begin a show."""
        async with self._desk.at(interaction) as ask:
            wanted = _wanted(title, channel, persona, language)
            await self._starting.show(ask, _member(interaction), wanted)

    @app_commands.command(name="schedule", description=FROM_TEXTS)
    @app_commands.choices(persona=PERSONAS, language=LANGUAGES)
    async def schedule(
        self,
        interaction: discord.Interaction,
        when: app_commands.Range[str, 1, 60],
        title: Title | None = None,
        channel: Place | None = None,
        persona: str = Persona.USHER,
        language: str | None = None,
    ) -> None:
        """Plan a show."""
        async with self._desk.at(interaction) as ask:
            wanted = _wanted(title, channel, persona, language)
            await self._starting.schedule(ask, _member(interaction), when, wanted)

    @app_commands.command(name="stop", description=FROM_TEXTS)
    async def stop(self, interaction: discord.Interaction, channel: Place | None = None) -> None:
        """Stop the show that is on."""
        async with self._desk.at(interaction) as ask:
            await self._planned.stop(ask, channel.id if channel else ask.asker.channel_id)

    @app_commands.command(name="shows", description=FROM_TEXTS)
    async def shows(self, interaction: discord.Interaction) -> None:
        """Show what is on and to come."""
        async with self._desk.at(interaction) as ask:
            await self._planned.shows(ask)


def _wanted(title: str | None, channel: Place | None, persona: str, language: str | None) -> Wanted:
    return Wanted(
        title=title,
        channel_id=channel.id if channel else None,
        persona=Persona(persona),
        locale=Locale(language) if language else None,
    )


def _member(interaction: discord.Interaction) -> discord.Member:
    if not isinstance(interaction.user, discord.Member):
        raise TypeError("commands of Marquee are for guilds only")
    return interaction.user
