"""What a member told about films, to look at and to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import Button, Select, rows
from cogs.recommend.screens.stage import action, can_be_private, go
from cogs.recommend.taste import TOLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.feature import Action
    from bot.ui.ask import Ask, Press
    from cogs.recommend.screens.stage import Stage
    from cogs.recommend.taste import Mark

PAGE = 20


class ShelfScreen:
    """Shows a member's own marks."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {"list": self.press_list, "drop": self.press_drop}

    async def show(self, ask: Ask) -> None:
        """Show the asker's marks."""
        reply = await self._page(ask, 0)
        await ask.answer(reply)

    async def hear(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Show the same, asked for in plain words."""
        await self.show(ask)

    async def press_list(self, press: Press) -> None:
        """Turn to another page."""
        await press.update(await self._page(press, int(press.pressed.arguments[0])))

    async def press_drop(self, press: Press) -> None:
        """Take back the chosen mark."""
        film = self._stage.film(press.pressed.values[0])
        taste = self._stage.taste(press.guild_id)
        await taste.take_back(press.member_id, film.id, delivery=press.delivery)
        said = press.say("recommend-undone", film=self._stage.name(press.say, film))
        await press.update(await self._page(press, int(press.pressed.arguments[0]), said))

    async def _page(self, ask: Ask, page: int, said: str = "") -> Reply:
        say, owner = ask.say, ask.member_id
        told = [
            mark
            for mark in await self._stage.taste(ask.guild_id).told(owner)
            if self._stage.catalogue.by_id(mark.film_id)
        ]
        pages = max(1, -(-len(told) // PAGE))
        page = min(max(0, page), pages - 1)
        shown = told[page * PAGE : (page + 1) * PAGE]
        onwards = [Button(label=say("recommend-button-go"), action=go(owner))]
        if pages > 1:
            onwards = [*_turns(ask, page, pages), *onwards]
        if not shown:
            text = "\n".join(filter(None, [said, say("recommend-list-empty")]))
            return Reply(text=text, buttons=rows(onwards), private=can_be_private(ask))
        drop = Select(
            prompt=say("recommend-list-prompt"),
            action=action("drop", page, owner_id=owner),
            options=[(self._label(ask, mark), str(mark.film_id)) for mark in shown],
        )
        embed = self._embed(ask, shown, len(told), said)
        return Reply(embed=embed, buttons=rows(drop, onwards), private=can_be_private(ask))

    def _embed(self, ask: Ask, shown: Sequence[Mark], total: int, said: str) -> discord.Embed:
        say = ask.say
        lines = [*([said] if said else []), say("recommend-list-count", n=total)]
        embed = discord.Embed(
            title=say("recommend-list-heading"), description="\n".join(lines), colour=BULB
        )
        for kind in TOLD:
            films = [self._stage.film(mark.film_id) for mark in shown if mark.kind is kind]
            if names := [self._stage.name(say, film)[:48] for film in films]:
                value = "\n".join(names)
                embed.add_field(name=say(f"recommend-list-{kind}"), value=value, inline=False)
        return embed

    def _label(self, ask: Ask, mark: Mark) -> str:
        film = self._stage.label(ask.say, self._stage.film(mark.film_id))
        return f"{ask.say(f'recommend-list-{mark.kind}')}: {film}"


def _turns(ask: Ask, page: int, pages: int) -> list[Button]:
    def turn(text_id: str, to: int, *, possible: bool) -> Button:
        to_page = action("list", to, owner_id=ask.member_id)
        return Button(label=ask.say(text_id), action=to_page, disabled=not possible)

    return [
        turn("recommend-back", page - 1, possible=page > 0),
        turn("recommend-next", page + 1, possible=page + 1 < pages),
    ]
