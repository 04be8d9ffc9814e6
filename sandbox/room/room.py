"""The room's websocket: people come in, say things and use commands."""

import asyncio
import json

from aiohttp import WSMsgType, web

from sandbox.errors import ApiError, RoomError
from sandbox.shapes import Json
from sandbox.world import interactions, messages
from sandbox.world.events import Event
from sandbox.world.messages import Draft
from sandbox.world.state import World


class Room:
    def __init__(self, world: World, gateway) -> None:
        self._world = world
        self._gateway = gateway
        self.sockets: set[web.WebSocketResponse] = set()

    async def accept(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.add(socket)
        person = self._world.people[request.query["as"]]
        queue: asyncio.Queue[str] = asyncio.Queue()

        def on_event(event: Event) -> None:
            if event.only_for not in (None, person.user_id):
                return
            data = event.data
            if event.name == "commands_update":
                data = {"commands": self._commands()}
            queue.put_nowait(json.dumps({"event": event.name.lower(), "data": data}))

        async def write() -> None:
            while True:
                await socket.send_str(await queue.get())

        queue.put_nowait(json.dumps({"event": "hello", "data": self._hello(person)}))
        self._world.events.subscribe(on_event)
        writer = asyncio.create_task(write())
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    request_ = json.loads(frame.data)
                    queue.put_nowait(json.dumps(self._answer(person, request_)))
        finally:
            self._world.events.unsubscribe(on_event)
            self.sockets.discard(socket)
            writer.cancel()
        return socket

    def _answer(self, person, request: Json) -> Json:
        try:
            result = getattr(self, "_" + request["op"])(person, request)
        except RoomError as error:
            return {
                "id": request["id"],
                "ok": False,
                "error": {"code": error.code, "message": error.message},
            }
        except ApiError as error:
            return {
                "id": request["id"],
                "ok": False,
                "error": {
                    "code": error.refusal.name.lower(),
                    "message": error.refusal.message,
                    "errors": error.errors,
                },
            }
        return {"id": request["id"], "ok": True, "result": result}

    def _commands(self):
        return [c for scope in self._world.commands.values() for c in scope.values()]

    def _hello(self, person):
        world = self._world
        guild = next(iter(world.guilds.values()))
        people = [
            {
                "handle": p.handle,
                "id": p.user_id,
                "name": world.users[p.user_id]["global_name"],
                "avatar_url": f"/avatars/{p.user_id}/{world.users[p.user_id]['avatar']}.png",
                "locale": p.locale,
                "role_ids": guild.members[p.user_id]["roles"],
                "level": p.level,
            }
            for p in world.people.values()
        ]
        return {
            "me": next(p for p in people if p["handle"] == person.handle),
            "people": people,
            "guild": {
                "id": guild.id,
                "name": guild.object["name"],
                "roles": list(guild.roles.values()),
                "channels": list(world.channels.values()),
                "members": list(guild.members.values()),
            },
            "dms": [],
            "threads": [],
            "commands": self._commands(),
            "application": {
                "id": world.bot_id,
                "name": world.application["name"],
                "avatar_url": f"/avatars/{world.bot_id}/{world.users[world.bot_id]['avatar']}.png",
            },
            "bot": {"online": bool(self._gateway.sockets)},
            "clock": {"now": world.clock.iso(), "offset_s": world.clock.offset_s},
            "faults": {},
        }

    def _history(self, person, request):
        return {"messages": list(self._world.messages.get(request["channel_id"], {}).values())}

    def _say(self, person, request):
        channel = self._world.channel(request["channel_id"])
        body = {"content": request["content"]}
        return {
            "message": messages.post(
                self._world, channel, Draft(self._world.users[person.user_id], body)
            )
        }

    def _slash(self, person, request):
        channel = self._world.channel(request["channel_id"])
        command = next(c for c in self._commands() if c["id"] == request["command_id"])
        data = {
            "id": command["id"],
            "name": command["name"],
            "type": command["type"],
            "options": request.get("options", []),
        }
        return {
            "interaction_id": interactions.start(self._world, 2, person.user_id, channel, data).id
        }
