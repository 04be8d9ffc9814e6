"""The gateway's socket: HELLO, IDENTIFY, READY, events and heartbeats."""

import json
import secrets

from aiohttp import WSMsgType, web

from sandbox.rest.users import gateway_url
from sandbox.shapes import Json
from sandbox.world.events import Event
from sandbox.world.state import World


class Gateway:
    """Accepts the bot's websocket connections."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.sockets: set[web.WebSocketResponse] = set()

    async def accept(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        self.sockets.add(socket)
        connection = Connection(self._world, socket)
        try:
            await connection.run()
        finally:
            self.sockets.discard(socket)
        return socket


class Connection:
    def __init__(self, world, socket) -> None:
        self._world = world
        self._socket = socket
        self._seq = 0
        import asyncio

        self._queue = asyncio.Queue()

    async def run(self) -> None:
        import asyncio

        self._put({"op": 10, "d": {"heartbeat_interval": 41250}})
        writer = asyncio.create_task(self._write())
        try:
            async for frame in self._socket:
                if frame.type is WSMsgType.TEXT:
                    self._receive(json.loads(frame.data))
        finally:
            if self._seq:
                self._world.events.unsubscribe(self._on_event)
                self._world.publish("bot", {"online": False})
            writer.cancel()

    def _put(self, frame) -> None:
        self._queue.put_nowait(json.dumps(frame))

    async def _write(self) -> None:
        while True:
            await self._socket.send_str(await self._queue.get())

    def _receive(self, frame: Json) -> None:
        if frame["op"] == 1:
            self._put({"op": 11})
        elif frame["op"] == 2:
            self._ready()
        elif frame["op"] == 8:
            guild = self._world.guild(frame["d"]["guild_id"])
            self._dispatch(
                "GUILD_MEMBERS_CHUNK",
                {
                    "guild_id": guild.id,
                    "members": list(guild.members.values()),
                    "chunk_index": 0,
                    "chunk_count": 1,
                    "nonce": frame["d"].get("nonce"),
                },
            )

    def _dispatch(self, name, data) -> None:
        self._seq += 1
        self._put({"op": 0, "t": name, "s": self._seq, "d": data})

    def _ready(self) -> None:
        world = self._world
        self._dispatch(
            "READY",
            {
                "v": 10,
                "user": world.users[world.bot_id],
                "session_id": secrets.token_hex(16),
                "resume_gateway_url": gateway_url(world.base_url),
                "guilds": [{"id": g, "unavailable": True} for g in world.guilds],
                "application": {"id": world.bot_id, "flags": world.application["flags"]},
            },
        )
        for guild in world.guilds.values():
            self._dispatch(
                "GUILD_CREATE",
                guild.object
                | {
                    "roles": list(guild.roles.values()),
                    "channels": [
                        c for c in world.channels.values() if c.get("guild_id") == guild.id
                    ],
                    "threads": [],
                    "members": [guild.members[world.bot_id]],
                    "member_count": len(guild.members),
                    "large": False,
                    "unavailable": False,
                    "joined_at": guild.members[world.bot_id]["joined_at"],
                    "presences": [],
                    "voice_states": [],
                    "stage_instances": [],
                    "guild_scheduled_events": [],
                    "soundboard_sounds": [],
                },
            )
        world.events.subscribe(self._on_event)
        world.publish("bot", {"online": True})

    def _on_event(self, event: Event) -> None:
        if event.name.isupper() and event.only_for in (None, self._world.bot_id):
            data = event.data
            if event.name.startswith("MESSAGE_") and event.guild_id:
                data = data | {"guild_id": event.guild_id}
            self._dispatch(event.name, data)
