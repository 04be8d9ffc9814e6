"""How many messages were scored and how many were not, so that no loss goes unnoticed.

Counted in memory and written once a minute: a write for each message of a busy server would be
most of what the disk does.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.clock import Clock

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Counts:
    """Messages of some days.

    Attributes:
        scored: Read by the model.
        unscored: Not read: the queue was full, or no model was there.
        unshown: Flagged, but the moderators' channel could not be written to.
    """

    scored: int = 0
    unscored: int = 0
    unshown: int = 0

    def plus(self, other: Counts) -> Counts:
        """Return the sum."""
        return Counts(
            self.scored + other.scored,
            self.unscored + other.unscored,
            self.unshown + other.unshown,
        )


class TallyStore(Protocol):
    """Keeps counts by guild and day; `cogs.moderation.store` is the real one."""

    async def add(self, counts: Mapping[int, Counts], at: datetime) -> None:
        """Add counts to the day's, by guild."""
        ...

    async def of(self, guild_id: int) -> Counts:
        """Return the sum over the days that are kept."""
        ...


class Tallies:
    """Counts for all guilds."""

    def __init__(self, store: TallyStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._new: defaultdict[int, Counts] = defaultdict(Counts)
        self._reasons: Counter[str] = Counter()

    def note(
        self,
        guild_id: int,
        *,
        scored: int = 0,
        unscored: int = 0,
        unshown: int = 0,
        reason: str = "",
    ) -> None:
        """Count messages; ``reason`` says in the log why some were not scored."""
        self._new[guild_id] = self._new[guild_id].plus(Counts(scored, unscored, unshown))
        if reason:
            self._reasons[reason] += unscored

    async def of(self, guild_id: int) -> Counts:
        """Return a guild's counts, those not yet written among them."""
        return (await self._store.of(guild_id)).plus(self._new.get(guild_id, Counts()))

    async def flush(self) -> None:
        """Write what was counted, and say in the log what was not scored since the last time."""
        new, self._new = dict(self._new), defaultdict(Counts)
        reasons, self._reasons = self._reasons, Counter()
        if reasons:
            told = ", ".join(f"{reason}: {count}" for reason, count in sorted(reasons.items()))
            log.warning("messages that could not be scored: %s", told)
        if not new:
            return
        try:
            await self._store.add(new, self._clock.now())
        except Exception:
            for guild_id, counts in new.items():  # nothing counted is lost: next time, then
                self._new[guild_id] = self._new[guild_id].plus(counts)
            raise
