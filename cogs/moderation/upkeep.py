"""What moderation needs by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cogs.moderation.service import KEPT

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from cogs.moderation.tally import Tallies


class Forgetful(Protocol):
    """Keeps flags and counts of all guilds; `cogs.moderation.store` is the real one."""

    async def forget(self, before: datetime) -> int:
        """Delete flags and counts from before a moment and return how many rows went."""
        ...


class Upkeep:
    """Run now and then."""

    def __init__(self, tallies: Tallies, kept: Forgetful, clock: Clock) -> None:
        self._tallies = tallies
        self._kept = kept
        self._clock = clock

    async def run(self) -> None:
        """Write the counts and forget what is older than 30 days."""
        await self._tallies.flush()
        await self._kept.forget(self._clock.now() - KEPT)
