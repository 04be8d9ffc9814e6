"""Telling about one film: liked, seen, not again; and taking it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.ui.ask import Reply
from bot.ui.layout import Button, rows
from cogs.recommend.screens.stage import action, can_be_private, go
from cogs.recommend.taste import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord

    from bot.catalogue import Film
    from bot.feature import Action, IntentHandler
    from bot.storage.preferences import PreferenceStore
    from bot.ui.ask import Ask, Press
    from cogs.recommend.screens.stage import Stage


class MarkingScreen:
    """Keeps what members say about films."""

    def __init__(self, stage: Stage, preferences: PreferenceStore) -> None:
        self._stage = stage
        self._preferences = preferences

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {"mark": self.press_mark, "undo": self.press_undo}

    async def mark(self, ask: Ask, query: str, kind: Kind) -> None:
        """Keep what a member says about the film that they name."""
        again = partial(self._again, ask, kind)
        if film := await self._stage.find(ask, query, again):
            await ask.answer(await self._kept(ask, film, kind))

    def hear(self, kind: Kind) -> IntentHandler:
        """Return what keeps the same, said in plain words."""

        async def heard(ask: Ask, arguments: Mapping[str, str]) -> None:
            await self.mark(ask, arguments["title"], kind)

        return heard

    async def press_mark(self, press: Press) -> None:
        """Keep what a button says; the message that it stands on stays as it is."""
        kind, film_id = press.pressed.arguments
        await press.answer(await self._kept(press, self._stage.film(film_id), Kind(kind)))

    async def press_undo(self, press: Press) -> None:
        """Put back what was said before."""
        film_id, before = press.pressed.arguments
        film = self._stage.film(film_id)
        taste = self._stage.taste(press.guild_id)
        is_new = await taste.take_back(
            press.member_id, film.id, Kind(before) if before else None, delivery=press.delivery
        )
        told = "recommend-undone" if is_new else "recommend-undone-already"
        text = press.say(told, film=self._stage.name(press.say, film))
        await press.update(Reply(text=text, buttons=self._onwards(press)))

    async def _kept(self, ask: Ask, film: Film, kind: Kind) -> Reply:
        taste = self._stage.taste(ask.guild_id)
        found = await taste.mark(ask.member_id, film.id, kind, delivery=ask.delivery)
        said = f"recommend-told-{kind}" if found.is_new else f"recommend-again-{kind}"
        lines = [ask.say(said, film=self._stage.name(ask.say, film))]
        if kind is Kind.LIKE and not (await self._preferences.of(ask.member_id)).learn_from_reviews:
            lines.append(ask.say("recommend-like-left-out"))
        before = (found.before or "") if found.is_new else ""
        buttons = self._onwards(ask, action("undo", film.id, before, owner_id=ask.member_id))
        return Reply(text="\n".join(lines), buttons=buttons, private=can_be_private(ask))

    def _onwards(self, ask: Ask, undo: str | None = None) -> discord.ui.View:
        say = ask.say
        buttons = [Button(label=say("recommend-button-undo"), action=undo)] if undo else []
        return rows([*buttons, Button(label=say("recommend-button-go"), action=go(ask.member_id))])

    def _again(self, ask: Ask, kind: Kind, film: Film) -> str:
        return action("mark", kind, film.id, owner_id=ask.member_id)
