"""The room's websocket: people come in, ask for things, and are told what happens."""

import asyncio
import json
import logging
from importlib import import_module

from aiohttp import ClientConnectionResetError, WSMsgType, web

from sandbox.errors import ApiError, RoomError
from sandbox.faults import Faults
from sandbox.gateway.session import presence
from sandbox.room.asks import OPS, Ask, Result
from sandbox.room.telling import told
from sandbox.room.visitor import Visitor
from sandbox.shapes import Json
from sandbox.world import members
from sandbox.world.accounts import add_person
from sandbox.world.events import Event
from sandbox.world.state import Person, World

log = logging.getLogger(__name__)
LARGEST_FRAME = 40 * 1024 * 1024

for _area in ("talk", "polls", "use", "order", "server"):
    import_module(f"sandbox.room.{_area}")


class Room:
    """Accepts the websockets of people; ``crashes`` lists requests it could not serve."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self.sockets: set[web.WebSocketResponse] = set()
        self.crashes: list[str] = []

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one person's connection until it ends."""
        person = self._who(request)
        guild_id = request.query.get("guild") or next(iter(self._world.guilds))
        visitor = Visitor(self._world, self._faults, person, guild_id)
        socket = web.WebSocketResponse(max_msg_size=LARGEST_FRAME, heartbeat=30.0)
        await socket.prepare(request)
        self.sockets.add(socket)
        self._show_online(person, +1)
        try:
            await Window(socket, visitor, self.crashes).run()
        finally:
            self.sockets.discard(socket)
            self._show_online(person, -1)
        return socket

    async def stop(self) -> None:
        """Close every connection."""
        for socket in tuple(self.sockets):
            await socket.close(code=1001)

    def _who(self, request: web.Request) -> Person:
        """Return who comes in; with ``create`` somebody new becomes a member."""
        world, handle = self._world, request.query.get("as", "")
        if handle in world.people:
            return world.people[handle]
        if not request.query.get("create") or not handle.isidentifier():
            raise web.HTTPNotFound(text=f"nobody here is called {handle!r}")
        locale = request.query.get("locale", "en-US")
        person = add_person(world, handle, request.query.get("name", handle), locale)
        for guild in world.guilds.values():
            members.join(world, guild, person.user_id)
        return person

    def _show_online(self, person: Person, change: int) -> None:
        self._world.online[person.user_id] += change
        for guild_id, guild in self._world.guilds.items():
            if person.user_id in guild.members:
                data = presence(self._world, guild_id, person.user_id)
                self._world.publish("PRESENCE_UPDATE", data, guild_id=guild_id)


class Window:
    """One connection of one person."""

    def __init__(self, socket: web.WebSocketResponse, visitor: Visitor, crashes: list[str]) -> None:
        self._socket = socket
        self._visitor = visitor
        self._crashes = crashes
        self._queue: asyncio.Queue[str] = asyncio.Queue()

    async def run(self) -> None:
        """Serve until the connection ends."""
        self._push("hello", self._visitor.hello())
        self._visitor.world.events.subscribe(self._on_event)
        try:
            async with asyncio.TaskGroup() as tasks:
                writer = tasks.create_task(self._write(), name="room writer")
                async for frame in self._socket:
                    if frame.type is WSMsgType.TEXT:
                        self._receive(frame.data, tasks)
                writer.cancel()
                self._visitor.give_up_waiting()
        finally:
            self._visitor.world.events.unsubscribe(self._on_event)

    async def _write(self) -> None:
        while True:
            try:
                await self._socket.send_str(await self._queue.get())
            except ClientConnectionResetError:
                return

    def _send(self, frame: Json) -> None:
        self._queue.put_nowait(json.dumps(frame, ensure_ascii=False))

    def _push(self, name: str, data: Json) -> None:
        self._send({"event": name, "data": data})

    def _on_event(self, event: Event) -> None:
        for name, data in told(self._visitor, event):
            self._push(name, data)

    def _receive(self, text: str, tasks: asyncio.TaskGroup) -> None:
        try:
            fields = json.loads(text)
        except json.JSONDecodeError:
            fields = None
        if not isinstance(fields, dict):
            fields = {}
        tasks.create_task(self._answer(fields), name="room request")

    async def _answer(self, fields: Json) -> None:
        answer: Json = {"id": fields.get("id")}
        try:
            result = self._ask(fields)
            result = await result if isinstance(result, asyncio.Future) else result
        except RoomError as error:
            answer |= {"ok": False, "error": {"code": error.code, "message": error.message}}
        except ApiError as error:
            about = {"code": error.refusal.name.lower(), "message": error.refusal.message}
            answer |= {
                "ok": False,
                "error": about | ({"errors": error.errors} if error.errors else {}),
            }
        except Exception:
            log.exception("the room failed at %s", fields.get("op"))
            self._crashes.append(str(fields.get("op")))
            answer |= {"ok": False, "error": {"code": "crash", "message": "The sandbox failed"}}
        else:
            answer |= {"ok": True, "result": result}
        self._send(answer)

    def _ask(self, fields: Json) -> Result:
        name = fields.get("op")
        if not isinstance(name, str) or name not in OPS:
            raise RoomError("bad_request", f"no op {name!r}; there are {sorted(OPS)}")
        return OPS[name](self._visitor, Ask(fields))
