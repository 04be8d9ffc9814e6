"""A film's page: what the guild gives it, how the ratings spread, and its reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ratings import MIN_HALF_STARS
from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import Button, Select, rows
from bot.ui.plain import plain
from cogs.reviews import stars
from cogs.reviews.review import Scope, Sort
from cogs.reviews.screens.parts import (
    action,
    can_be_private,
    dated_facts,
    excerpt,
    is_private,
    pager,
    reading_list,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.catalogue import Film
    from bot.feature import Action
    from bot.i18n import Say
    from bot.ui.ask import Ask, Press
    from cogs.reviews.review import ReviewPage
    from cogs.reviews.screens.stage import Stage
    from cogs.reviews.shelf import GuildRating

AT_ONCE = 4
EXCERPT = 220
LONGEST_BAR = 12


class FilmScreen:
    """Shows what members think of a film."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons and lists do."""
        return {"film": self.press_turn, "sort": self.press_sort, "open": self.press_open}

    async def show(self, ask: Ask, query: str) -> None:
        """Show the film that a person names."""
        film = await self._stage.find(
            ask,
            query,
            lambda film: action("film", film.id, Sort.NEWEST, 1, owner_id=ask.member_id),
        )
        if film is not None:
            settings = (await self._stage.open(ask.guild_id)).settings
            private = can_be_private(ask) and not settings.public_replies
            await ask.answer(await self._page(ask, film, Sort.NEWEST, 1, private=private))

    async def hear(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Show the film that somebody asks for in plain words."""
        await self.show(ask, arguments["title"])

    async def press_turn(self, press: Press) -> None:
        """Turn to another page of the film's reviews."""
        film_id, sort, number = press.pressed.arguments
        await self._turn(press, film_id, Sort(sort), int(number))

    async def press_sort(self, press: Press) -> None:
        """Put the film's reviews into another order."""
        await self._turn(press, press.pressed.arguments[0], Sort(press.pressed.values[0]), 1)

    async def press_open(self, press: Press) -> None:
        """Show a film chosen from a list, or named by a button, to who pressed alone."""
        film_id = (*press.pressed.arguments, *press.pressed.values)[0]
        film = self._stage.film(film_id)
        await press.answer(await self._page(press, film, Sort.NEWEST, 1, private=True))

    async def _turn(self, press: Press, film_id: str, sort: Sort, number: int) -> None:
        film = self._stage.film(film_id)
        private = is_private(press)
        await press.update(await self._page(press, film, sort, number, private=private))

    async def _page(self, ask: Ask, film: Film, sort: Sort, number: int, *, private: bool) -> Reply:
        shelf = (await self._stage.open(ask.guild_id)).shelf
        page = await shelf.page(Scope(film_id=film.id), sort, number, size=AT_ONCE)
        embed = discord.Embed(
            title=plain(self._stage.label(ask.say, film)),
            description=_description(ask.say, film, await shelf.rating(film.id)),
            colour=BULB,
        )
        is_open = await self._stage.opens_spoilers(ask.member_id, private=private)
        for place, review in enumerate(page.reviews, (page.number - 1) * AT_ONCE + 1):
            author = await self._stage.author(ask.say, review.member_id)
            line = " · ".join([author, *dated_facts(ask.say, review)])
            text = excerpt(review, EXCERPT, is_open=is_open)
            name = f"{place}. {stars.label(review.half_stars)}"
            embed.add_field(name=name, value=f"{text}\n{line}", inline=False)
        if not page.total:
            embed.set_footer(text=ask.say("reviews-film-empty"))
        buttons = _buttons(ask, film, page, sort)
        return Reply(embed=embed, buttons=buttons, private=private)


def _description(say: Say, film: Film, rating: GuildRating) -> str:
    directors = film.directors_zh if say.locale == "zh-CN" else film.directors
    comma = say("reviews-comma")
    genres = comma.join(say(f"genre-{genre}") for genre in film.genres)
    about = say("reviews-film-about", directors=comma.join(directors), genres=genres)
    if not rating.tally.n:
        return f"{about}\n{say('reviews-film-unrated')}"
    verdict = say("reviews-film-rating", mean=stars.mean(rating.mean), n=rating.tally.n)
    return f"{about}\n{verdict}\n{_spread(rating)}"


def _spread(rating: GuildRating) -> str:
    """Return one bar for each number of stars that somebody gave."""
    most = max(LONGEST_BAR, *rating.tally.counts)
    lines = [
        f"{stars.number(value):<3} {'█' * -(-count * LONGEST_BAR // most)} {count}"
        for value, count in enumerate(rating.tally.counts, MIN_HALF_STARS)
        if count
    ]
    return "```\n" + "\n".join(reversed(lines)) + "\n```"


def _buttons(ask: Ask, film: Film, page: ReviewPage, sort: Sort) -> discord.ui.View:
    say, owner = ask.say, ask.member_id
    parts: list[list[Button] | Select] = []
    if page.total > 1:
        orders = [(say(f"reviews-sort-{each}"), str(each)) for each in Sort]
        parts.append(
            Select(
                prompt=say("reviews-sort-prompt"),
                action=action("sort", film.id, owner_id=owner),
                options=orders,
                chosen=sort,
            )
        )
    if page.reviews:
        parts.append(reading_list(say, page, AT_ONCE))
    turning = pager(
        say,
        page.number,
        page.count,
        lambda to: action("film", film.id, sort, to, owner_id=owner),
    )
    if turning:
        parts.append(list(turning))
    parts.append([Button(label=say("reviews-write-button"), action=action("write", film.id))])
    return rows(*parts)
