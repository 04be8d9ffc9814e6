"""How often a channel's messages may be changed while replies stream into them.

Discord asks clients to read its limits from the answers' headers; the library does, and makes a
call wait. These are ceilings of our own below what is known of them, so that it need not: five
changes in five seconds, fewer than thirty in a minute for one webhook, and a rest of 1.2 s for each
message.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Changes and seconds: no more than so many in any stretch of that length. A little more than five,
#: because what leaves five seconds apart may arrive closer together.
BURST = (5, 5.25)
STEADY = (26, 60.0)
REST_S = 1.2
MOST_REST_S = 5.0


class ChannelPace:
    """Shared by everything that streams through one webhook or into one channel."""

    def __init__(self, now: Callable[[], float]) -> None:
        """Start at rest.

        Args:
            now: Seconds that never run backwards.
        """
        self._now = now
        self._past: deque[float] = deque(maxlen=STEADY[0])

    def wait_s(self, *, is_final: bool = False) -> float:
        """Return how long to wait before the next change; a final one waits for the burst only."""
        windows = (BURST,) if is_final else (BURST, STEADY)
        return max(0.0, *(self._until_free(count, within_s) for count, within_s in windows))

    def note(self) -> None:
        """Count a change that begins now."""
        self._past.append(self._now())

    def _until_free(self, count: int, within_s: float) -> float:
        if len(self._past) < count:
            return 0.0
        return self._past[-count] + within_s - self._now()


class MessagePace:
    """One message's share: a rest after each change, longer where changes take long."""

    def __init__(self, channel: ChannelPace, now: Callable[[], float]) -> None:
        self._channel = channel
        self._now = now
        self._free_at = 0.0

    def wait_s(self, *, is_final: bool = False) -> float:
        """Return how long to wait before this message's next change."""
        own = 0.0 if is_final else self._free_at - self._now()
        return max(0.0, own, self._channel.wait_s(is_final=is_final))

    def begin(self) -> None:
        """Count a change that begins now."""
        self._channel.note()
        self._free_at = self._now() + REST_S

    def end(self, took_s: float) -> None:
        """Rest as long as a change took: when the library had to wait, Discord is at its limit."""
        self._free_at = self._now() + min(MOST_REST_S, max(REST_S, took_s))
