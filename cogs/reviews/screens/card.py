"""One review in full, with what its reader may do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.permissions import Level
from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import Button, rows
from bot.ui.plain import plain
from cogs.reviews import markdown, stars
from cogs.reviews.screens.parts import action, dated_facts, is_private, pager

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.feature import Action
    from bot.ui.ask import Ask, Press
    from cogs.reviews.review import Review
    from cogs.reviews.screens.stage import Stage

#: A description holds 4,096; any character may need a backslash, and the author's line comes first.
MOST_RAW = 1_800
MOST_SHOWN = 3_800


class CardScreen:
    """Shows one review."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {"read": self.press_read, "card": self.press_turn, "helpful": self.press_helpful}

    async def press_read(self, press: Press) -> None:
        """Show a review chosen from a list, or named by a button, to who pressed alone."""
        review_id = (*press.pressed.arguments, *press.pressed.values)[0]
        review = await (await self._stage.open(press.guild_id)).service.read(int(review_id))
        await press.answer(await self._card(press, review, 1, private=True))

    async def press_turn(self, press: Press) -> None:
        """Turn to another part of a long review."""
        review_id, number = map(int, press.pressed.arguments)
        review = await (await self._stage.open(press.guild_id)).service.read(review_id)
        await press.update(await self._card(press, review, number, private=is_private(press)))

    async def press_helpful(self, press: Press) -> None:
        """Note that the review helped, or take that back."""
        review_id, number = map(int, press.pressed.arguments)
        service = (await self._stage.open(press.guild_id)).service
        review = await service.toggle_vote(
            review_id, member_id=press.member_id, delivery=press.delivery
        )
        await press.update(await self._card(press, review, number, private=is_private(press)))

    async def _card(self, ask: Ask, review: Review, number: int, *, private: bool) -> Reply:
        film = self._stage.film(review.film_id)
        is_open = await self._stage.opens_spoilers(ask.member_id, private=private)
        passages = markdown.passages(review.text, is_spoiler=review.is_spoiler)
        parts = markdown.pages(passages, most_raw=MOST_RAW, most_shown=MOST_SHOWN, is_open=is_open)
        number = min(max(1, number), len(parts))
        author = await self._stage.author(ask.say, review.member_id)
        head = " · ".join([stars.label(review.half_stars), author, *dated_facts(ask.say, review)])
        embed = discord.Embed(
            title=plain(self._stage.label(ask.say, film)),
            description=f"{head}\n\n{parts[number - 1]}",
            colour=BULB,
        )
        turning = pager(
            ask.say, number, len(parts), lambda to: action("card", review.review_id, to)
        )
        doing = await self._doing(ask, review, number)
        buttons = rows(*(row for row in (list(turning), doing) if row))
        return Reply(embed=embed, buttons=buttons, private=private)

    async def _doing(self, ask: Ask, review: Review, number: int) -> list[Button]:
        say = ask.say
        if review.member_id == ask.member_id:
            return [
                Button(label=say("reviews-edit-button"), action=action("write", review.film_id)),
                Button(
                    label=say("reviews-delete-button"),
                    action=action("delete", "review", review.review_id),
                ),
            ]
        service = (await self._stage.open(ask.guild_id)).service
        voted = await service.has_voted(review.review_id, ask.member_id)
        buttons = [
            Button(
                label=say("reviews-helpful-taken" if voted else "reviews-helpful-button"),
                action=action("helpful", review.review_id, number),
                style=discord.ButtonStyle.success if voted else discord.ButtonStyle.secondary,
            )
        ]
        if ask.asker.level >= Level.MODERATOR:
            remove = action("remove", review.review_id)
            buttons.append(Button(label=say("reviews-remove-button"), action=remove))
        return buttons
