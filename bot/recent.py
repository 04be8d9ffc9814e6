"""Which events were seen lately: Discord repeats some when a session is resumed."""

from __future__ import annotations

from collections import OrderedDict

#: More than a session that is resumed can replay.
REMEMBERED = 8192


class Recent:
    """Remembers the ids of the last events, in memory.

    Effects that must not happen twice even over a restart use `bot.storage.deliveries` too.
    """

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._remembered = remembered

    def is_new(self, event_id: int) -> bool:
        """Tell whether an event was not seen before, and remember it."""
        if event_id in self._seen:
            return False
        self._seen[event_id] = None
        if len(self._seen) > self._remembered:
            self._seen.popitem(last=False)
        return True
