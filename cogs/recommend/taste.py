"""What members tell about films besides stars: liked, seen, not again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.clock import Clock


class Kind(StrEnum):
    """What a member says about a film.

    A liked or seen film and one that shall not come again are never recommended; a like counts as
    taste too. One they do not know may be recommended, but they are not asked about it again.
    """

    LIKE = "like"
    SEEN = "seen"
    NEVER = "never"
    UNKNOWN = "unknown"


#: What a member can look up and take back, in this order.
TOLD = (Kind.LIKE, Kind.SEEN, Kind.NEVER)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one member said about one film, and when (UTC)."""

    film_id: int
    kind: Kind
    at: datetime


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of a mark.

    Attributes:
        before: What the member had said about the film until now.
        is_new: Whether this changed anything.
    """

    before: Kind | None
    is_new: bool


class TasteStore(Protocol):
    """Keeps the marks of one guild; `cogs.recommend.store` is the real one."""

    async def put(
        self, member_id: int, film_id: int, kind: Kind | None, *, at: datetime, delivery: str
    ) -> Kind | None:
        """Keep a mark in place of an earlier one, or none; return the earlier one."""
        ...

    async def of_member(self, member_id: int) -> list[Mark]:
        """Return a member's marks, the newest first."""
        ...

    async def to_learn_from(self, member_id: int) -> list[Mark]:
        """Return a member's marks, none when the member opted out."""
        ...


class TasteService:
    """One guild's marks."""

    def __init__(self, store: TasteStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def mark(self, member_id: int, film_id: int, kind: Kind, *, delivery: str) -> Marked:
        """Keep what a member says about a film, in place of what they said before."""
        now = self._clock.now()
        before = await self._store.put(member_id, film_id, kind, at=now, delivery=delivery)
        return Marked(before, is_new=before is not kind)

    async def take_back(
        self, member_id: int, film_id: int, before: Kind | None = None, *, delivery: str
    ) -> bool:
        """Put back what was said before, or nothing; False when that is how it is already."""
        now = self._clock.now()
        found = await self._store.put(member_id, film_id, before, at=now, delivery=delivery)
        return found is not before

    async def told(self, member_id: int) -> Sequence[Mark]:
        """Return what a member told, likes first, the newest first within each kind."""
        marks = [mark for mark in await self._store.of_member(member_id) if mark.kind in TOLD]
        return sorted(marks, key=lambda mark: TOLD.index(mark.kind))
