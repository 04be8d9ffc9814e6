"""Talks written by an OpenAI-compatible server, such as vLLM, llama.cpp, Ollama or SGLang."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any, cast

import aiohttp

from models.errors import BadOutput, EngineFailed, ModelMissing
from models.tasks.chat import CHAT, ChatChunk, ChatRequest

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from models.engines.base import AnswerT, RequestT
    from models.tasks.base import Task
    from models.tasks.chat import ChatMessage

log = logging.getLogger(__name__)

REACH_S = 10.0
SILENCE_S = 120.0
MOST_STOPS = 4
"""As many as the interface takes."""
NOT_FOUND = 404


class OpenAIEngine:
    """A `StreamEngine` over HTTP; closing a stream closes its connection, and the server stops."""

    def __init__(self, url: str, model: str, key: str | None = None) -> None:
        """Name the server; nothing is sent before `load`.

        Args:
            url: Base address, such as ``http://127.0.0.1:8000/v1``.
            model: Name of the model on that server; empty takes the first one it lists.
            key: Bearer token, if the server wants one.
        """
        self._url = url.rstrip("/")
        self._model = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._session: aiohttp.ClientSession | None = None
        self._ready = asyncio.Event()
        self._lost = asyncio.Event()

    async def load(self) -> None:
        """Ask the server for its models, which shows that address and key are right."""
        self._lost.clear()
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=None, sock_connect=REACH_S, sock_read=SILENCE_S)
            self._session = aiohttp.ClientSession(headers=self._headers, timeout=timeout)
        try:
            async with asyncio.timeout(REACH_S), self._session.get(f"{self._url}/models") as answer:
                if answer.status >= 400:
                    raise EngineFailed(f"the chat server answers {answer.status}")
                listed = (await answer.json(content_type=None)).get("data") or []
        except (aiohttp.ClientError, OSError, ValueError, AttributeError) as error:
            raise EngineFailed(f"the chat server cannot be asked: {error!r}") from error
        self._model = self._model or (str(listed[0]["id"]) if listed else "")
        self._ready.set()

    async def watch(self) -> None:
        """Return when the server could not be reached."""
        await self._lost.wait()
        self._ready.clear()

    async def ready(self) -> None:
        """Return once the server answered."""
        await self._ready.wait()

    async def stream(
        self, task: Task[RequestT, AnswerT], request: RequestT
    ) -> AsyncGenerator[AnswerT, None]:
        """Yield the chunks of a talk as they come."""
        if task.name != CHAT.name or not isinstance(request, ChatRequest):
            raise ModelMissing(f"the chat server does not answer {task.name}")
        if self._session is None:
            raise EngineFailed("the chat server was not asked yet")
        body = self._body(request)
        try:
            async with self._session.post(f"{self._url}/chat/completions", json=body) as answer:
                if answer.status == NOT_FOUND:
                    raise ModelMissing(f"the chat server has no model {self._model!r}")
                if answer.status >= 400:
                    raise EngineFailed(f"the chat server answers {answer.status}")
                count = 0
                async for line in answer.content:
                    count += 1
                    chunk = _chunk(line, count)
                    if chunk is not None:
                        yield cast("AnswerT", chunk)
                    if chunk is not None and chunk.finish:
                        return
        except (aiohttp.ClientError, OSError) as error:
            self._lost.set()
            raise EngineFailed(f"the chat server was lost: {type(error).__name__}") from error
        raise EngineFailed("the chat server ended in the middle of an answer")

    side_by_side = 8

    def forget(self, scope: int) -> None:
        """Forget nothing: what a server keeps is its own affair."""

    def stats(self) -> Mapping[str, object]:
        """Return whether the server is there; its address may hold a secret and is not told."""
        state = "ready" if self._ready.is_set() else "unreachable"
        return {"mode": "server", "ready": self._ready.is_set(), "models": {"chat": state}}

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _body(self, request: ChatRequest) -> dict[str, Any]:
        sampling = request.sampling
        body = {
            "model": self._model,
            "messages": [_message(each) for each in request.messages],
            "stream": True,
            "max_tokens": request.max_tokens,
            "temperature": sampling.temperature,
            "top_p": sampling.top_p,
        }
        if request.stop:
            body["stop"] = list(request.stop[:MOST_STOPS])
        if sampling.seed is not None:
            body["seed"] = sampling.seed
        return body


def _message(message: ChatMessage) -> dict[str, str]:
    """Return a message as the interface has it; a person's name stands in the text."""
    text = f"{message.name}: {message.text}" if message.name and message.role == "user" else ""
    return {"role": message.role, "content": text or message.text}


def _chunk(line: bytes, count: int) -> ChatChunk | None:
    """Return what a line of the event stream says; None where it says nothing.

    Raises:
        BadOutput: It is no line of such a stream.
    """
    head, _, data = line.decode("utf-8", errors="replace").strip().partition(":")
    if head != "data":
        return None
    if data.strip() == "[DONE]":
        return ChatChunk("", "stop", count)
    try:
        choices = json.loads(data)["choices"]
        if not choices:
            return None
        text = choices[0].get("delta", {}).get("content") or ""
        reason = choices[0].get("finish_reason")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadOutput("the chat server sent what is no chunk") from error
    return ChatChunk(str(text), "length" if reason == "length" else "stop" if reason else "", count)
