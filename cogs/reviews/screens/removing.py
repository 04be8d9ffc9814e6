"""Taking reviews away: an author's own, or, as a moderator, anybody's; and bringing them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import NotFound
from bot.ui.ask import Reply
from bot.ui.layout import Button, Select, rows
from cogs.reviews.review import REASONS
from cogs.reviews.screens.parts import action
from cogs.reviews.service import UNDO_MODERATED, UNDO_OWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.feature import Action
    from bot.ui.ask import Ask, Press
    from cogs.reviews.review import Review
    from cogs.reviews.screens.stage import Stage


class RemovingScreen:
    """Asks before it deletes, and offers Undo afterwards."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {
            "delete": self.press_delete,
            "gone": self.press_gone,
            "stay": self.press_stay,
            "undo": self.press_undo,
            "remove": self.press_remove,
            "reason": self.press_reason,
            "restore": self.press_restore,
        }

    async def delete(self, ask: Ask, query: str) -> None:
        """Ask whether the asker's review of the film that they name shall go."""
        film = await self._stage.find(
            ask,
            query,
            lambda film: action("delete", "film", film.id, owner_id=ask.member_id),
        )
        if film is not None:
            await ask.answer(self._question(ask, await self._own(ask, film.id)))

    async def hear_delete(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Ask the same, in plain words."""
        await self.delete(ask, arguments["title"])

    async def press_delete(self, press: Press) -> None:
        """Ask whether the review on the card, or of the film, shall go."""
        kind, number = press.pressed.arguments
        if kind == "film":
            review = await self._own(press, int(number))
        else:
            review = await (await self._stage.open(press.guild_id)).service.read(int(number))
        await press.update(self._question(press, review))

    async def press_gone(self, press: Press) -> None:
        """Delete, and offer to undo it."""
        review_id = int(press.pressed.arguments[0])
        service = (await self._stage.open(press.guild_id)).service
        review = await service.delete(review_id, member_id=press.member_id)
        text = press.say(
            "reviews-deleted", film=self._film(press, review), minutes=UNDO_OWN.seconds // 60
        )
        await press.update(Reply(text=text, buttons=self._undo(press, "undo", review_id)))

    async def press_stay(self, press: Press) -> None:
        """Leave the review where it is."""
        await press.update(Reply(text=press.say("reviews-kept"), buttons=rows()))

    async def press_undo(self, press: Press) -> None:
        """Bring the author's review back."""
        review_id = int(press.pressed.arguments[0])
        service = (await self._stage.open(press.guild_id)).service
        review = await service.undo(review_id, member_id=press.member_id)
        await self._say_back(press, review)

    async def press_remove(self, press: Press) -> None:
        """Ask a moderator for the reason."""
        review_id = press.pressed.arguments[0]
        choice = Select(
            prompt=press.say("reviews-reason-prompt"),
            action=action("reason", review_id, owner_id=press.member_id),
            options=[(press.say(f"reviews-reason-{each}"), str(each)) for each in REASONS],
        )
        await press.update(Reply(text=press.say("reviews-remove-question"), buttons=rows(choice)))

    async def press_reason(self, press: Press) -> None:
        """Remove for the chosen reason, and offer to undo it."""
        review_id = int(press.pressed.arguments[0])
        service = (await self._stage.open(press.guild_id)).service
        review = await service.remove(
            review_id,
            press.pressed.values[0],
            moderator_id=press.member_id,
            level=press.asker.level,
        )
        text = press.say(
            "reviews-removed", film=self._film(press, review), days=UNDO_MODERATED.days
        )
        await press.update(Reply(text=text, buttons=self._undo(press, "restore", review_id)))

    async def press_restore(self, press: Press) -> None:
        """Bring back what a moderator removed."""
        review_id = int(press.pressed.arguments[0])
        service = (await self._stage.open(press.guild_id)).service
        review = await service.restore(
            review_id, moderator_id=press.member_id, level=press.asker.level
        )
        await self._say_back(press, review)

    async def _own(self, ask: Ask, film_id: int) -> Review:
        film = self._stage.film(film_id)
        review = await (await self._stage.open(ask.guild_id)).service.own(ask.member_id, film_id)
        if review is None:
            raise NotFound("reviews-none-yours", film=self._stage.title(ask.say, film))
        return review

    def _question(self, ask: Ask, review: Review) -> Reply:
        say, owner = ask.say, ask.member_id
        buttons = [
            Button(
                label=say("reviews-delete-button"),
                action=action("gone", review.review_id, owner_id=owner),
                style=discord.ButtonStyle.danger,
            ),
            Button(
                label=say("reviews-keep-button"),
                action=action("stay", review.review_id, owner_id=owner),
            ),
        ]
        text = say("reviews-delete-question", film=self._film(ask, review))
        return Reply(text=text, buttons=rows(buttons), private=True)

    async def _say_back(self, press: Press, review: Review) -> None:
        text = press.say("reviews-back", film=self._film(press, review))
        await press.update(Reply(text=text, buttons=rows()))

    def _undo(self, press: Press, name: str, review_id: int) -> discord.ui.View:
        undo = action(name, review_id, owner_id=press.member_id)
        return rows([Button(label=press.say("reviews-undo-button"), action=undo)])

    def _film(self, ask: Ask, review: Review) -> str:
        return self._stage.title(ask.say, self._stage.film(review.film_id))
