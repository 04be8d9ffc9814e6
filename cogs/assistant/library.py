"""The notes of each guild, ready to be searched; brought up to date with each question."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from models.retrieval.answering import Answer, Passage, answer
from models.retrieval.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cogs.assistant.note import Note

#: Guilds whose notes stay in memory.
KEPT = 64


class Shelf(Protocol):
    """Gives the notes of one guild; see `cogs.assistant.store.notes`."""

    async def revisions(self) -> dict[int, int]:
        """Return the revision of each note."""
        ...

    async def all(self) -> list[Note]:
        """Return every note."""
        ...


@dataclass(slots=True)
class _Room:
    """One guild's notes in memory."""

    index: Index[int] = field(default_factory=Index)
    notes: dict[int, Note] = field(default_factory=dict)
    passages: dict[int, Passage] = field(default_factory=dict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def take(self, notes: Iterable[Note]) -> None:
        """Hold these notes and no others; only what changed is read anew."""
        now = {note.note_id: note for note in notes}
        for note_id in self.notes.keys() - now.keys():
            self.index.remove(note_id)
            del self.passages[note_id]
        for note_id, note in now.items():
            known = self.notes.get(note_id)
            if known is None or known.revision != note.revision:
                self.index.add(note_id, f"{note.title}\n{note.text}")
                self.passages[note_id] = Passage(note.title, note.text)
        self.notes = now


@dataclass(frozen=True, slots=True)
class Found:
    """What a guild's notes say to a question.

    Attributes:
        answer: The best answer, however weak; None when no note has a word of the question.
        note: Where it stands.
        has_notes: Whether there are any notes.
    """

    answer: Answer | None
    note: Note | None
    has_notes: bool


class Library:
    """Answers from the notes of any guild."""

    def __init__(self, shelf: Callable[[int], Shelf]) -> None:
        self._shelf = shelf
        self._rooms: OrderedDict[int, _Room] = OrderedDict()

    async def ask(self, guild_id: int, question: str) -> Found:
        """Return what a guild's notes say, as they stand at this moment."""
        room = self._room(guild_id)
        async with room.lock:
            shelf = self._shelf(guild_id)
            known = {note_id: note.revision for note_id, note in room.notes.items()}
            if await shelf.revisions() != known:
                # Two hundred long notes take a moment, during which the bot goes on.
                await asyncio.to_thread(room.take, await shelf.all())
            found = await asyncio.to_thread(answer, question, room.index, room.passages)
            note = room.notes.get(found.key) if found else None
            return Found(found, note, bool(room.notes))

    def _room(self, guild_id: int) -> _Room:
        room = self._rooms.setdefault(guild_id, _Room())
        self._rooms.move_to_end(guild_id)
        while len(self._rooms) > KEPT:
            self._rooms.popitem(last=False)
        return room
