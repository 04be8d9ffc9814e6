"""Who may do what, asked of the guild at the moment it matters."""

from __future__ import annotations

import hmac
from enum import Enum
from typing import TYPE_CHECKING

from bot.errors import NotAllowed
from bot.permissions import Level
from dashboard.errors import NotLoggedIn

if TYPE_CHECKING:
    from starlette.requests import Request

    from dashboard.addresses import Addresses
    from dashboard.call import Call
    from dashboard.guilds import Guild
    from dashboard.parts import Parts
    from dashboard.sessions import Session


class Access(Enum):
    """Who may use a route outside of a guild; inside, it is a `Level`."""

    PUBLIC = "everybody"
    SIGNED_IN = "who is logged in"
    LOCAL = "who sits at this machine"
    MEASURER = "who may read the metrics"


class Rights:
    """Judges by the guild directory, which the bot keeps up to date; a session says only who."""

    def __init__(self, parts: Parts, addresses: Addresses) -> None:
        self._guilds = parts.guilds
        self._metrics_token = parts.config.metrics_token
        self._addresses = addresses

    async def level_of(self, session: Session, guild_id: int) -> Level | None:
        """Return somebody's level in a guild; None when they or the bot are not in it."""
        if session.is_operator:
            return Level.OWNER if any(each.id == guild_id for each in self._guilds.all()) else None
        return await self._guilds.level_of(guild_id, session.member_id)

    async def guilds_of(self, session: Session) -> list[Guild]:
        """Return the guilds that somebody shares with the bot."""
        return [
            guild
            for guild in self._guilds.all()
            if await self.level_of(session, guild.id) is not None
        ]

    async def require_level(self, call: Call, guild_id: int, least: Level) -> Level:
        """Return the visitor's level in a guild.

        Raises:
            NotLoggedIn: Nobody is logged in.
            NotAllowed: They are not in the guild (any more), or their level is too low.
        """
        if call.session is None:
            raise NotLoggedIn("dashboard-login-first")
        level = await self.level_of(call.session, guild_id)
        if level is None:
            raise NotAllowed("dashboard-not-a-member")
        if level < least:
            needed = call.say(f"dashboard-level-{least.name.lower()}")
            raise NotAllowed("dashboard-level-too-low", level=needed)
        return level

    def require(self, access: Access, call: Call) -> None:
        """Check a rule of a route outside of a guild.

        Raises:
            NotLoggedIn: It is for people who logged in.
            NotAllowed: It is not for this visitor.
        """
        if access is Access.SIGNED_IN and call.session is None:
            raise NotLoggedIn("dashboard-login-first")
        if access is Access.LOCAL and not self._addresses.is_local(call.request):
            raise NotAllowed("dashboard-only-local")
        if access is Access.MEASURER and not self._may_measure(call.request):
            raise NotAllowed("dashboard-metrics-closed")

    def _may_measure(self, request: Request) -> bool:
        if self._metrics_token is None:
            # Behind a proxy that hides where visitors come from, everybody looks local.
            return self._addresses.is_local(request) and not self._addresses.is_public
        expected = f"Bearer {self._metrics_token.get_secret_value()}"
        given = request.headers.get("authorization", "")
        return hmac.compare_digest(given.encode(), expected.encode())
