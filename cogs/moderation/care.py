"""Who was met with care lately, so that nobody gets the same text twice in a day.

Kept in memory only: that somebody was unwell is nothing to be written down.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock

PAUSE = timedelta(hours=24)


class CareLog:
    """Remembers for a day whom a care text went to."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: dict[tuple[int, int], datetime] = {}

    def is_due(self, guild_id: int, member_id: int) -> bool:
        """Return whether to send a care text now, and note that it is sent."""
        now = self._clock.now()
        self._last = {who: at for who, at in self._last.items() if now - at < PAUSE}
        if (guild_id, member_id) in self._last:
            return False
        self._last[guild_id, member_id] = now
        return True
