"""`/recommend`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat import locale_of
from bot.errors import NotFound
from bot.films import FIRST_YEAR, GENRES, LAST_YEAR
from bot.ui.commands import FROM_TEXTS
from cogs.recommend import views, wish
from cogs.recommend.settings import RecommendSettings
from cogs.recommend.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.catalogue import Catalogue
    from bot.guild_settings import GuildSettings
    from bot.i18n import Texts
    from bot.ui.ask import Ask, Press, Reply
    from bot.ui.desk import Desk
    from cogs.recommend.service import RecommendService

Year = app_commands.Range[int, FIRST_YEAR, LAST_YEAR]
GENRE_CHOICES = [app_commands.Choice(name=genre, value=genre) for genre in GENRES]


class Recommend(commands.GroupCog, group_name="recommend"):
    """Recommends what to watch."""

    def __init__(
        self,
        desk: Desk,
        service: Callable[[int], RecommendService],
        settings: GuildSettings,
        catalogue: Catalogue,
        texts: Texts,
    ) -> None:
        self._desk = desk
        self._service = service
        self._settings = settings
        self._catalogue = catalogue
        self._texts = texts

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
            wanted = Wish.of(genre, from_year, to_year)
            await ask.think()
            await ask.answer(await self._page(ask, wanted, 0))

    async def hear_film(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Recommend films asked for in plain words."""
        words = f"{arguments.get('wish', '')} {arguments.get('when', '')}"
        await ask.think()
        # Genres are named in the language of the sentence, whatever the answer is in.
        say = self._texts.to(locale_of(words) or ask.say.locale)
        await ask.answer(await self._page(ask, wish.read(words, say), 0))

    async def press_page(self, press: Press) -> None:
        """Turn to another page."""
        page, genre, first, last = press.pressed.arguments
        wanted = Wish.of(genre or None, int(first or 0) or None, int(last or 0) or None)
        await press.hold()
        await press.update(await self._page(press, wanted, int(page)))

    async def _page(self, ask: Ask, wanted: Wish, page: int) -> Reply:
        settings = await self._settings.get(ask.guild_id, RecommendSettings)
        found = await self._service(ask.guild_id).films(
            ask.member_id,
            wanted,
            page=page,
            size=settings.films_at_once,
            use_guild=settings.use_guild_ratings,
        )
        if not found.picks:
            raise NotFound("recommend-nothing-left" if page else "recommend-nothing")
        return views.films(
            ask.say, self._catalogue, found, wanted, page=page, owner_id=ask.member_id
        )
