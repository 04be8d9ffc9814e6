"""One member's reviews: one's own, or those of somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import NotFound
from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import rows
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

    from bot.feature import Action
    from bot.ui.ask import Ask, Press
    from cogs.reviews.review import ReviewPage
    from cogs.reviews.screens.stage import Stage

AT_ONCE = 5
EXCERPT = 160


class ShelfScreen:
    """Shows what a member wrote."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {"shelf": self.press_turn}

    async def mine(self, ask: Ask) -> None:
        """Show the asker's own reviews to them alone, where Discord can."""
        page = await self._page(ask, ask.member_id, 1, private=can_be_private(ask))
        await ask.answer(page)

    async def hear_mine(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Show the asker's own reviews, asked for in plain words."""
        await self.mine(ask)

    async def of_member(self, ask: Ask, member_id: int) -> None:
        """Show somebody's reviews to the asker alone, unless that member keeps them unlisted."""
        await ask.answer(await self._page(ask, member_id, 1, private=True))

    async def press_turn(self, press: Press) -> None:
        """Turn to another page."""
        member_id, number = map(int, press.pressed.arguments)
        await press.update(await self._page(press, member_id, number, private=is_private(press)))

    async def _page(self, ask: Ask, member_id: int, number: int, *, private: bool) -> Reply:
        own = member_id == ask.member_id
        if not own and not (await self._stage.preferences.of(member_id)).listed:
            raise NotFound("reviews-member-unlisted")
        shelf = (await self._stage.open(ask.guild_id)).shelf
        scope = Scope(member_id=member_id)
        page = await shelf.page(scope, Sort.NEWEST, number, size=AT_ONCE)
        if not page.total:
            raise NotFound("reviews-mine-empty" if own else "reviews-member-empty")
        is_open = own or await self._stage.opens_spoilers(ask.member_id, private=private)
        embed = self._embed(ask, member_id, page, is_open=is_open and private)
        turning = pager(
            ask.say,
            page.number,
            page.count,
            lambda to: action("shelf", member_id, to, owner_id=ask.member_id),
        )
        reading = reading_list(ask.say, page, AT_ONCE)
        buttons = rows(reading, list(turning)) if turning else rows(reading)
        return Reply(embed=embed, buttons=buttons, private=private)

    def _embed(self, ask: Ask, member_id: int, page: ReviewPage, *, is_open: bool) -> discord.Embed:
        say = ask.say
        own = member_id == ask.member_id
        embed = discord.Embed(
            title=say("reviews-mine-heading" if own else "reviews-member-heading"),
            description=say("reviews-member-count", author=f"<@{member_id}>", n=page.total),
            colour=BULB,
        )
        for place, review in enumerate(page.reviews, (page.number - 1) * AT_ONCE + 1):
            film = self._stage.film(review.film_id)
            name = (
                f"{place}. {plain(self._stage.label(say, film))}  {stars.label(review.half_stars)}"
            )
            text = excerpt(review, EXCERPT, is_open=is_open)
            value = f"{text}\n{' · '.join(dated_facts(say, review))}"
            embed.add_field(name=name, value=value, inline=False)
        return embed
