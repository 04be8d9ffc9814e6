"""`/recommend`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.films import FIRST_YEAR, GENRES, LAST_YEAR
from bot.ui.commands import FROM_TEXTS
from cogs.recommend.taste import Kind
from cogs.recommend.wish import Wish

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.ui.desk import Desk
    from cogs.recommend.screens.wiring import Screens

Year = app_commands.Range[int, FIRST_YEAR, LAST_YEAR]
Title = app_commands.Range[str, 1, 100]
GENRE_CHOICES = [app_commands.Choice(name=genre, value=genre) for genre in GENRES]
MOST_CHOICES = 25


class Recommend(commands.GroupCog, group_name="recommend"):
    """Recommends what to watch."""

    def __init__(self, desk: Desk, texts: Texts, screens: Screens) -> None:
        self._desk = desk
        self._texts = texts
        self._screens = screens

    @app_commands.command(name="film", description=FROM_TEXTS)
    @app_commands.choices(genre=GENRE_CHOICES)
    async def film(
        self,
        interaction: discord.Interaction,
        genre: str | None = None,
        from_year: Year | None = None,
        to_year: Year | None = None,
    ) -> None:
        """Recommend films to the asker."""
        async with self._desk.at(interaction) as ask:
            await self._screens.films.show(ask, Wish.of(genre, from_year, to_year))

    @app_commands.command(name="like", description=FROM_TEXTS)
    async def like(self, interaction: discord.Interaction, title: Title) -> None:
        """Note that the asker likes a film."""
        async with self._desk.at(interaction) as ask:
            await self._screens.marking.mark(ask, title, Kind.LIKE)

    @app_commands.command(name="seen", description=FROM_TEXTS)
    async def seen(self, interaction: discord.Interaction, title: Title) -> None:
        """Note that the asker has seen a film."""
        async with self._desk.at(interaction) as ask:
            await self._screens.marking.mark(ask, title, Kind.SEEN)

    @app_commands.command(name="never", description=FROM_TEXTS)
    async def never(self, interaction: discord.Interaction, title: Title) -> None:
        """Note that a film shall not be recommended to the asker again."""
        async with self._desk.at(interaction) as ask:
            await self._screens.marking.mark(ask, title, Kind.NEVER)

    @app_commands.command(name="list", description=FROM_TEXTS)
    async def list_told(self, interaction: discord.Interaction) -> None:
        """Show what the asker told about films."""
        async with self._desk.at(interaction) as ask:
            await self._screens.shelf.show(ask)

    @like.autocomplete("title")
    @seen.autocomplete("title")
    @never.autocomplete("title")
    async def _films(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer films of the catalogue."""
        stage = self._screens.stage
        locale = await self._desk.locale(interaction.user.id, interaction.locale)
        say = self._texts.to(locale)
        return [
            app_commands.Choice(name=stage.label(say, film)[:100], value=film.key)
            for film in stage.catalogue.search(typed, limit=MOST_CHOICES)
        ]
