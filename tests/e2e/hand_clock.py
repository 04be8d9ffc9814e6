"""The bot's clock in a story: it runs as ever, and jumps ahead when the story says so."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.clock import SystemClock


class JumpingClock(SystemClock):
    """The machine's clock and what was jumped over; one for all starts of a bot."""

    def __init__(self):
        self._ahead_s = 0.0
        self._jumped = asyncio.Event()

    def now(self):
        return super().now() + timedelta(seconds=self._ahead_s)

    def monotonic(self):
        return super().monotonic() + self._ahead_s

    async def sleep(self, seconds):
        end = self.monotonic() + seconds
        while (left := end - self.monotonic()) > 0:
            jumped = self._jumped
            try:
                async with asyncio.timeout(left):
                    await jumped.wait()
            except TimeoutError:
                return

    def jump(self, seconds):
        self._ahead_s += seconds
        self._jumped.set()
        self._jumped = asyncio.Event()
