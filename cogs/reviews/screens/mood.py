"""The mood of a fresh review: read once it is kept, asked about when the stars say otherwise."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.ui.ask import Reply
from bot.ui.layout import Button, Select, rows
from cogs.reviews import stars
from cogs.reviews.screens.parts import action, star_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.feature import Action
    from bot.ui.ask import Press
    from cogs.reviews.mood import Reading
    from cogs.reviews.review import Review, Tone
    from cogs.reviews.screens.stage import Stage

ReadMood = Callable[["Review", int], Awaitable["Reading | None"]]


class MoodScreen:
    """Asks the author alone, once, and takes either answer."""

    def __init__(self, stage: Stage, read: ReadMood) -> None:
        self._stage = stage
        self._read = read

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {"keep": self.press_keep, "restar": self.press_restar, "stars": self.press_stars}

    async def consider(self, press: Press, review: Review) -> None:
        """Have a review read, and ask its author when it says the opposite of its stars.

        The review is on the disk and acknowledged. Without a model its mood is read later.
        """
        reading = await self._read(review, press.guild_id)
        if reading is None:
            return
        here = await self._stage.open(press.guild_id)
        await here.service.note_tone(review, reading.tone)
        if here.settings.ask_about_mood and reading.contradicts:
            await self._question(press, review, reading.tone)

    async def press_keep(self, press: Press) -> None:
        """Leave the stars as they are."""
        await press.update(Reply(text=press.say("reviews-mood-kept"), buttons=rows()))

    async def press_restar(self, press: Press) -> None:
        """Offer all stars."""
        choice = Select(
            prompt=press.say("reviews-form-choose"),
            action=action("stars", *press.pressed.arguments, owner_id=press.member_id),
            options=star_options(),
        )
        await press.update(Reply(text=press.say("reviews-mood-choose"), buttons=rows(choice)))

    async def press_stars(self, press: Press) -> None:
        """Give the review the chosen stars."""
        review_id, revision = map(int, press.pressed.arguments)
        service = (await self._stage.open(press.guild_id)).service
        review = await service.change_stars(
            review_id,
            revision,
            int(press.pressed.values[0]),
            member_id=press.member_id,
            delivery=press.delivery,
        )
        text = press.say("reviews-mood-changed", stars=stars.label(review.half_stars))
        await press.update(Reply(text=text, buttons=rows()))

    async def _question(self, press: Press, review: Review, tone: Tone) -> None:
        now = stars.label(review.half_stars)
        kept = (review.review_id, review.revision)
        owner = press.member_id
        buttons = [
            Button(
                label=press.say("reviews-mood-keep", stars=now),
                action=action("keep", *kept, owner_id=owner),
            ),
            Button(
                label=press.say("reviews-mood-change"),
                action=action("restar", *kept, owner_id=owner),
            ),
        ]
        question = press.say(
            "reviews-mood-question", stars=now, tone=press.say(f"reviews-tone-{tone}")
        )
        await press.answer(Reply(text=question, buttons=rows(buttons), private=True))
