"""What may be done with notes, and by whom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from cogs.assistant.note import NotePage, accepted, title_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.clock import Clock
    from cogs.assistant.note import Note, NoteDraft
    from cogs.assistant.settings import AssistantSettings

MOST_NOTES = 200
#: How long a removal can be taken back. Then the note is deleted for good.
UNDO = timedelta(days=1)


class NoteStore(Protocol):
    """Keeps the notes of one guild; `cogs.assistant.store.notes` is the real one."""

    async def get(self, note_id: int) -> Note | None:
        """Return a note."""
        ...

    async def titled(self, key: str) -> Note | None:
        """Return the note of a title, in the form in which titles are compared."""
        ...

    async def all(self) -> list[Note]:
        """Return every note, by title."""
        ...

    async def add(
        self, draft: NoteDraft, *, author_id: int, at: datetime, delivery: str, most: int
    ) -> Note | None:
        """Keep a new note, once for each delivery; None when the title is taken or all are full."""
        ...

    async def change(
        self, note_id: int, draft: NoteDraft, *, revision: int, author_id: int, at: datetime
    ) -> Note | None:
        """Change a note; None when it is gone, was changed since or the title is taken."""
        ...

    async def remove(self, note_id: int, *, actor_id: int, at: datetime) -> bool:
        """Take a note away; False when it is not there."""
        ...

    async def restore(self, note_id: int, *, actor_id: int, since: datetime) -> bool:
        """Bring back what was removed after ``since``; False when it cannot be."""
        ...


class NoteService:
    """One guild's notes under its rules."""

    def __init__(self, store: NoteStore, settings: AssistantSettings, clock: Clock) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock

    def may_keep(self, level: Level) -> bool:
        """Tell whether somebody of this level may keep notes."""
        by_moderators = self._settings.notes_by_moderators
        return level >= (Level.MODERATOR if by_moderators else Level.ADMIN)

    def check(self, level: Level) -> None:
        """Raise `NotAllowed` for who may not keep notes."""
        if not self.may_keep(level):
            by_moderators = self._settings.notes_by_moderators
            raise NotAllowed(
                "assistant-moderators-only" if by_moderators else "assistant-admins-only"
            )

    async def read(self, note_id: int) -> Note:
        """Return a note; raises `NotFound` for one that is gone."""
        note = await self._store.get(note_id)
        if note is None:
            raise NotFound("assistant-note-gone")
        return note

    async def find(self, title: str) -> Note:
        """Return the note that somebody names; raises `NotFound` when there is none."""
        note = await self._store.titled(title_key(title))
        if note is None:
            raise NotFound("assistant-note-unknown")
        return note

    async def page(self, number: int, *, size: int) -> NotePage:
        """Return one page of the notes by title; beyond the last comes the last."""
        notes = await self._store.all()
        count = max(1, -(-len(notes) // size))
        number = min(max(1, number), count)
        shown: Sequence[Note] = notes[(number - 1) * size : number * size]
        return NotePage(tuple(shown), number, count, len(notes))

    async def add(self, draft: NoteDraft, *, author_id: int, level: Level, delivery: str) -> Note:
        """Keep a new note and return it.

        Args:
            draft: As handed in; it is tidied.
            author_id: Who adds it.
            level: What they may do in the guild at this moment.
            delivery: What Discord repeats unchanged; a second time changes nothing.

        Raises:
            NotAllowed: They may not keep notes.
            InvalidInput: Empty, too long, a title that is taken, or too many notes.
        """
        self.check(level)
        tidied = accepted(draft)
        note = await self._store.add(
            tidied,
            author_id=author_id,
            at=self._clock.now(),
            delivery=delivery,
            most=MOST_NOTES,
        )
        if note is None:
            await self._check_title(tidied.title)
            raise InvalidInput("assistant-full", most=MOST_NOTES)
        return note

    async def change(
        self, note_id: int, draft: NoteDraft, *, revision: int, author_id: int, level: Level
    ) -> Note:
        """Change a note and return it.

        Args:
            note_id: The note.
            draft: As handed in; it is tidied.
            revision: The revision that its author looked at.
            author_id: Who changes it.
            level: What they may do in the guild at this moment.

        Raises:
            NotAllowed: They may not keep notes.
            InvalidInput: Empty, too long, or a title that is taken.
            NotFound: It is gone, or was changed since.
        """
        self.check(level)
        tidied = accepted(draft)
        note = await self._store.change(
            note_id, tidied, revision=revision, author_id=author_id, at=self._clock.now()
        )
        if note is None:
            await self._check_title(tidied.title, but=note_id)
            await self.read(note_id)
            raise NotFound("assistant-changed-since")
        return note

    async def remove(self, note_id: int, *, actor_id: int, level: Level) -> Note:
        """Take a note away and return it; `restore` brings it back for a day.

        Raises:
            NotAllowed: Who asks may not keep notes.
            NotFound: It is gone already.
        """
        self.check(level)
        note = await self.read(note_id)
        if not await self._store.remove(note_id, actor_id=actor_id, at=self._clock.now()):
            raise NotFound("assistant-note-gone")
        return note

    async def restore(self, note_id: int, *, actor_id: int, level: Level) -> Note:
        """Bring back what was removed less than `UNDO` ago.

        Raises:
            NotAllowed: Who asks may not keep notes.
            NotFound: It is too late, or another note has its title by now.
        """
        self.check(level)
        await self._store.restore(note_id, actor_id=actor_id, since=self._clock.now() - UNDO)
        note = await self._store.get(note_id)
        if note is None:
            raise NotFound("assistant-undo-late")
        return note

    async def _check_title(self, title: str, *, but: int | None = None) -> None:
        taken = await self._store.titled(title_key(title))
        if taken is not None and taken.note_id != but:
            raise InvalidInput("assistant-title-taken")
