"""Who is logged in: opaque ids in a cookie, everything else in the database.

An id is new at each login, so one that an attacker planted before is worth nothing. Only its
SHA-256 is stored, so the database gives nobody a session.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.clock import iso
from bot.i18n import Locale

if TYPE_CHECKING:
    from bot.clock import Clock
    from dashboard.store import WebSessionStore

IDLE = timedelta(hours=12)
ABSOLUTE = timedelta(days=7)
#: How exact the time of last use is; a write for each request would be a waste.
TOUCH_EVERY = timedelta(minutes=5)
#: The member id of who came by a local link: whoever runs the bot, with no Discord account.
OPERATOR = 0


@dataclass(frozen=True, slots=True)
class Session:
    """A logged-in browser.

    Attributes:
        secret: The cookie's value.
        member_id: The Discord user, or `OPERATOR`.
        name: The shown name at login; empty for the operator.
        locale: The language of the Discord account at login.
    """

    secret: str
    member_id: int
    name: str
    locale: Locale

    @property
    def is_operator(self) -> bool:
        """Tell whether this is who runs the bot, come by a local link."""
        return self.member_id == OPERATOR

    @property
    def csrf(self) -> str:
        """The token that this session's forms carry; it tells nothing about the session's id."""
        return hmac.digest(self.secret.encode(), b"csrf", "sha256").hex()

    @property
    def id_hash(self) -> bytes:
        """What stands for this session in the database and in memory."""
        return hash_of(self.secret)


def hash_of(secret: str) -> bytes:
    """Return what is stored instead of a secret with 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()


class Sessions:
    """Begins, finds and ends sessions."""

    def __init__(self, store: WebSessionStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def begin(self, member_id: int, name: str, locale: Locale) -> Session:
        """Return a new session."""
        now = self._clock.now()
        await self._store.remove_old(created_after=now - ABSOLUTE, seen_after=now - IDLE)
        session = Session(secrets.token_urlsafe(32), member_id, name, locale)
        await self._store.add(
            session.id_hash, member_id=member_id, name=name, locale=locale, now=now
        )
        return session

    async def find(self, secret: str) -> Session | None:
        """Return the session of a cookie, or None when it ended or never was.

        A session in use does not become idle.
        """
        now = self._clock.now()
        row = await self._store.find(
            hash_of(secret), created_after=now - ABSOLUTE, seen_after=now - IDLE
        )
        if row is None:
            return None
        if row["seen_at"] < iso(now - TOUCH_EVERY):
            await self._store.touch(hash_of(secret), now)
        return Session(secret, row["member_id"], row["name"], Locale(row["locale"]))

    async def of(self, session: Session) -> list[dict[str, object]]:
        """Return when each browser of the member began its session and was seen last."""
        return [dict(row) for row in await self._store.of(session.member_id)]

    async def end(self, session: Session) -> None:
        """Log this browser out."""
        await self._store.remove(session.id_hash)

    async def end_all(self, session: Session) -> int:
        """Log the member out everywhere and return the number of browsers."""
        return await self._store.remove_all(session.member_id)
