"""Writing a review; what was typed comes back to its author when it cannot be kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.errors import NotFound
from bot.ui.ask import InteractionAsk, Reply, open_form
from bot.ui.colours import BULB, LEAF
from bot.ui.layout import Button, rows
from bot.ui.plain import plain
from bot.ui.trouble import sentence
from cogs.reviews import stars
from cogs.reviews.review import Draft
from cogs.reviews.screens.form import NO_STARS, carried, carried_draft, form, handed_in
from cogs.reviews.screens.parts import action, excerpt
from cogs.reviews.wording import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.feature import Action
    from bot.ui.ask import Ask, Press
    from cogs.reviews.review import Review
    from cogs.reviews.screens.mood import MoodScreen
    from cogs.reviews.screens.stage import Stage
    from cogs.reviews.service import Saved

EXCERPT = 600


class WritingScreen:
    """Takes reviews in."""

    def __init__(self, stage: Stage, mood: MoodScreen) -> None:
        self._stage = stage
        self._mood = mood

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its form and buttons do."""
        return {"write": self.press_write, "save": self.press_save, "again": self.press_again}

    async def write(
        self, ask: Ask, query: str, given_stars: str | None, spoiler: bool | None
    ) -> None:
        """Open the form for the film that a person names; what they wrote before stands in it."""
        half_stars = stars.parse(given_stars) if given_stars else NO_STARS
        chosen = (half_stars, "" if spoiler is None else int(spoiler))
        film = await self._stage.find(
            ask,
            query,
            lambda film: action("write", film.id, *chosen, owner_id=ask.member_id),
        )
        if film is not None:
            await self._open(ask, await self._begun(ask, film.id, half_stars, spoiler))

    async def hear_write(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Offer the form to who wants to write, in plain words."""
        await self.write(ask, arguments["title"], arguments.get("stars"), None)

    async def edit(self, ask: Ask, query: str) -> None:
        """Open the form with the asker's review of the film that they name."""
        film = await self._stage.find(
            ask, query, lambda film: action("write", film.id, owner_id=ask.member_id)
        )
        if film is None:
            return
        own = await (await self._stage.open(ask.guild_id)).service.own(ask.member_id, film.id)
        if own is None:
            raise NotFound("reviews-none-yours", film=self._stage.title(ask.say, film))
        await self._open(ask, _draft(own))

    async def hear_edit(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Offer the form with the asker's review, in plain words."""
        await self.edit(ask, arguments["title"])

    async def press_write(self, press: Press) -> None:
        """Open the form for a film, with stars and spoiler where the button carries them."""
        film_id, *chosen = press.pressed.arguments
        half_stars, spoiler = chosen or (str(NO_STARS), "")
        draft = await self._begun(
            press, int(film_id), int(half_stars), bool(int(spoiler)) if spoiler else None
        )
        await self._open(press, draft)

    async def press_again(self, press: Press) -> None:
        """Open the form with the text that stands in the message of the button."""
        draft = carried_draft(press.pressed.arguments)
        embeds = press.interaction.message.embeds if press.interaction.message else []
        text = (embeds[0].description or "") if embeds else ""
        await self._open(press, replace(draft, text=text))

    async def press_save(self, press: Press) -> None:
        """Keep what the form holds; whatever goes wrong, the text comes back to its author."""
        draft = handed_in(press.pressed.arguments, press.pressed.fields)
        try:
            here = await self._stage.open(press.guild_id)
            saved = await here.service.save(press.member_id, draft, delivery=press.delivery)
        except Exception as error:  # noqa: BLE001  boundary: what was typed must not be lost
            await self._hand_back(press, draft, sentence(error, press.say))
            return
        await self._announce(press, saved, public=here.settings.public_replies)
        if not saved.is_repeated:
            await self._mood.consider(press, saved.review)

    async def _begun(self, ask: Ask, film_id: int, half_stars: int, spoiler: bool | None) -> Draft:
        """Return a draft with what was chosen, and else what the member wrote before."""
        own = await (await self._stage.open(ask.guild_id)).service.own(ask.member_id, film_id)
        begun = (
            _draft(own)
            if own
            else Draft(film_id=film_id, half_stars=NO_STARS, is_spoiler=False, text="")
        )
        return replace(
            begun,
            half_stars=half_stars or begun.half_stars,
            is_spoiler=begun.is_spoiler if spoiler is None else spoiler,
        )

    async def _open(self, ask: Ask, draft: Draft) -> None:
        """Show the form; plain chat cannot, so it gets a button that does."""
        film = self._stage.film(draft.film_id)
        if isinstance(ask, InteractionAsk):
            settings = (await self._stage.open(ask.guild_id)).settings
            label = self._stage.label(ask.say, film)
            window = form(ask.say, draft, label, settings, owner_id=ask.member_id)
            await open_form(ask.interaction, window)
            return
        press = action("write", *carried(draft), owner_id=ask.member_id)
        button = Button(
            label=ask.say("reviews-write-button"),
            action=press,
            style=discord.ButtonStyle.primary,
        )
        text = ask.say("reviews-write-offer", film=self._stage.title(ask.say, film))
        await ask.answer(Reply(text=text, buttons=rows([button])))

    async def _hand_back(self, press: Press, draft: Draft, reason: str) -> None:
        has_text = bool(tidy(draft.text))
        button = Button(
            label=press.say("reviews-again-button"),
            action=action("again", *carried(draft), owner_id=press.member_id),
            style=discord.ButtonStyle.primary,
        )
        kept = press.say("reviews-handed-back") if has_text else ""
        # Not escaped: the button takes the text from here, and only its author sees it.
        embed = discord.Embed(description=draft.text, colour=BULB) if has_text else None
        await press.answer(
            Reply(
                text=f"{reason} {kept}".strip(), embed=embed, buttons=rows([button]), private=True
            )
        )

    async def _announce(self, press: Press, saved: Saved, *, public: bool) -> None:
        review = saved.review
        film = self._stage.film(review.film_id)
        public = public and (await self._stage.preferences.of(review.member_id)).listed
        text_id = "reviews-saved-new" if saved.is_new else "reviews-saved-changed"
        embed = discord.Embed(
            title=plain(self._stage.label(press.say, film)),
            description=f"{stars.label(review.half_stars)}\n"
            f"{excerpt(review, EXCERPT, is_open=False)}",
            colour=LEAF,
        )
        buttons = [
            Button(label=press.say("reviews-read-button"), action=action("read", review.review_id)),
            Button(label=press.say("reviews-open-button"), action=action("open", film.id)),
        ]
        text = press.say(text_id, author=f"<@{review.member_id}>")
        await press.answer(Reply(text=text, embed=embed, buttons=rows(buttons), private=not public))


def _draft(review: Review) -> Draft:
    return Draft(
        film_id=review.film_id,
        half_stars=review.half_stars,
        is_spoiler=review.is_spoiler,
        text=review.text,
    )
