"""Things that tests need, built with sensible defaults."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.trial import LocalDiscord


def place_of(sandbox) -> LocalDiscord:
    """Return a running sandbox as the trial sees it."""
    return LocalDiscord(**{name: getattr(sandbox, name) for name in LocalDiscord.__slots__})


class FakeClock:
    """A clock that moves only when told to, or when somebody sleeps on it."""

    def __init__(self, start: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> None:
        self._start = start
        self._elapsed = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._elapsed)

    def monotonic(self) -> float:
        return self._elapsed

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        self._elapsed += seconds
