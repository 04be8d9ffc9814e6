"""The local Discord as one server on 127.0.0.1."""

from pathlib import Path

from aiohttp import web

from sandbox import seed
from sandbox.clock import Clock
from sandbox.gateway.gateway import Gateway
from sandbox.rest.api import Api
from sandbox.room.room import Room
from sandbox.world import messages
from sandbox.world.messages import Draft
from sandbox.world.state import World


class Sandbox:
    """A local Discord: REST, gateway and room over one world.

    Args:
        state: Folder that keeps the room between runs; ``None`` forgets it.
        port: Port on 127.0.0.1; 0 takes a free one.
    """

    def __init__(self, state: Path | None = None, port: int = 0) -> None:
        self._port = port
        self.clock = Clock()
        self.world = World(self.clock)
        self.gateway = Gateway(self.world)
        self._api = Api(self.world)
        self._room = Room(self.world, self.gateway)
        self._runner: web.AppRunner | None = None

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
        """Every request so far that no route knew; empty when all is well."""
        return self._api.unknown_routes

    async def start(self) -> None:
        """Open the port."""
        app = web.Application(client_max_size=26 * 1024 * 1024)
        app.router.add_get("/gateway", self.gateway.accept)
        app.router.add_get("/room", self._room.accept)
        self._api.add_to(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.world.base_url = f"http://127.0.0.1:{port}"
        seed.plant(self.world)
        for channel, author, text in seed.welcome(self.world):
            messages.post(self.world, channel, Draft(author, {"content": text}))

    async def stop(self) -> None:
        """Close every connection and the port."""
        self.clock.stop()
        for socket in (*self.gateway.sockets, *self._room.sockets):
            await socket.close(code=1001)
        if self._runner is not None:
            await self._runner.cleanup()
