"""The sandbox's clock: real time plus an offset that tests and the chat page can move forward."""

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """Tells the time and calls back when it comes, also when the time is moved by hand."""

    def __init__(self, offset_s: float = 0.0) -> None:
        self._offset_s = offset_s
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._wake: asyncio.TimerHandle | None = None

    @property
    def offset_s(self) -> float:
        """Seconds by which this clock is ahead of the machine's."""
        return self._offset_s

    def timestamp(self) -> float:
        """Return seconds since 1970 in this clock's time."""
        return time.time() + self._offset_s

    def now(self) -> datetime:
        """Return the time in UTC, aware."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def iso(self) -> str:
        """Return the time as Discord writes it: ISO 8601 with microseconds and offset."""
        return self.now().isoformat(timespec="microseconds")

    def advance(self, seconds: float) -> None:
        """Move the clock forward and run what became due.

        Raises:
            ValueError: ``seconds`` is negative; ids and time stamps may not repeat.
        """
        if seconds < 0:
            raise ValueError(f"the clock only moves forward, not by {seconds} s")
        self._offset_s += seconds
        self._run_due()

    def call_later(self, delay_s: float, callback: Callable[[], None]) -> None:
        """Call ``callback`` on the running loop once ``delay_s`` have passed on this clock."""
        heapq.heappush(self._timers, (self.timestamp() + delay_s, next(self._order), callback))
        self._arm()

    def stop(self) -> None:
        """Forget every callback that is still to come."""
        self._timers.clear()
        self._arm()

    def _run_due(self) -> None:
        while self._timers and self._timers[0][0] <= self.timestamp():
            heapq.heappop(self._timers)[2]()
        self._arm()

    def _arm(self) -> None:
        if self._wake is not None:
            self._wake.cancel()
            self._wake = None
        if self._timers:
            delay_s = max(0.0, self._timers[0][0] - self.timestamp())
            self._wake = asyncio.get_running_loop().call_later(delay_s, self._run_due)
