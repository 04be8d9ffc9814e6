"""Recommended films with their reasons, and for newcomers a few films to be asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat import locale_of
from bot.errors import NotFound
from cogs.recommend import views, wish
from cogs.recommend.screens import starter
from cogs.recommend.settings import RecommendSettings
from cogs.recommend.taste import Kind
from cogs.recommend.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.feature import Action
    from bot.guild_settings import GuildSettings
    from bot.i18n import Texts
    from bot.ui.ask import Ask, Press, Reply
    from cogs.recommend.screens.stage import Stage


class FilmScreen:
    """Shows what to watch."""

    def __init__(self, stage: Stage, settings: GuildSettings, texts: Texts) -> None:
        self._stage = stage
        self._settings = settings
        self._texts = texts

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {"page": self.press_page, "told": self.press_told}

    async def show(self, ask: Ask, wanted: Wish) -> None:
        """Recommend films; who told nothing yet and asks for nothing special is asked first."""
        await ask.think()
        first = await self._question(ask, None) if wanted.is_open and not wanted.unread else None
        await ask.answer(first or await self._page(ask, wanted, 0))

    async def hear(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Recommend films asked for in plain words."""
        words = f"{arguments.get('wish', '')} {arguments.get('when', '')}"
        # Genres are named in the language of the sentence, whatever the answer is in.
        say = self._texts.to(locale_of(words) or ask.say.locale)
        await self.show(ask, wish.read(words, say))

    async def press_page(self, press: Press) -> None:
        """Turn to another page, or to films without further questions."""
        page, genre, first, last = press.pressed.arguments
        wanted = Wish.of(genre or None, int(first or 0) or None, int(last or 0) or None)
        await press.hold()
        await press.update(await self._page(press, wanted, int(page)))

    async def press_told(self, press: Press) -> None:
        """Keep what a newcomer says about a film and ask about another, or recommend at once."""
        kind, film_id = press.pressed.arguments
        film = self._stage.film(film_id)
        await press.hold()
        taste = self._stage.taste(press.guild_id)
        await taste.mark(press.member_id, film.id, Kind(kind), delivery=press.delivery)
        question = await self._question(press, (film, Kind(kind)))
        await press.update(question or await self._page(press, Wish(), 0))

    async def _question(self, ask: Ask, told: starter.Told) -> Reply | None:
        service = self._stage.recommend(ask.guild_id)
        films, missing = await service.to_ask_about(ask.member_id, starter.FILMS)
        if not films:
            return None
        return starter.question(self._stage, ask, films, missing, told)

    async def _page(self, ask: Ask, wanted: Wish, page: int) -> Reply:
        settings = await self._settings.get(ask.guild_id, RecommendSettings)
        found = await self._stage.recommend(ask.guild_id).films(
            ask.member_id,
            wanted,
            page=page,
            size=settings.films_at_once,
            use_guild=settings.use_guild_ratings,
        )
        if not found.picks:
            raise NotFound("recommend-nothing-left" if page else "recommend-nothing")
        return views.films(self._stage, ask, found, wanted, page)
