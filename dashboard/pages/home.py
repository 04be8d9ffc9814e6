"""Pages outside of any guild: where to go, how it looks, where one is logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from bot.i18n import Locale
from dashboard.call import LANGUAGE, THEME, THEMES, YEAR_S, own_path
from dashboard.errors import NotLoggedIn
from dashboard.rights import Access

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dashboard.call import Call
    from dashboard.frame import DashboardFrame
    from dashboard.guard import Guard
    from dashboard.rights import Rights
    from dashboard.sessions import Sessions


class Home:
    """The start page, the account and the look."""

    def __init__(self, rights: Rights, sessions: Sessions, frame: DashboardFrame) -> None:
        self._rights = rights
        self._sessions = sessions
        self._frame = frame

    def routes(self, guard: Guard) -> list[Route]:
        """Return the routes."""
        return [
            guard.route("GET", "/", Access.SIGNED_IN, self.start),
            guard.route("GET", "/servers", Access.SIGNED_IN, self.servers),
            guard.route("GET", "/account", Access.SIGNED_IN, self.account),
            guard.route("POST", "/look", Access.PUBLIC, self.look),
        ]

    async def start(self, call: Call) -> Response:
        """Lead to the only guild, or let the visitor choose."""
        if call.session is not None:
            guilds = await self._rights.guilds_of(call.session)
            if len(guilds) == 1:
                return RedirectResponse(f"/g/{guilds[0].id}/", 303)
        return await self.servers(call)

    async def servers(self, call: Call) -> Response:
        """Show the guilds that the visitor shares with the bot."""
        if call.session is None:
            raise NotLoggedIn("dashboard-login-first")
        guilds = await self._rights.guilds_of(call.session)
        return self._frame.bare(call, "servers.html", guilds=guilds)

    async def account(self, call: Call) -> Response:
        """Show where the visitor is logged in."""
        if call.session is None:
            raise NotLoggedIn("dashboard-login-first")
        logins = await self._sessions.of(call.session)
        return self._frame.bare(call, "account.html", session=call.session, logins=logins)

    async def look(self, call: Call) -> Response:
        """Keep the chosen language or theme in the browser."""
        form = await call.request.form()
        response = RedirectResponse(own_path(str(form.get("next", ""))), 303)
        language, theme = str(form.get("language", "")), str(form.get("theme", ""))
        if language in set(Locale):
            call.cookies.put(response, LANGUAGE, language, max_age_s=YEAR_S)
        if theme in THEMES:
            call.cookies.put(response, THEME, theme, max_age_s=YEAR_S)
        return response
