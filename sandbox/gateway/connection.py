"""One websocket of the gateway: frames in, frames out."""

import asyncio
import json
import time
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import ClientConnectionResetError, WSMsgType, web

from sandbox.shapes import Json

SENDS_PER_MINUTE = 120
GONE = (1000, 1001)


class CloseWith(Exception):
    """The connection is to be closed with one of Discord's codes."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Close:
    code: int
    reason: str


class Connection:
    """Reads what a bot sends and writes what it is to know, until either side ends it.

    ``ended`` is set when it is over.

    Args:
        socket: The websocket, prepared.
        request: The request that opened it.
        heartbeat_s: The interval asked of the bot; without a word for half as long again the
            connection is closed.
        receive: Is given each frame; may raise ``CloseWith``.
    """

    def __init__(
        self,
        socket: web.WebSocketResponse,
        request: web.Request,
        heartbeat_s: float,
        receive: Callable[["Connection", Json], None],
    ) -> None:
        self._socket = socket
        self._request = request
        self._heartbeat_s = heartbeat_s
        self._receive = receive
        self.ended = asyncio.Event()
        self._is_closing = False
        self._queue: asyncio.Queue[str | _Close] = asyncio.Queue()
        self._received_at: deque[float] = deque(maxlen=SENDS_PER_MINUTE)
        is_compressed = request.query.get("compress") == "zlib-stream"
        self._compressor = zlib.compressobj() if is_compressed else None

    @property
    def ended_for_good(self) -> bool:
        """Whether the bot, not we, closed, and in the way that ends its session."""
        return not self._is_closing and self._socket.close_code in GONE

    def send(self, frame: str) -> None:
        """Send a frame, after those before it."""
        self._queue.put_nowait(frame)

    def send_op(self, op: int, data: object = None) -> None:
        """Send a frame that is no event."""
        self.send(json.dumps({"op": op, "d": data}, separators=(",", ":")))

    def close(self, code: int, reason: str = "") -> None:
        """Close with a code, after the frames before it."""
        self._queue.put_nowait(_Close(code, reason))

    def abort(self) -> None:
        """Cut the TCP connection at once."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def run(self) -> None:
        """Serve until the connection ends."""
        self.send_op(10, {"heartbeat_interval": int(self._heartbeat_s * 1000)})
        async with asyncio.TaskGroup() as tasks:
            writer = tasks.create_task(self._write(), name="gateway writer")
            try:
                await self._read()
            except CloseWith as end:
                await self._socket.close(code=end.code, message=end.reason.encode())
            except TimeoutError:
                await self._socket.close(code=4009, message=b"Session timed out.")
            finally:
                if not self._is_closing:
                    writer.cancel()
        self.ended.set()

    async def _read(self) -> None:
        while True:
            async with asyncio.timeout(1.5 * self._heartbeat_s + 1):
                frame = await self._socket.receive()
            if frame.type is not WSMsgType.TEXT:
                return
            self._limit()
            try:
                data = json.loads(frame.data)
            except json.JSONDecodeError:
                raise CloseWith(4002, "Error while decoding payload.") from None
            if not isinstance(data, dict):
                raise CloseWith(4002, "Error while decoding payload.")
            self._receive(self, data)

    def _limit(self) -> None:
        now = time.monotonic()
        if len(self._received_at) == SENDS_PER_MINUTE and now - self._received_at[0] < 60:
            raise CloseWith(4008, "You are being rate limited.")
        self._received_at.append(now)

    async def _write(self) -> None:
        while True:
            item = await self._queue.get()
            try:
                if isinstance(item, _Close):
                    self._is_closing = True
                    await self._socket.close(code=item.code, message=item.reason.encode())
                    return
                await self._write_frame(item)
            except ClientConnectionResetError:
                return

    async def _write_frame(self, frame: str) -> None:
        if self._compressor is None:
            await self._socket.send_str(frame)
            return
        data = self._compressor.compress(frame.encode())
        await self._socket.send_bytes(data + self._compressor.flush(zlib.Z_SYNC_FLUSH))
