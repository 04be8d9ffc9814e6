"""Answering questions from the notes, and saying so when none of them knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.ask import InteractionAsk, Reply
from bot.ui.layout import Button, rows
from bot.ui.plain import plain
from cogs.assistant.hearing import Want, want_of
from cogs.assistant.screens.parts import action, add_button, note_embed, question_embed
from cogs.assistant.telling import Told

if TYPE_CHECKING:
    from bot.ui.ask import Ask
    from cogs.assistant.guild import GuildNotes, OpenNotes
    from cogs.assistant.library import Found, Library
    from cogs.assistant.note import Note
    from cogs.assistant.screens.moderators import Moderators

#: A note that shares this much with a question is offered, though not as its answer.
NEAR = 0.3


class AskingScreen:
    """Serves `/assistant ask` and questions in plain chat."""

    def __init__(self, library: Library, notes: OpenNotes, moderators: Moderators) -> None:
        self._library = library
        self._open = notes
        self._moderators = moderators

    async def ask(self, ask: Ask, question: str) -> None:
        """Answer a question, or pass it on."""
        here = await self._open(ask.guild_id)
        found = await self._library.ask(ask.guild_id, question)
        if _is_sure(found, here):
            await ask.answer(self._answer(ask, question, found, here))
        else:
            await self._pass_on(ask, question, found, here)

    async def hear(self, ask: Ask, text: str, is_loose: bool) -> bool:
        """Answer a sentence to the bot if it is a question for the notes; tell whether it was.

        Args:
            ask: Who says it.
            text: What they said.
            is_loose: Whether somebody else would answer it, though not for sure.
        """
        here = await self._open(ask.guild_id)
        found = await self._library.ask(ask.guild_id, text)
        want = want_of(text, found, is_sure=_is_sure(found, here), is_loose=is_loose)
        if want is Want.ANSWER:
            await ask.answer(self._answer(ask, text, found, here))
        elif want is Want.TELL:
            await self._pass_on(ask, text, found, here)
        elif want is Want.HINT:
            await ask.answer(Reply(text=ask.say("assistant-not-about-here")))
        return want is not Want.NOTHING

    def _answer(self, ask: Ask, question: str, found: Found, here: GuildNotes) -> Reply:
        note, text = found.note, found.answer.text if found.answer else ""
        if note is None:
            raise TypeError("an answer without a note")
        is_part = len(text) < len(note.text)
        return Reply(
            text=f"> {plain(question)}" if isinstance(ask, InteractionAsk) else None,
            embed=note_embed(ask.say, note, text),
            buttons=rows([self._read_button(ask, note)]) if is_part else None,
            private=not here.settings.public_answers,
        )

    async def _pass_on(self, ask: Ask, question: str, found: Found, here: GuildNotes) -> None:
        """Say that no note knows, and tell the moderators; who may write one gets the form."""
        first = ask.say("assistant-unknown" if found.has_notes else "assistant-no-notes")
        buttons: list[Button] = []
        if found.note and found.answer and found.answer.confidence >= NEAR:
            buttons.append(self._read_button(ask, found.note))
        if here.service.may_keep(ask.asker.level):
            text = ask.say("assistant-unknown-keeper")
            embed = question_embed(question)
            buttons.append(add_button(ask.say))
        else:
            text, embed = ask.say(f"assistant-told-{await self._tell(ask, question, here)}"), None
        view = rows(buttons) if buttons else None
        await ask.answer(Reply(text=f"{first}\n{text}", embed=embed, buttons=view, private=True))

    async def _tell(self, ask: Ask, question: str, here: GuildNotes) -> Told:
        if not here.settings.tell_moderators:
            return Told.OFF
        return await self._moderators.tell(ask, question)

    def _read_button(self, ask: Ask, note: Note) -> Button:
        label = ask.say("assistant-read-button", title=note.title)
        return Button(label=label, action=action("read", note.note_id))


def _is_sure(found: Found, here: GuildNotes) -> bool:
    answer = found.answer
    return answer is not None and 100 * answer.confidence >= here.settings.certainty
