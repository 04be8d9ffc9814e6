"""Puts the route table on the web: who calls, what they sent, what they get back."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.errors import ApiError, Refusal
from sandbox.faults import Faults, RestFault
from sandbox.oauth import Grants
from sandbox.rest import body
from sandbox.rest.call import ROUTES, Auth, Call, Entry
from sandbox.rest.ratelimits import RateLimits, retry_headers
from sandbox.shapes import Payload
from sandbox.tokens import looks_real
from sandbox.world.attachments import Upload
from sandbox.world.state import World

log = logging.getLogger(__name__)
PREFIX = "/api/v10"
AREAS = (
    "users",
    "commands",
    "interactions",
    "webhooks",
    "channels",
    "messages",
    "reactions",
    "polls",
    "threads",
    "guilds",
    "members",
    "scheduled",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it arrived, for those who watch."""

    method: str
    template: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    body: Payload
    uploads: tuple[Upload, ...]


class Api:
    """The REST routes over one world.

    ``unknown_routes`` and ``crashes`` list requests that the sandbox could not serve; both stay
    empty when all is well. ``counters`` counts requests by status.
    """

    def __init__(self, world: World, faults: Faults, grants: Grants) -> None:
        self._world = world
        self._faults = faults
        self._grants = grants
        self._limits = RateLimits(world.clock)
        self.unknown_routes: list[str] = []
        self.crashes: list[str] = []
        self.counters: Counter[int] = Counter()
        self.watchers: list[Callable[[Seen], None]] = []

    def add_to(self, app: web.Application) -> None:
        """Add every route, and one that catches what none of them knows."""
        for area in AREAS:
            import_module(f"sandbox.rest.{area}")
        for entry in sorted(ROUTES, key=_literal_first):
            app.router.add_route(entry.method, PREFIX + entry.template, self._server(entry))
        app.router.add_route("*", "/api/{path:.*}", self._refuse_unknown)

    def _server(self, entry: Entry) -> Handler:
        async def serve(request: web.Request) -> web.StreamResponse:
            if self._faults.slow_rest_s:
                await asyncio.sleep(self._faults.slow_rest_s)
            try:
                response = await self._answer(entry, request)
            except ApiError as error:
                response = answered(error.body(), error.refusal.status)
            except Exception:
                log.exception("the sandbox failed at %s", entry.name)
                self.crashes.append(entry.name)
                response = answered({"message": "The sandbox failed", "code": 0}, 500)
            self.counters[response.status] += 1
            return response

        return serve

    async def _answer(self, entry: Entry, request: web.Request) -> web.Response:
        before = ("rest_429", "rest_5xx_before", "reset_before")
        if fault := self._faults.next_rest(before, entry.name):
            return failed(fault, request)
        call = self._identified(entry, request)
        taken = self._limits.take(entry, request.match_info)
        if taken.wait_s:
            return limited(taken.wait_s, taken.headers, is_global=taken.is_global)
        sent, uploads = await body.read(request)
        call = replace(call, body=sent, uploads=uploads, reason=body.reason(request))
        self._show(entry, request, call)
        try:
            response = answered(entry.answer(call))
        except ApiError as error:
            response = answered(error.body(), error.refusal.status)
        response.headers.update(taken.headers)
        if fault := self._faults.next_rest(("rest_5xx_after", "reset_after"), entry.name):
            return failed(fault, request)
        return response

    def _show(self, entry: Entry, request: web.Request, call: Call) -> None:
        seen = Seen(
            entry.method, entry.template, call.params, request.headers, call.body, call.uploads
        )
        for watcher in self.watchers:
            watcher(seen)

    def _identified(self, entry: Entry, request: web.Request) -> Call:
        """Return a call of whoever sent the request, without its body.

        Raises:
            ApiError: 401 when the route wants to know and the token is wrong.
        """
        world = self._world
        call = Call(world, world.bot_id, dict(request.match_info), request.query)
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if looks_real(token):
            log.error("a token that looks real was sent to the sandbox; it was refused")
            raise ApiError(Refusal.REAL_TOKEN)
        if entry.auth is Auth.IN_PATH or (kind == "Bot" and token == world.secrets["token"]):
            return call
        if entry.auth is Auth.BOT_OR_PERSON and kind == "Bearer":
            grant = self._grants.by_access_token(token)
            if grant is not None:
                return replace(call, caller_id=grant.user_id, scopes=grant.scopes)
        raise ApiError(Refusal.UNAUTHORIZED)

    async def _refuse_unknown(self, request: web.Request) -> web.Response:
        name = f"{request.method} {request.path.removeprefix(PREFIX)}"
        self.unknown_routes.append(name)
        log.error("the sandbox has no route %s", name)
        return answered({"message": f"The sandbox has no route {name}", "code": 0}, 404)


def _literal_first(entry: Entry) -> list[bool]:
    """Order routes so that ``/members/@me`` is tried before ``/members/{user_id}``."""
    return [step.startswith("{") for step in entry.template.split("/")]


def answered(payload: Payload, status: int = 200) -> web.Response:
    """Return a JSON answer with exactly Discord's content type, or an empty one."""
    if payload is None:
        return web.Response(status=204)
    data = json.dumps(payload, ensure_ascii=False).encode()
    return web.Response(body=data, status=status, content_type="application/json")


def limited(wait_s: float, headers: Mapping[str, str], *, is_global: bool) -> web.Response:
    """Return a 429."""
    message = "You are being rate limited."
    payload = {"message": message, "retry_after": round(wait_s, 3), "global": is_global}
    response = answered(payload, 429)
    response.headers.update(headers)
    return response


def failed(fault: RestFault, request: web.Request) -> web.Response:
    """Return what a fault makes of an answer; a reset cuts the connection."""
    if fault.name == "rest_429":
        headers = retry_headers(fault.retry_after_s, "user")
        return limited(fault.retry_after_s, headers, is_global=False)
    if fault.name.startswith("reset") and request.transport is not None:
        request.transport.abort()
    message = f"{fault.status}: Internal Server Error"
    return answered({"message": message, "code": 0}, fault.status)
