"""`/reviews`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.films import GENRES
from bot.ui.commands import FROM_TEXTS
from cogs.reviews import stars
from cogs.reviews.screens.ranking import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.catalogue import Film
    from bot.i18n import Texts
    from bot.ui.desk import Desk
    from cogs.reviews.screens.wiring import Screens

Title = app_commands.Range[str, 1, 100]
Choices = list[app_commands.Choice[str]]
GENRE_CHOICES = [app_commands.Choice(name=genre, value=genre) for genre in GENRES]
MOST_CHOICES = 25


@app_commands.guild_only()
class Reviews(commands.GroupCog, group_name="reviews", group_description=FROM_TEXTS):
    """Members' reviews of films."""

    def __init__(self, desk: Desk, texts: Texts, screens: Screens) -> None:
        self._desk = desk
        self._texts = texts
        self._screens = screens
        self.menu = app_commands.ContextMenu(name="Reviews", callback=self._of_member)
        self.menu.guild_only = True

    @app_commands.command(name="write", description=FROM_TEXTS)
    async def write(
        self,
        interaction: discord.Interaction,
        title: Title,
        stars: app_commands.Range[str, 1, 20] | None = None,
        spoiler: bool | None = None,
    ) -> None:
        """Open the form for a film."""
        async with self._desk.at(interaction) as ask:
            await self._screens.writing.write(ask, title, stars, spoiler)

    @app_commands.command(name="show", description=FROM_TEXTS)
    async def show(self, interaction: discord.Interaction, title: Title) -> None:
        """Show what the guild thinks of a film."""
        async with self._desk.at(interaction) as ask:
            await self._screens.film.show(ask, title)

    @app_commands.command(name="edit", description=FROM_TEXTS)
    async def edit(self, interaction: discord.Interaction, title: Title) -> None:
        """Open the form with the asker's review."""
        async with self._desk.at(interaction) as ask:
            await self._screens.writing.edit(ask, title)

    @app_commands.command(name="delete", description=FROM_TEXTS)
    async def delete(self, interaction: discord.Interaction, title: Title) -> None:
        """Ask whether the asker's review shall go."""
        async with self._desk.at(interaction) as ask:
            await self._screens.removing.delete(ask, title)

    @app_commands.command(name="mine", description=FROM_TEXTS)
    async def mine(self, interaction: discord.Interaction) -> None:
        """Show the asker's own reviews."""
        async with self._desk.at(interaction) as ask:
            await self._screens.shelf.mine(ask)

    @app_commands.command(name="top", description=FROM_TEXTS)
    @app_commands.choices(genre=GENRE_CHOICES)
    async def top(
        self,
        interaction: discord.Interaction,
        genre: str | None = None,
        min_ratings: app_commands.Range[int, 1, 50] = 1,
    ) -> None:
        """Show the guild's best films."""
        async with self._desk.at(interaction) as ask:
            await self._screens.ranking.show(ask, genre or ALL, min_ratings)

    async def _of_member(self, interaction: discord.Interaction, member: discord.Member) -> None:
        """Show a member's reviews, from the menu on their name."""
        async with self._desk.at(interaction) as ask:
            await self._screens.shelf.of_member(ask, member.id)

    @write.autocomplete("title")
    @show.autocomplete("title")
    async def _films(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Offer films of the catalogue."""
        found = self._screens.stage.catalogue.search(typed, limit=MOST_CHOICES)
        return await self._choices(interaction, found)

    @edit.autocomplete("title")
    @delete.autocomplete("title")
    async def _own_films(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Offer the films that the asker reviewed."""
        stage = self._screens.stage
        here = await stage.open(interaction.guild_id or 0)
        own = await here.shelf.films_of_member(interaction.user.id)
        newest = [film for film_id in own if (film := stage.catalogue.by_id(film_id))]
        if not typed.strip():
            return await self._choices(interaction, newest[:MOST_CHOICES])
        fitting = stage.catalogue.search(typed, limit=len(stage.catalogue))
        return await self._choices(
            interaction, [film for film in fitting if film in newest][:MOST_CHOICES]
        )

    @write.autocomplete("stars")
    async def _stars(self, _interaction: discord.Interaction, _typed: str) -> Choices:
        """Offer every number of stars."""
        return [
            app_commands.Choice(name=stars.label(value), value=stars.number(value))
            for value in reversed(stars.ALL_HALF_STARS)
        ]

    async def _choices(self, interaction: discord.Interaction, films: Iterable[Film]) -> Choices:
        locale = await self._desk.locale(interaction.user.id, interaction.locale)
        say, stage = self._texts.to(locale), self._screens.stage
        return [
            app_commands.Choice(name=stage.label(say, film)[:100], value=film.key) for film in films
        ]
