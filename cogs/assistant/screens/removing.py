"""Taking notes away, and bringing them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.ask import Reply
from bot.ui.layout import Button, rows
from bot.ui.plain import plain
from cogs.assistant.screens.parts import action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.feature import Action
    from bot.ui.ask import Ask, Press
    from cogs.assistant.guild import OpenNotes
    from cogs.assistant.note import Note


class RemovingScreen:
    """Removes at once, and offers Undo."""

    def __init__(self, notes: OpenNotes) -> None:
        self._open = notes

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what its buttons do."""
        return {"remove": self.press_remove, "undo": self.press_undo}

    async def remove(self, ask: Ask, title: str) -> None:
        """Take the note that somebody names away."""
        service = (await self._open(ask.guild_id)).service
        service.check(ask.asker.level)
        note = await service.find(title)
        await service.remove(note.note_id, actor_id=ask.member_id, level=ask.asker.level)
        await ask.answer(self._removed(ask, note))

    async def press_remove(self, press: Press) -> None:
        """Take a note away."""
        service = (await self._open(press.guild_id)).service
        note_id = int(press.pressed.arguments[0])
        note = await service.remove(note_id, actor_id=press.member_id, level=press.asker.level)
        await press.update(self._removed(press, note))

    async def press_undo(self, press: Press) -> None:
        """Bring a note back."""
        service = (await self._open(press.guild_id)).service
        note_id = int(press.pressed.arguments[0])
        note = await service.restore(note_id, actor_id=press.member_id, level=press.asker.level)
        text = press.say("assistant-back", title=plain(note.title))
        await press.update(Reply(text=text, buttons=rows()))

    def _removed(self, ask: Ask, note: Note) -> Reply:
        undo = action("undo", note.note_id, owner_id=ask.member_id)
        button = Button(label=ask.say("assistant-undo-button"), action=undo)
        text = ask.say("assistant-removed", title=plain(note.title))
        return Reply(text=text, buttons=rows([button]), private=True)
