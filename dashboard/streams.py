"""Server-sent events: a page that stays true while it is open.

What is sent is always the whole state, with its fingerprint as the event's id. A browser that
comes back with a `Last-Event-ID` is told only what is new, and no history need be kept.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from starlette.responses import StreamingResponse

from bot.errors import TryLater

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from starlette.responses import Response

MAX_STREAMS = 64
MAX_PER_VIEWER = 4
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class Streams:
    """Opens event streams, never too many, and closes all of them at once.

    Args:
        look_every_s: Seconds between two looks at the state.
        beat_every_s: Seconds between two signs of life; rights are asked for again then.
    """

    def __init__(self, *, look_every_s: float = 1.0, beat_every_s: float = 15.0) -> None:
        self._look_every_s = look_every_s
        self._beat_every_s = beat_every_s
        self._open: Counter[bytes] = Counter()
        self._closing = asyncio.Event()

    def __len__(self) -> int:
        """Return how many streams are open."""
        return self._open.total()

    def close(self) -> None:
        """End every stream, and each that is opened later."""
        self._closing.set()

    def open(
        self,
        viewer: bytes,
        last_seen: str,
        state: Callable[[], Mapping[str, object]],
        may_see: Callable[[], Awaitable[bool]],
    ) -> Response:
        """Return a response that tells a state whenever it changed.

        Args:
            viewer: Stands for one session; it may have four streams.
            last_seen: The `Last-Event-ID` of a browser that comes back, or empty.
            state: What to tell, ready for JSON.
            may_see: Whether the viewer still may; asked at each beat.

        Raises:
            TryLater: Too many streams are open.
        """
        if self._open[viewer] >= MAX_PER_VIEWER or len(self) >= MAX_STREAMS:
            raise TryLater("dashboard-streams-full")
        return StreamingResponse(
            self._events(viewer, last_seen, state, may_see),
            media_type="text/event-stream",
            headers=HEADERS,
        )

    async def _events(
        self,
        viewer: bytes,
        last_seen: str,
        state: Callable[[], Mapping[str, object]],
        may_see: Callable[[], Awaitable[bool]],
    ) -> AsyncIterator[str]:
        self._open[viewer] += 1
        looks_per_beat = max(1, round(self._beat_every_s / self._look_every_s))
        look = 0
        try:
            yield "retry: 2000\n\n"
            while not self._closing.is_set():
                text = json.dumps(state(), ensure_ascii=False, sort_keys=True)
                fingerprint = hashlib.sha256(text.encode()).hexdigest()[:16]
                if fingerprint != last_seen:
                    last_seen = fingerprint
                    yield f"id: {fingerprint}\ndata: {text}\n\n"
                look += 1
                if look % looks_per_beat == 0:
                    if not await may_see():
                        return
                    yield ": here\n\n"
                await self._wait()
        finally:
            self._open[viewer] -= 1
            self._open += Counter()  # forget viewers with none

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(self._look_every_s):
                await self._closing.wait()
        except TimeoutError:
            return  # time for the next look
