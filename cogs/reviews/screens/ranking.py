"""The guild's best films."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import NotFound
from bot.films import GENRES
from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import Select, rows
from bot.ui.plain import plain
from cogs.reviews import stars
from cogs.reviews.screens.parts import action, is_private, pager

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.catalogue import Film
    from bot.feature import Action
    from bot.i18n import Say
    from bot.ui.ask import Ask, Press
    from cogs.reviews.screens.stage import Stage
    from cogs.reviews.shelf import GuildRating

AT_ONCE = 10
ALL = "all"


class RankingScreen:
    """Shows which films the guild likes best."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {"top": self.press_turn}

    async def show(self, ask: Ask, genre: str = ALL, least: int = 1) -> None:
        """Show the best films, of one genre or of all, with at least so many ratings."""
        settings = (await self._stage.open(ask.guild_id)).settings
        private = not settings.public_replies
        await ask.answer(await self._page(ask, genre, least, 1, private=private))

    async def hear(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Show the best films, asked for in plain words."""
        named = arguments.get("genre", "")
        genre = _genre(ask.say, named) if named else ALL
        if genre is None:
            raise NotFound("reviews-genre-unknown", genre=plain(named[:40]))
        await self.show(ask, genre)

    async def press_turn(self, press: Press) -> None:
        """Turn to another page."""
        genre, least, number = press.pressed.arguments
        page = await self._page(press, genre, int(least), int(number), private=is_private(press))
        await press.update(page)

    async def _page(self, ask: Ask, genre: str, least: int, number: int, *, private: bool) -> Reply:
        shelf = (await self._stage.open(ask.guild_id)).shelf
        wanted = {f.id: f for f in self._stage.catalogue if genre in (ALL, *f.genres)}
        ranking = await shelf.ranking(least=least, films=wanted)
        if not ranking:
            is_all = genre == ALL and least <= 1
            raise NotFound("reviews-top-empty" if is_all else "reviews-top-none")
        count = -(-len(ranking) // AT_ONCE)
        number = min(max(1, number), count)
        first = (number - 1) * AT_ONCE
        part = [(wanted[r.tally.film_id], r) for r in ranking[first : first + AT_ONCE]]
        turning = pager(
            ask.say,
            number,
            count,
            lambda to: action("top", genre, least, to, owner_id=ask.member_id),
        )
        opening = self._opening(ask.say, [film for film, _ in part])
        return Reply(
            embed=self._embed(ask.say, genre, first + 1, part),
            buttons=rows(opening, list(turning)) if turning else rows(opening),
            private=private,
        )

    def _embed(
        self, say: Say, genre: str, first: int, part: list[tuple[Film, GuildRating]]
    ) -> discord.Embed:
        lines = [
            say(
                "reviews-top-line",
                place=place,
                film=plain(self._stage.label(say, film)),
                mean=stars.mean(rating.mean),
                n=rating.tally.n,
            )
            for place, (film, rating) in enumerate(part, first)
        ]
        heading = (
            say("reviews-top-heading")
            if genre == ALL
            else say("reviews-top-heading-genre", genre=say(f"genre-{genre}"))
        )
        embed = discord.Embed(title=heading, description="\n".join(lines), colour=BULB)
        return embed.set_footer(text=say("reviews-top-footer"))

    def _opening(self, say: Say, films: list[Film]) -> Select:
        return Select(
            prompt=say("reviews-top-prompt"),
            action=action("open"),
            options=[(self._stage.label(say, film), str(film.id)) for film in films],
        )


def _genre(say: Say, named: str) -> str | None:
    """Return the genre that a person names in their language or by its id."""
    for genre in GENRES:
        names = [genre, say(f"genre-{genre}"), *say(f"genre-{genre}.words").split("|")]
        if named.casefold() in map(str.casefold, names):
            return genre
    return None
