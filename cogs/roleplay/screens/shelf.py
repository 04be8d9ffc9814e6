"""The characters of a guild: looked through, brought in, taken away, carried off as a file."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import discord

from bot.errors import InvalidInput
from bot.ui.action_id import action_id
from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import Button, rows
from bot.ui.plain import plain
from cogs.roleplay import cards
from cogs.roleplay.acting import MOST_CHARACTERS
from cogs.roleplay.library import permanent_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.i18n import Say
    from bot.ui.ask import Ask, Press
    from cogs.roleplay.card import Card
    from cogs.roleplay.characters import Character
    from cogs.roleplay.screens.stage import Stage

ON_A_PAGE = 6
BIG_SHARE = 25
UNSAFE = re.compile(r"[^\w.-]+")


class Shelf:
    """Shows and changes a guild's characters."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def show(self, ask: Ask) -> None:
        """Show the characters one may play with."""
        await ask.answer(await self._page(ask, 0))

    async def hear(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Show them to somebody who asked in plain words."""
        await self.show(ask)

    async def press_page(self, press: Press) -> None:
        """Turn to another page."""
        await press.update(await self._page(press, int(press.pressed.arguments[0])))

    async def _page(self, ask: Ask, page: int) -> Reply:
        library = await self._stage.library(ask.guild_id)
        everyone = await library.all(ask.asker.locale)
        if not everyone:
            return Reply(text=ask.say("roleplay-no-characters"))
        last = (len(everyone) - 1) // ON_A_PAGE
        page = max(0, min(page, last))
        shown = everyone[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
        embed = discord.Embed(
            title=ask.say("roleplay-characters"),
            description=ask.say("roleplay-characters-how"),
            colour=BULB,
        )
        for each in shown:
            embed.add_field(name=plain(each.card.name), value=_about(ask.say, each), inline=False)
        return Reply(embed=embed, buttons=_pages(ask.say, page, last) if last else None)

    async def bring(self, ask: Ask, file: discord.Attachment) -> None:
        """Show what a file holds, and ask whether it shall be kept.

        Raises:
            NotAllowed: This person may not bring characters here.
            InvalidInput: The file is no card; the text says why.
        """
        if file.size > cards.MAX_BYTES:
            raise InvalidInput("roleplay-card-too-large", limit=cards.MAX_BYTES // 1024)
        await ask.think(private=True)
        library = await self._stage.library(ask.guild_id)
        character_id, card = await library.bring(
            await file.read(), ask.member_id, ask.asker.level, ask.delivery
        )
        await ask.answer(_preview(ask, card, character_id, self._stage.context))

    async def press_keep(self, press: Press) -> None:
        """Keep a character that was previewed."""
        library = await self._stage.library(press.guild_id)
        kept = await library.keep(int(press.pressed.arguments[0]))
        name = plain(kept.card.name)
        await press.update(Reply(text=press.say("roleplay-kept", name=name)))

    async def press_drop(self, press: Press) -> None:
        """Throw a previewed character away."""
        library = await self._stage.library(press.guild_id)
        await library.store.drop(int(press.pressed.arguments[0]))
        await press.update(Reply(text=press.say("roleplay-dropped")))

    async def remove(self, ask: Ask, name: str) -> None:
        """Remove a character of the guild.

        Raises:
            NotFound: There is no such character.
            NotAllowed: It is ours, or somebody else's.
        """
        library = await self._stage.library(ask.guild_id)
        gone = await library.remove(name, ask.member_id, ask.asker.level, ask.asker.locale)
        file = _file(gone.card)  # the last copy goes to whoever threw it away
        text = ask.say("roleplay-removed", name=plain(gone.card.name))
        await ask.answer(Reply(text=text, file=file, private=True))

    async def export(self, ask: Ask, name: str) -> None:
        """Give a character as a file.

        Raises:
            NotFound: There is no such character.
        """
        library = await self._stage.library(ask.guild_id)
        card = (await library.named(name, ask.asker.locale)).card
        text = ask.say("roleplay-exported", name=plain(card.name))
        await ask.answer(Reply(text=text, file=_file(card), private=True))


def _file(card: Card) -> discord.File:
    name = UNSAFE.sub("_", card.name).strip("._") or "character"
    return discord.File(io.BytesIO(cards.write(card)), filename=f"{name}.json")


def _about(say: Say, character: Character) -> str:
    card = character.card
    notes = " ".join((card.creator_notes or card.description).split())
    lines = [plain(_short(notes, 200))] if notes else []
    facts = [say("roleplay-greetings", n=len(card.greetings))]
    if card.tags:
        facts.append(plain(_short(say("roleplay-comma").join(card.tags), 100)))
    if character.is_ours:
        facts.append(say("roleplay-comes-with"))
    lines.append(f"-# {' · '.join(facts)}")
    return "\n".join(lines)


def _preview(ask: Ask, card: Card, character_id: int, context: int) -> Reply:
    say = ask.say
    embed = discord.Embed(title=plain(card.name), colour=BULB)
    embed.description = plain(_short(card.creator_notes or card.description, 800))
    first = card.greetings[0] if card.greetings else say("roleplay-no-greeting")
    embed.add_field(name=say("roleplay-first-words"), value=plain(_short(first, 400)), inline=False)
    if warnings := _warnings(say, card, context):
        note = "\n".join(warnings)
        embed.add_field(name=say("roleplay-good-to-know"), value=note[:1024], inline=False)
    buttons = [
        Button(
            label=say("roleplay-keep"),
            action=action_id("roleplay", "keep", character_id, owner_id=ask.member_id),
            style=discord.ButtonStyle.success,
        ),
        Button(
            label=say("roleplay-drop"),
            action=action_id("roleplay", "drop", character_id, owner_id=ask.member_id),
        ),
    ]
    return Reply(embed=embed, buttons=rows(buttons), private=True)


def _warnings(say: Say, card: Card, context: int) -> Sequence[str]:
    found = []
    share = permanent_share(card, context)
    if share > 2 * BIG_SHARE:
        found.append(say("roleplay-too-big", share=share))
    elif share > BIG_SHARE:
        found.append(say("roleplay-big", share=share))
    if any(len(text) > MOST_CHARACTERS for text in card.greetings):
        found.append(say("roleplay-long-greeting", limit=MOST_CHARACTERS))
    if card.others.get("character_book"):
        found.append(say("roleplay-book-waits"))
    return found


def _pages(say: Say, page: int, last: int) -> discord.ui.View:
    def turn(text_id: str, to: int, *, possible: bool) -> Button:
        action = action_id("roleplay", "page", to)
        return Button(label=say(text_id), action=action, disabled=not possible)

    # Two buttons may not share a custom id, so what cannot be turned to lies outside.
    return rows(
        [
            turn("roleplay-back", page - 1, possible=page > 0),
            turn("roleplay-more", page + 1, possible=page < last),
        ]
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
