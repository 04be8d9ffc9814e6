"""Whether moderators are told of a question: once each, and not often by the same member."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from models.retrieval.questions import kind_of, subject_of
from models.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock

#: The same question is told once in this time.
SAME = timedelta(days=7)
#: A member's questions are told this far apart.
APART = timedelta(minutes=3)
MOST_MEMBERS = 10_000


class Told(StrEnum):
    """What became of a question; `assistant-told-<value>` says it."""

    NOW = "now"
    BEFORE = "before"
    SOON = "soon"
    NOBODY = "nobody"
    OFF = "off"


class ToldStore(Protocol):
    """Remembers what was told; `cogs.assistant.store.told` is the real one."""

    async def was_told(self, guild_id: int, words: str, since: datetime) -> bool:
        """Tell whether moderators heard of a question, by its words, after ``since``."""
        ...

    async def note(self, guild_id: int, words: str, at: datetime) -> None:
        """Remember that they did."""
        ...


class Telling:
    """Keeps the moderators' channel from filling up."""

    def __init__(self, store: ToldStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        # In memory on purpose: nothing about who asks is written down.
        self._last: dict[tuple[int, int], datetime] = {}

    async def hindrance(self, guild_id: int, member_id: int, question: str) -> Told | None:
        """Return why moderators are not to be told now, or None when they are."""
        now = self._clock.now()
        if await self._store.was_told(guild_id, words_of(question), now - SAME):
            return Told.BEFORE
        last = self._last.get((guild_id, member_id))
        return Told.SOON if last is not None and now - last < APART else None

    async def note(self, guild_id: int, member_id: int, question: str) -> None:
        """Remember that moderators were told."""
        now = self._clock.now()
        if len(self._last) >= MOST_MEMBERS:
            self._last = {who: at for who, at in self._last.items() if now - at < APART}
        self._last[guild_id, member_id] = now
        await self._store.note(guild_id, words_of(question), now)


def words_of(question: str) -> str:
    """Return what a question is about, the same for "When is film night?" and "film night when"."""
    wanted = Vocabulary.ours().of_question(subject_of(question))
    if not wanted:
        return question.strip().casefold()
    return " ".join([kind_of(question), *sorted(each.term for each in wanted)])
