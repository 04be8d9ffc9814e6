"""Keeping notes: adding, changing, listing; what was typed is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.ask import InteractionAsk, Reply, open_form
from bot.ui.colours import BULB, LEAF
from bot.ui.layout import Button, Select, rows
from bot.ui.plain import plain
from bot.ui.trouble import sentence
from cogs.assistant.note import TEXT_LENGTH, NoteDraft
from cogs.assistant.screens.form import NEW, form, handed_in
from cogs.assistant.screens.parts import action, add_button, note_embed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.feature import Action
    from bot.ui.ask import Ask, Press
    from cogs.assistant.guild import OpenNotes
    from cogs.assistant.note import Note, NotePage

AT_ONCE = 10
LINE = 80


class NotesScreen:
    """Serves `/assistant notes` and its buttons."""

    def __init__(self, notes: OpenNotes) -> None:
        self._open = notes

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons, lists and forms do."""
        return {
            "add": self.press_add,
            "edit": self.press_edit,
            "save": self.press_save,
            "again": self.press_again,
            "list": self.press_list,
            "read": self.press_read,
        }

    async def add(self, ask: InteractionAsk, title: str | None, text: str | None) -> None:
        """Keep a note, or open the form where something is missing."""
        service = (await self._open(ask.guild_id)).service
        service.check(ask.asker.level)
        draft = NoteDraft(title or "", text or "")
        if title and text:
            await self._save(ask, draft, NEW, NEW)
        else:
            await open_form(ask.interaction, form(ask.say, draft, owner_id=ask.member_id))

    async def edit(self, ask: InteractionAsk, title: str) -> None:
        """Open the form with the note that somebody names."""
        service = (await self._open(ask.guild_id)).service
        service.check(ask.asker.level)
        await self._open_note(ask, await service.find(title))

    async def show_all(self, ask: Ask) -> None:
        """Show the notes by title."""
        service = (await self._open(ask.guild_id)).service
        service.check(ask.asker.level)
        await ask.answer(self._list(ask, await service.page(1, size=AT_ONCE)))

    async def press_list(self, press: Press) -> None:
        """Turn to another page."""
        service = (await self._open(press.guild_id)).service
        service.check(press.asker.level)
        number = int(press.pressed.arguments[0])
        await press.update(self._list(press, await service.page(number, size=AT_ONCE)))

    async def press_read(self, press: Press) -> None:
        """Show a whole note to who pressed alone."""
        note_id = (*press.pressed.arguments, *press.pressed.values)[0]
        service = (await self._open(press.guild_id)).service
        note = await service.read(int(note_id))
        buttons = None
        if service.may_keep(press.asker.level):
            buttons = rows(self._doing(press, note))
        embed = note_embed(press.say, note, note.text)
        await press.answer(Reply(embed=embed, buttons=buttons, private=True))

    async def press_add(self, press: Press) -> None:
        """Open the form of a new note, with the question that stands in the message as title."""
        (await self._open(press.guild_id)).service.check(press.asker.level)
        embeds = press.interaction.message.embeds if press.interaction.message else []
        question = (embeds[0].author.name or "") if embeds else ""
        draft = NoteDraft(question.strip(" ?？"), "")
        await press.open(form(press.say, draft, owner_id=press.member_id))

    async def press_edit(self, press: Press) -> None:
        """Open the form with a note."""
        service = (await self._open(press.guild_id)).service
        service.check(press.asker.level)
        await self._open_note(press, await service.read(int(press.pressed.arguments[0])))

    async def press_again(self, press: Press) -> None:
        """Open the form with what stands in the message of the button."""
        note_id, revision = map(int, press.pressed.arguments)
        embeds = press.interaction.message.embeds if press.interaction.message else []
        draft = NoteDraft(embeds[0].title or "", embeds[0].description or "")
        owner = press.member_id
        window = form(press.say, draft, note_id=note_id, revision=revision, owner_id=owner)
        await press.open(window)

    async def press_save(self, press: Press) -> None:
        """Keep what the form holds."""
        note_id, revision = map(int, press.pressed.arguments)
        await self._save(press, handed_in(press.pressed.fields), note_id, revision)

    async def _save(self, ask: Ask, draft: NoteDraft, note_id: int, revision: int) -> None:
        """Keep a draft; whatever goes wrong, it comes back to its author."""
        service = (await self._open(ask.guild_id)).service
        who, level = ask.member_id, ask.asker.level
        try:
            if note_id == NEW:
                note = await service.add(draft, author_id=who, level=level, delivery=ask.delivery)
            else:
                note = await service.change(
                    note_id, draft, revision=revision, author_id=who, level=level
                )
        except Exception as error:  # noqa: BLE001  boundary: what was typed must not be lost
            await self._hand_back(ask, draft, (note_id, revision), sentence(error, ask.say))
            return
        text_id = "assistant-added" if note_id == NEW else "assistant-changed"
        embed = note_embed(ask.say, note, note.text)
        embed.colour = discord.Colour(LEAF)
        buttons = rows(self._doing(ask, note))
        await ask.answer(Reply(text=ask.say(text_id), embed=embed, buttons=buttons, private=True))

    async def _hand_back(
        self, ask: Ask, draft: NoteDraft, which: tuple[int, int], reason: str
    ) -> None:
        button = Button(
            label=ask.say("assistant-again-button"),
            action=action("again", *which, owner_id=ask.member_id),
            style=discord.ButtonStyle.primary,
        )
        # Not escaped: the button takes both from here, and only their author sees them.
        embed = discord.Embed(
            title=draft.title[:256], description=draft.text[:TEXT_LENGTH], colour=BULB
        )
        text = f"{reason}\n{ask.say('assistant-handed-back')}"
        await ask.answer(Reply(text=text, embed=embed, buttons=rows([button]), private=True))

    async def _open_note(self, ask: InteractionAsk, note: Note) -> None:
        window = form(
            ask.say,
            NoteDraft(note.title, note.text),
            note_id=note.note_id,
            revision=note.revision,
            owner_id=ask.member_id,
        )
        await open_form(ask.interaction, window)

    def _doing(self, ask: Ask, note: Note) -> list[Button]:
        return [
            Button(label=ask.say("assistant-edit-button"), action=action("edit", note.note_id)),
            Button(label=ask.say("assistant-remove-button"), action=action("remove", note.note_id)),
        ]

    def _list(self, ask: Ask, page: NotePage) -> Reply:
        say = ask.say
        if not page.total:
            text = say("assistant-list-empty")
            return Reply(text=text, buttons=rows([add_button(say)]), private=True)
        lines = [f"**{plain(note.title)}**\n{_first_words(note)}" for note in page.notes]
        embed = discord.Embed(
            title=say("assistant-list", n=page.total), description="\n".join(lines), colour=BULB
        )
        options = [(note.title, str(note.note_id)) for note in page.notes]
        reading = Select(prompt=say("assistant-list-read"), action=action("read"), options=options)
        return Reply(embed=embed, buttons=rows(reading, self._turning(ask, page)), private=True)

    def _turning(self, ask: Ask, page: NotePage) -> list[Button]:
        if page.count == 1:
            return [add_button(ask.say)]
        owner = ask.member_id

        def turn(text_id: str, to: int, *, possible: bool) -> Button:
            press = action("list", to, owner_id=owner)
            return Button(label=ask.say(text_id), action=press, disabled=not possible)

        return [
            turn("assistant-list-earlier", page.number - 1, possible=page.number > 1),
            turn("assistant-list-later", page.number + 1, possible=page.number < page.count),
            add_button(ask.say),
        ]


def _first_words(note: Note) -> str:
    words = " ".join(note.text.split())
    return plain(words if len(words) <= LINE else f"{words[:LINE].rstrip()}…")
