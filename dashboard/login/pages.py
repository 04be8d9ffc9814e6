"""Logging in and out."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from bot.errors import InvalidInput, NotAllowed, NotFound, TryLater
from dashboard.call import SESSION, own_path
from dashboard.login.oauth import Application, DiscordLogin
from dashboard.login.rates import RateLimit
from dashboard.rights import Access
from dashboard.sessions import ABSOLUTE, OPERATOR

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from bot.i18n import Locale
    from dashboard.addresses import Addresses
    from dashboard.call import Call
    from dashboard.frame import DashboardFrame
    from dashboard.guard import Guard
    from dashboard.parts import Parts
    from dashboard.sessions import Session, Sessions

log = logging.getLogger(__name__)

#: The cookie that binds a login to the browser that began it.
ATTEMPT = "login"
ATTEMPT_LIFETIME_S = 600
TRIES, WINDOW_S = 20, 300.0
CALLBACK = "/login/discord/callback"


class Login:
    """The routes of logging in and out.

    Args:
        parts: The dashboard's parts.
        sessions: Where a login becomes a session.
        addresses: Where visitors come from.
        frame: Renders the page.
    """

    def __init__(
        self, parts: Parts, sessions: Sessions, addresses: Addresses, frame: DashboardFrame
    ) -> None:
        self._parts = parts
        self._sessions = sessions
        self._addresses = addresses
        self._frame = frame
        self._discord = DiscordLogin(parts.config, parts.clock)
        self._tries = RateLimit(parts.clock, tries=TRIES, window_s=WINDOW_S)

    def routes(self, guard: Guard) -> list[Route]:
        """Return the routes; the fixed paths before the one with a token."""
        return [
            guard.route("GET", "/login", Access.PUBLIC, self.show),
            guard.route("POST", "/login/link", Access.LOCAL, self.write_link),
            guard.route("GET", "/login/discord", Access.PUBLIC, self.to_discord),
            guard.route("GET", CALLBACK, Access.PUBLIC, self.from_discord),
            guard.route("GET", "/login/{token}", Access.PUBLIC, self.by_link),
            guard.route("POST", "/logout", Access.SIGNED_IN, self.log_out),
            guard.route("POST", "/logout/everywhere", Access.SIGNED_IN, self.log_out_everywhere),
        ]

    async def show(self, call: Call) -> Response:
        """Show the ways to log in."""
        after = own_path(call.request.query_params.get("next"))
        if call.session is not None:
            return RedirectResponse(after, 303)
        return self._page(call, after=after)

    async def write_link(self, call: Call) -> Response:
        """Write a fresh one-time link to the log, where only who runs the bot reads it."""
        self._limit(call)
        origin = self._addresses.origin(call.request)
        log.info("one-time login link, valid 10 minutes: %s%s", origin, self._parts.links.issue())
        return self._page(call, after="/", is_written=True)

    async def by_link(self, call: Call) -> Response:
        """Log in the operator by a one-time link, on this machine only."""
        self._limit(call)
        if not self._addresses.is_local(call.request):
            raise NotAllowed("dashboard-only-local")
        if not self._parts.links.redeem(call.request.path_params["token"]):
            raise NotFound("dashboard-login-link-used")
        session = await self._begin(call, OPERATOR, "", self._parts.config.locale)
        return self._welcome(call, session, "/")

    async def to_discord(self, call: Call) -> Response:
        """Send the browser to Discord's page."""
        self._limit(call)
        origin = self._addresses.origin(call.request)
        after = own_path(call.request.query_params.get("next"))
        url, state = self._discord.begin(self._application(), f"{origin}{CALLBACK}", after)
        response = RedirectResponse(url, 303)
        call.cookies.put(response, ATTEMPT, state, max_age_s=ATTEMPT_LIFETIME_S)
        return response

    async def from_discord(self, call: Call) -> Response:
        """Log in who comes back from Discord's page in the browser that left for it."""
        self._limit(call)
        query = call.request.query_params
        bound = call.cookies.get(ATTEMPT) or ""
        attempt = self._discord.take(query.get("state", ""), bound)
        if attempt is None:
            raise InvalidInput("dashboard-login-state")
        if "code" not in query:
            raise NotAllowed("dashboard-login-refused")
        user = await self._discord.user(self._application(), attempt, query["code"])
        session = await self._begin(call, user.id, user.name, user.locale)
        response = self._welcome(call, session, attempt.after)
        call.cookies.drop(response, ATTEMPT)
        return response

    async def log_out(self, call: Call) -> Response:
        """Log this browser out."""
        if call.session is not None:
            await self._sessions.end(call.session)
        return self._farewell(call)

    async def log_out_everywhere(self, call: Call) -> Response:
        """Log the person out in every browser."""
        if call.session is not None:
            count = await self._sessions.end_all(call.session)
            log.info("logged out of %d browsers", count)
        return self._farewell(call)

    async def _begin(self, call: Call, member_id: int, name: str, locale: Locale) -> Session:
        """Return a session with a new id; the one this browser had before ends."""
        if call.session is not None:
            await self._sessions.end(call.session)
        return await self._sessions.begin(member_id, name, locale)

    def _welcome(self, call: Call, session: Session, after: str) -> Response:
        response = RedirectResponse(after, 303)
        lifetime_s = int(ABSOLUTE.total_seconds())
        call.cookies.put(response, SESSION, session.secret, max_age_s=lifetime_s)
        return response

    def _farewell(self, call: Call) -> Response:
        response = RedirectResponse("/login", 303)
        call.cookies.drop(response, SESSION)
        return response

    def _page(self, call: Call, *, after: str, is_written: bool = False) -> Response:
        return self._frame.bare(
            call,
            "login.html",
            after=after,
            has_discord=self._find_application() is not None,
            is_local=self._addresses.is_local(call.request),
            is_written=is_written,
        )

    def _limit(self, call: Call) -> None:
        if not self._tries.allows(self._addresses.client(call.request)):
            raise TryLater("dashboard-login-too-often")

    def _application(self) -> Application:
        found = self._find_application()
        if found is None:
            raise NotFound("dashboard-login-no-discord")
        return found

    def _find_application(self) -> Application | None:
        config = self._parts.config
        client_id = config.oauth_client_id or self._parts.application_id()
        if client_id is None or config.oauth_client_secret is None:
            return None
        return Application(client_id, config.oauth_client_secret.get_secret_value())
