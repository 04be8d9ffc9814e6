"""A limit on how often somebody may try, with bounded memory."""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.clock import Clock


class RateLimit:
    """Allows each key a number of tries within a sliding window.

    Args:
        clock: The time.
        tries: Tries allowed within the window.
        window_s: Length of the window, in seconds.
        max_keys: Keys remembered; the one unused for longest is forgotten first.
    """

    def __init__(
        self, clock: Clock, *, tries: int, window_s: float, max_keys: int = 10_000
    ) -> None:
        self._clock = clock
        self._tries = tries
        self._window_s = window_s
        self._max_keys = max_keys
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def allows(self, key: str) -> bool:
        """Note a try and tell whether it is within the limit; a refused one does not count."""
        now = self._clock.monotonic()
        times = self._times.setdefault(key, deque())
        self._times.move_to_end(key)
        while times and times[0] <= now - self._window_s:
            times.popleft()
        if len(self._times) > self._max_keys:
            self._times.popitem(last=False)
        if len(times) >= self._tries:
            return False
        times.append(now)
        return True
