"""One-time links that log in whoever runs the bot, without a Discord account."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from dashboard.sessions import hash_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock

LIFETIME = timedelta(minutes=10)
MAX_OPEN = 5


class LoginLinks:
    """Issues tokens of which each works once; only their hashes are kept, in memory.

    Where a link is shown (the log, the terminal) only who runs the bot can read, and `login.pages`
    takes it only from this machine.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._issued: dict[bytes, datetime] = {}

    def issue(self) -> str:
        """Return the path of a new link, such as ``/login/abc``; at most five are open."""
        token = secrets.token_urlsafe(32)
        self._issued[hash_of(token)] = self._clock.now() + LIFETIME
        while len(self._issued) > MAX_OPEN:
            del self._issued[next(iter(self._issued))]
        return f"/login/{token}"

    def redeem(self, token: str) -> bool:
        """Use a token up and tell whether it was good."""
        ends_at = self._issued.pop(hash_of(token), None)
        return ends_at is not None and self._clock.now() < ends_at
