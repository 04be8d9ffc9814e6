"""Snowflakes: Discord's ids, which carry the time they were made."""

from datetime import UTC, datetime

from sandbox.clock import Clock

EPOCH_MS = 1_420_070_400_000
"""First millisecond of 2015, from which snowflakes count."""


class Snowflakes:
    """Hands out ids that grow, and whose upper bits are the clock's milliseconds."""

    def __init__(self, clock: Clock, last: int = 0) -> None:
        self._clock = clock
        self.last = last

    def next(self) -> str:
        """Return a new id, greater than each one before it."""
        timed = (int(self._clock.timestamp() * 1000) - EPOCH_MS) << 22
        self.last = max(timed, self.last + 1)
        return str(self.last)


def created_at(snowflake: str) -> datetime:
    """Return when an id was made, in UTC."""
    return datetime.fromtimestamp(((int(snowflake) >> 22) + EPOCH_MS) / 1000, UTC)
