"""A chat server that says what a test wrote: the OpenAI-compatible interface over loopback."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from typing import TYPE_CHECKING, Self

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Breaks the connection in the middle of an answer.
BREAK = object()
Step = str | float | asyncio.Event | object


class ScriptedChat:
    """Answers with the next script: texts, seconds or events to wait for, or `BREAK`."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.closed: int = 0
        self._scripts: deque[Sequence[Step]] = deque()
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/v1/models", self._models)
        app.router.add_post("/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def script(self, *steps: Step) -> None:
        """Say this next."""
        self._scripts.append(steps)

    @property
    def waiting(self) -> int:
        """How many scripts nobody asked for yet."""
        return len(self._scripts)

    async def _models(self, _request: web.Request) -> web.Response:
        return web.json_response({"data": [{"id": "scripted"}]})

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        steps = self._scripts.popleft() if self._scripts else ("Nothing was written for this.",)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            for step in steps:
                if step is BREAK:
                    request.transport.abort()
                    return response
                if isinstance(step, asyncio.Event):
                    await step.wait()
                elif isinstance(step, float):
                    await asyncio.sleep(step)
                else:
                    await response.write(_event(step, None))
            await response.write(_event("", "stop"))
        except (asyncio.CancelledError, ConnectionError):
            self.closed += 1
            raise
        return response


def _event(text: str, finish: str | None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    return f"data: {json.dumps({'choices': [choice]})}\n\n".encode()
