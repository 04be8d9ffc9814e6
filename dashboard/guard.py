"""Every route has a rule, every request is judged by it, and every request gets an answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot import log as logs
from dashboard.csrf import require_own_form
from dashboard.errors import NotLoggedIn, respond
from dashboard.page import Viewer, Visit

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.permissions import Level
    from dashboard.addresses import Addresses
    from dashboard.call import Call
    from dashboard.frame import DashboardFrame
    from dashboard.page import Page, Show
    from dashboard.reception import Reception
    from dashboard.rights import Access, Rights

Endpoint = Callable[["Call"], Awaitable[Response]]
#: Methods that change nothing.
READING = frozenset({"GET", "HEAD"})


class GuardedRoute(Route):
    """A route that knows who may use it."""

    def __init__(
        self,
        method: str,
        path: str,
        access: Access | Level,
        endpoint: Callable[[Request], Awaitable[Response]],
    ) -> None:
        super().__init__(path, endpoint, methods=[method])
        self.access = access


class Guard:
    """Makes guarded routes.

    Args:
        reception: Finds out who asks.
        rights: Judges what they may.
        addresses: Where requests come from.
        frame: Renders pages and errors.
    """

    def __init__(
        self, reception: Reception, rights: Rights, addresses: Addresses, frame: DashboardFrame
    ) -> None:
        self._reception = reception
        self._rights = rights
        self._addresses = addresses
        self._frame = frame

    def route(self, method: str, path: str, access: Access, endpoint: Endpoint) -> GuardedRoute:
        """Return a route outside of any guild."""

        async def answer(call: Call) -> Response:
            self._rights.require(access, call)
            return await endpoint(call)

        return self._guarded(method, path, access, answer)

    def pages(self, feature: str, page: Page) -> list[GuardedRoute]:
        """Return the routes of a page, which every guild has."""
        path = f"/g/{{guild_id:int}}/{page.path}"
        ways = (("GET", page.show), ("POST", page.change))
        return [
            self._guarded(method, path, page.level, self._visiting(feature, page, way))
            for method, way in ways
            if way is not None
        ]

    async def refuse(self, request: Request, error: Exception) -> Response:
        """Answer a request that no route takes."""

        async def fail(_call: Call) -> Response:
            raise error

        return await self._answer(request, fail, "-")

    async def _answer(self, request: Request, endpoint: Endpoint, route: str) -> Response:
        """Answer one request; whatever fails inside becomes an error page.

        Args:
            request: The request.
            endpoint: Makes the answer.
            route: The path with its placeholders, for the log: the real one may hold a secret.
        """
        call = self._reception.stranger(request)
        token = logs.context.set({"request": f"{request.method} {route}"})
        try:
            call = request.state.call = await self._reception.receive(request)
            return await endpoint(call)
        except NotLoggedIn as error:
            if call.wants_json or request.method not in READING:
                return respond(call, self._frame, error)
            return RedirectResponse(f"/login?{urlencode({'next': request.url.path})}", 303)
        except Exception as error:  # noqa: BLE001  boundary: every request gets an answer
            return respond(call, self._frame, error)
        finally:
            logs.context.reset(token)

    def _guarded(
        self, method: str, path: str, access: Access | Level, answer: Endpoint
    ) -> GuardedRoute:
        async def checked(call: Call) -> Response:
            if method not in READING:
                await require_own_form(call, self._addresses)
            return await answer(call)

        async def endpoint(request: Request) -> Response:
            return await self._answer(request, checked, path)

        return GuardedRoute(method, path, access, endpoint)

    def _visiting(self, feature: str, page: Page, way: Show) -> Endpoint:
        async def answer(call: Call) -> Response:
            guild_id = int(call.request.path_params["guild_id"])
            level = await self._rights.require_level(call, guild_id, page.level)
            viewer = self._viewer(call, guild_id, level)
            visit = Visit(call.request, guild_id, viewer, call.say, feature, page, self._frame)
            return await way(visit)

        return answer

    def _viewer(self, call: Call, guild_id: int, level: Level) -> Viewer:
        if call.session is None:
            raise NotLoggedIn("dashboard-login-first")
        session = call.session
        name = (
            call.say("dashboard-operator")
            if session.is_operator
            else self._frame.name_of(guild_id, session.member_id) or session.name
        )
        return Viewer(session.member_id, name, level, call.say.locale)
