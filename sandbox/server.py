"""The local Discord as one server on 127.0.0.1."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from sandbox import persistence, seed
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.gateway.gateway import HEARTBEAT_S, Gateway
from sandbox.limits.messages import MAX_REQUEST_BYTES
from sandbox.oauth import Grants, OAuth
from sandbox.pages import Pages
from sandbox.persistence import Persistence
from sandbox.rest.api import Api, Seen
from sandbox.room.room import Room
from sandbox.world import polls, scheduled
from sandbox.world.state import World

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")


class Sandbox:
    """A local Discord: REST, gateway, OAuth2, room and page over one world.

    ``world``, ``clock``, ``faults``, ``api`` and ``gateway`` are open to tests.

    Args:
        state: Folder that keeps the room between runs; ``None`` forgets it.
        port: Port on 127.0.0.1; 0 takes a free one.
        heartbeat_s: How often bots are asked to send a heartbeat.
    """

    def __init__(
        self, state: Path | None = None, port: int = 0, *, heartbeat_s: float = HEARTBEAT_S
    ) -> None:
        self._port = port
        self._forgets = state is None
        self._files = state / "files" if state else Path(tempfile.mkdtemp(prefix="sandbox-"))
        self._persistence = Persistence(state, self._files) if state else None
        self.clock = Clock()
        self.faults = Faults()
        self.world = self._found_world()
        self.gateway = Gateway(self.world, self.faults, heartbeat_s)
        grants = Grants(self.world)
        self.api = Api(self.world, self.faults, grants)
        self._room = Room(self.world, self.faults)
        self._parts = (self.api, OAuth(self.world, grants), Pages(self.world))
        self._runner: web.AppRunner | None = None

    def _found_world(self) -> World:
        """Return the world that was kept, or a new one with the sample guild."""
        kept = self._persistence.load(self.clock) if self._persistence else None
        if kept is not None:
            return kept
        world = World(self.clock, self._files)
        seed.plant(world)
        return world

    @property
    def url(self) -> str:
        """``http://127.0.0.1:PORT``."""
        return self.world.base_url

    @property
    def token(self) -> str:
        """The bot's token in this sandbox."""
        return self.world.secrets["token"]

    @property
    def application_id(self) -> str:
        """The application's id, which is the bot's user id as well."""
        return self.world.bot_id

    @property
    def client_secret(self) -> str:
        """The application's OAuth2 secret in this sandbox."""
        return self.world.secrets["client_secret"]

    @property
    def guild_id(self) -> str:
        """The sample guild's id."""
        return next(iter(self.world.guilds))

    @property
    def unknown_routes(self) -> list[str]:
        """Every request that no route knew; empty when all is well."""
        return self.api.unknown_routes

    @property
    def crashes(self) -> list[str]:
        """Every request that the sandbox failed at; empty when all is well."""
        return self.api.crashes + self._room.crashes

    def on_request(self, callback: Callable[[Seen], None]) -> None:
        """Show ``callback`` every REST request of the bot before it takes effect."""
        self.api.watchers.append(callback)

    async def start(self) -> None:
        """Open the port.

        Raises:
            OSError: The port is taken.
        """
        app = web.Application(client_max_size=MAX_REQUEST_BYTES + 2**20, middlewares=[stay_home()])
        app.router.add_get("/gateway", self.gateway.accept)
        app.router.add_get("/room", self._room.accept)
        for part in self._parts:
            part.add_to(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port).start()
        persistence.move(self.world, f"http://{HOST}:{self._runner.addresses[0][1]}")
        polls.keep_time(self.world)
        scheduled.keep_time(self.world)
        if self._persistence is not None:
            self._persistence.watch(self.world)

    async def stop(self) -> None:
        """Close every connection and the port, and write what is to be kept."""
        self.clock.stop()
        await self.gateway.stop()
        await self._room.stop()
        if self._runner is not None:
            await self._runner.cleanup()
        if self._persistence is not None:
            self._persistence.flush()
        if self._forgets:
            shutil.rmtree(self._files)


def stay_home() -> Middleware:
    """Return a guard against other web pages: they must not talk to the room through a browser."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if urlsplit(f"//{request.host}").hostname not in NAMES:
            raise web.HTTPForbidden(text="the sandbox answers to 127.0.0.1 only")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text="the sandbox answers to its own page only")
        return await handler(request)

    return guard
