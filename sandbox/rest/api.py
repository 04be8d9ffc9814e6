"""Puts the route table on the web: who calls, what they sent, what they get back."""

import json
import logging
from importlib import import_module

from aiohttp import web

from sandbox.errors import ApiError, Refusal
from sandbox.rest.call import ROUTES, Auth, Call, Entry
from sandbox.shapes import Payload
from sandbox.world.state import World

log = logging.getLogger(__name__)
PREFIX = "/api/v10"
AREAS = ("users", "commands", "interactions", "messages")


class Api:
    """The REST routes over one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.unknown_routes: list[str] = []

    def add_to(self, app: web.Application) -> None:
        """Add every route, and one that catches what none of them knows."""
        for area in AREAS:
            import_module(f"sandbox.rest.{area}")
        for entry in ROUTES:
            app.router.add_route(entry.method, PREFIX + entry.template, self._serve(entry))
        app.router.add_route("*", "/api/{path:.*}", self._refuse_unknown)

    def _serve(self, entry: Entry):
        async def serve(request: web.Request) -> web.Response:
            try:
                call = await self._read(entry, request)
                return answered(entry.answer(call))
            except ApiError as error:
                return answered(error.body(), error.refusal.status)

        return serve

    async def _read(self, entry: Entry, request: web.Request) -> Call:
        if entry.auth is Auth.BOT:
            expected = f"Bot {self._world.secrets['token']}"
            if request.headers.get("Authorization") != expected:
                raise ApiError(Refusal.UNAUTHORIZED)
        text = await request.text()
        body: Payload = json.loads(text) if text else None
        return Call(self._world, self._world.bot_id, request.match_info, request.query, body)

    async def _refuse_unknown(self, request: web.Request) -> web.Response:
        name = f"{request.method} {request.path}"
        self.unknown_routes.append(name)
        log.error("no such route in the sandbox: %s", name)
        return answered({"message": f"The sandbox has no route {name}", "code": 0}, 404)


def answered(body: Payload, status: int = 200) -> web.Response:
    """Return a JSON answer with exactly Discord's content type, or an empty one."""
    if body is None:
        return web.Response(status=204)
    data = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(body=data, status=status, content_type="application/json")
