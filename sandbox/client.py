"""One person's connection to the room, from a script instead of a page."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, Self, TypeVar

import aiohttp

from sandbox.errors import RoomError
from sandbox.reading import line_of, text_of
from sandbox.shapes import Json

T = TypeVar("T")
ANSWER_WITHIN_S = 10.0


class NothingCame(AssertionError):
    """What a script waited for did not happen in time; says what happened instead."""


class RoomClient:
    """Asks the room for things and remembers everything it was told.

    ``hello`` is kept up to date: channels, threads, commands and members as they are now.
    ``messages`` are the messages seen so far, by id, as they are now; ``said`` is each message in
    the order it came, and again whenever its text changed; ``events`` is all that came.
    """

    def __init__(
        self, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse, hello: Json
    ) -> None:
        self.hello = hello
        self.me: Json = hello["me"]
        self.events: list[Json] = []
        self.messages: dict[str, Json] = {}
        self.said: list[Json] = []
        self.interactions: dict[str, Json] = {}
        self.channels: dict[str, Json] = {}
        for place in (*hello["guild"]["channels"], *hello["threads"], *hello["dms"]):
            self.channels[place["id"]] = place
        self._session = session
        self._socket = socket
        self._answers: dict[int, asyncio.Future[Json]] = {}
        self._news = asyncio.Condition()
        self._asked = 0
        self._reader = asyncio.create_task(self._read(), name=f"room {self.me['handle']}")

    @classmethod
    async def connect(cls, url: str, handle: str, **query: str) -> Self:
        """Come into the room at ``url``; ``query`` as in the room wire's address.

        Raises:
            aiohttp.WSServerHandshakeError: Nobody there has that handle.
        """
        session = aiohttp.ClientSession()
        try:
            socket = await session.ws_connect(
                f"{url}/room", params={"as": handle, **query}, max_msg_size=0
            )
        except BaseException:
            await session.close()
            raise
        hello = await socket.receive_json()
        return cls(session, socket, hello["data"])

    async def leave(self) -> None:
        """Close the connection."""
        await self._socket.close()
        await self._session.close()
        await self._reader

    async def ask(self, op: str, **fields: Any) -> Json:  # noqa: ANN401  JSON
        """Ask for something of the room wire and return the result.

        Raises:
            RoomError: The room refused.
            NothingCame: No answer within ten seconds.
        """
        self._asked += 1
        number = self._asked
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "op": op, **fields})
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                answer = await self._answers[number]
        except TimeoutError:
            raise NothingCame(f"the room did not answer {op!r}") from None
        finally:
            del self._answers[number]
        if not answer["ok"]:
            raise RoomError(answer["error"]["code"], str(answer["error"]))
        result: Json = answer["result"]
        return result

    async def wait(self, look: Callable[[], T | None], timeout_s: float, what: str) -> T:
        """Return what ``look`` finds, now or after some event.

        Raises:
            NothingCame: It found nothing for ``timeout_s`` seconds; names ``what``.
        """
        try:
            async with asyncio.timeout(timeout_s), self._news:
                while (found := look()) is None:
                    await self._news.wait()
                return found
        except TimeoutError:
            raise NothingCame(f"{self._stuck(what, timeout_s)}\n{self.transcript()}") from None

    def _stuck(self, what: str, timeout_s: float) -> str:
        gone = " (the connection is closed)" if self._socket.closed else ""
        return f"{self.me['handle']} waited {timeout_s:g} s for {what}{gone}. Seen last:"

    def transcript(self, count: int = 15) -> str:
        """Return the last messages seen, a line each."""
        shown = list(self.messages.values())[-count:]
        names = {place_id: place.get("name", "@me") for place_id, place in self.channels.items()}
        return "\n".join(line_of(message, names) for message in shown) or "(nothing)"

    async def _read(self) -> None:
        async for frame in self._socket:
            data = json.loads(frame.data)
            if "event" not in data:
                waiting = self._answers.get(data["id"])
                if waiting is not None and not waiting.done():
                    waiting.set_result(data)
                continue
            async with self._news:
                self._take(data["event"], data["data"])
                self.events.append(data)
                self._news.notify_all()

    def _take(self, name: str, data: Json) -> None:
        if name in ("message_create", "message_update"):
            known = self.messages.get(data["id"])
            self.messages[data["id"]] = data
            if known is None or text_of(known) != text_of(data):
                self.said.append(data)
        elif name == "message_delete":
            self.messages.pop(data["id"], None)
        elif name == "interaction":
            self.interactions[data["interaction_id"]] = data
        elif name in ("channel_delete", "thread_delete"):
            self.channels.pop(data["id"], None)
        elif name.startswith(("channel_", "thread_")):
            self.channels[data["id"]] = data
        elif name == "commands_update":
            self.hello["commands"] = data["commands"]
