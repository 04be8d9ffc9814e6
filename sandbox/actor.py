"""Scripted people: what a test does instead of a hand on a keyboard."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import aiohttp

from sandbox.shapes import Json


@dataclass(frozen=True, slots=True)
class Reply:
    """The bot's answer to an interaction: a message, a modal, or neither."""

    interaction_id: str
    message: Json | None
    modal: Json | None = None

    @property
    def text(self) -> str:
        return self.message["content"] if self.message else ""

    @property
    def ephemeral(self) -> bool:
        return bool(self.message and self.message["flags"] & 64)


class Actor:
    """One person in the room, over the same wire as the chat page."""

    def __init__(self, session, socket, hello: Json, channel: str) -> None:
        self._session, self._socket, self.hello = session, socket, hello
        self.channel = next(c for c in hello["guild"]["channels"] if c["name"] == channel)
        self.events: list[Json] = []
        self._commands = hello["commands"]
        self._answers: dict[int, asyncio.Future[Json]] = {}
        self._changed = asyncio.Condition()
        self._next_id = 0
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def join(cls, url: str, handle: str, *, channel: str = "film-club") -> Self:
        session = aiohttp.ClientSession()
        socket = await session.ws_connect(f"{url}/room", params={"as": handle})
        hello = (await socket.receive_json())["data"]
        return cls(session, socket, hello, channel)

    async def leave(self) -> None:
        self._reader.cancel()
        await self._socket.close()
        await self._session.close()

    async def _read(self) -> None:
        async for frame in self._socket:
            data = json.loads(frame.data)
            if "event" not in data:
                self._answers.pop(data["id"]).set_result(data)
                continue
            if data["event"] == "commands_update":
                self._commands = data["data"]["commands"]
            async with self._changed:
                self.events.append(data)
                self._changed.notify_all()

    async def request(self, op: str, **fields: Any) -> Json:
        self._next_id += 1
        future = asyncio.get_running_loop().create_future()
        self._answers[self._next_id] = future
        await self._socket.send_json({"id": self._next_id, "op": op, **fields})
        answer = await asyncio.wait_for(future, 5)
        if not answer["ok"]:
            raise AssertionError(answer["error"])
        return answer["result"]

    async def wait_for(self, test: Callable[[Json], bool], timeout_s: float = 5) -> Json:
        async with asyncio.timeout(timeout_s), self._changed:
            while True:
                for event in self.events:
                    if test(event):
                        return event
                await self._changed.wait()

    async def say(self, text: str) -> Json:
        result = await self.request("say", channel_id=self.channel["id"], content=text)
        return result["message"]

    async def slash(self, name: str, /, **options: Any) -> Reply:
        command, *path = name.removeprefix("/").split()
        found = next(c for c in self._commands if c["name"] == command)
        sent = [{"name": k, "type": 3, "value": v} for k, v in options.items()]
        for part in reversed(path):
            sent = [{"name": part, "type": 1, "options": sent}]
        result = await self.request(
            "slash", channel_id=self.channel["id"], command_id=found["id"], options=sent
        )
        done = await self.wait_for(
            lambda e: (
                e["event"] == "interaction"
                and e["data"]["interaction_id"] == result["interaction_id"]
                and e["data"]["state"] in ("done", "failed", "modal")
            )
        )
        return Reply(result["interaction_id"], done["data"].get("message"))

    async def expect(
        self,
        test: Callable[[Json], bool] | None = None,
        *,
        contains: str = "",
        timeout_s: float = 5,
    ) -> Json:
        event = await self.wait_for(
            lambda e: (
                e["event"] == "message_create"
                and contains in e["data"]["content"]
                and (test is None or test(e["data"]))
            ),
            timeout_s,
        )
        return event["data"]
