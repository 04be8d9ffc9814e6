"""Models in a process of their own: a crash, a hang or a full memory there is not ours."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import ValidationError

from models.errors import (
    BadOutput,
    EngineFailed,
    FormImpossible,
    InvalidRequest,
    ModelBroken,
    ModelMissing,
    PromptTooLong,
)
from models.worker import wire
from models.worker.process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from models.registry import ModelSettings
    from models.tasks.base import Task

log = logging.getLogger(__name__)

RequestT = TypeVar("RequestT")
AnswerT = TypeVar("AnswerT")

ERRORS = {
    error.__name__: error
    for error in (
        InvalidRequest, PromptTooLong, FormImpossible, ModelMissing, ModelBroken, EngineFailed,
        BadOutput,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """When a worker counts as hung, in seconds.

    Attributes:
        load_s: Longest time from its start until the models are up.
        silence_s: Longest time without a sign of life; it gives one every second.
        batch_s: Longest time for one batch.
        chunk_s: Longest time between two chunks of a stream; reading a long talk takes its time.
    """

    load_s: float = 120.0
    silence_s: float = 10.0
    batch_s: float = 30.0
    chunk_s: float = 120.0


class WorkerEngine:
    """A `BatchEngine` and `StreamEngine` over one worker process at a time."""

    def __init__(self, settings: ModelSettings, limits: WorkerLimits | None = None) -> None:
        self._settings = settings
        self._limits = limits or WorkerLimits()
        self._worker: WorkerProcess | None = None
        self._ready = asyncio.Event()
        self._numbers = itertools.count(1)
        self._pending: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._streams: dict[int, asyncio.Queue[dict[str, Any]]] = {}
        self._states: dict[str, str] = {}
        self._spawned = 0
        self._side_by_side = 1

    async def load(self) -> None:
        """Spawn a worker and wait until its models are up."""
        try:
            self._worker = await WorkerProcess.spawn(self._settings)
        except OSError as error:
            raise EngineFailed(f"the worker could not be started: {error!r}") from error
        self._spawned += 1
        try:
            async with asyncio.timeout(self._limits.load_s):
                while "ready" not in (message := await self._worker.receive(self._limits.load_s)):
                    pass  # signs of life
        except (TimeoutError, EOFError, ValueError) as error:
            raise EngineFailed(f"the worker did not get ready: {error!r}") from error
        else:
            self._states = message["ready"]
            self._side_by_side = message["side_by_side"]
            self._ready.set()
            log.info("worker %d is ready: %s", self._worker.pid, self._states)
        finally:
            if not self._ready.is_set():
                await self._lose()

    async def watch(self) -> None:
        """Hand answers to their batches until the worker dies, hangs or talks nonsense."""
        worker = self._require_worker()
        try:
            while True:
                message = await worker.receive(self._limits.silence_s)
                self._hand_on(message.get("id", 0), message)
        except (TimeoutError, EOFError, ValueError) as error:
            log.warning("worker %d is lost: %r", worker.pid, error)
        finally:
            await self._lose()

    async def ready(self) -> None:
        """Return once a worker is up."""
        await self._ready.wait()

    async def run_batch(
        self, task: Task[RequestT, AnswerT], requests: Sequence[RequestT]
    ) -> Sequence[AnswerT]:
        """Have the worker compute; a worker that takes too long is killed."""
        if not self._ready.is_set():
            raise EngineFailed("no worker is up")
        worker, number = self._require_worker(), next(self._numbers)
        wired = wire.to_json(task.request, requests)
        answer = self._pending[number] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(self._limits.batch_s):
                await worker.send({"id": number, "task": task.name, "requests": wired})
                message = await answer
        except TimeoutError as error:
            worker.kill()
            raise EngineFailed(f"no answer within {self._limits.batch_s} s") from error
        except ConnectionError as error:
            raise EngineFailed("the worker is gone") from error
        finally:
            del self._pending[number]
        return cast("Sequence[AnswerT]", _answers(task, message))

    async def stream(
        self, task: Task[RequestT, AnswerT], request: RequestT
    ) -> AsyncGenerator[AnswerT, None]:
        """Have the worker write; a worker that falls silent in between is killed."""
        if not self._ready.is_set():
            raise EngineFailed("no worker is up")
        worker, number = self._require_worker(), next(self._numbers)
        [wired] = wire.to_json(task.request, [request])
        chunks = self._streams[number] = asyncio.Queue()
        has_ended = False
        try:
            await worker.send({"id": number, "task": task.name, "stream": wired})
            while not has_ended:
                async with asyncio.timeout(self._limits.chunk_s):
                    message = await chunks.get()
                has_ended = "chunk" not in message
                for chunk in _chunks(task, message):
                    yield chunk
        except TimeoutError as error:
            worker.kill()
            raise EngineFailed(f"nothing came for {self._limits.chunk_s} s") from error
        except ConnectionError as error:
            raise EngineFailed("the worker is gone") from error
        finally:
            del self._streams[number]
            if not has_ended and worker is self._worker:
                with contextlib.suppress(ConnectionError):
                    worker.post({"cancel": number})

    @property
    def side_by_side(self) -> int:
        """Return what the worker said when it was ready."""
        return self._side_by_side

    def forget(self, scope: int) -> None:
        """Have the worker free what it keeps of a scope; one that is lost keeps nothing."""
        if self._ready.is_set():
            with contextlib.suppress(ConnectionError):
                self._require_worker().post({"forget": scope})

    def stats(self) -> Mapping[str, object]:
        """Return the worker's process id, how often it was started again, and its models."""
        return {
            "mode": "worker process",
            "ready": self._ready.is_set(),
            "pid": self._worker.pid if self._worker else None,
            "restarts": max(0, self._spawned - 1),
            "models": dict(self._states),
        }

    async def close(self) -> None:
        """End the worker by closing its pipe; by force where that does not help."""
        self._ready.clear()
        if self._worker is not None:
            await self._worker.stop()
            self._worker = None

    async def _lose(self) -> None:
        """Give up the worker; the batch it had learns why."""
        self._ready.clear()
        worker, self._worker = self._require_worker(), None
        worker.kill()
        code = await worker.ended()
        for answer in self._pending.values():
            if not answer.done():
                answer.set_exception(EngineFailed(f"the worker ended with code {code}"))
        for chunks in self._streams.values():
            reason = f"the worker ended with code {code}"
            chunks.put_nowait({"error": EngineFailed.__name__, "reason": reason})

    def _hand_on(self, number: int, message: dict[str, Any]) -> None:
        """Give a message to whoever waits for it; nobody does for what was left or cancelled."""
        answer = self._pending.get(number)
        if answer is not None and not answer.done():
            answer.set_result(message)
        if number in self._streams:
            self._streams[number].put_nowait(message)

    def _require_worker(self) -> WorkerProcess:
        if self._worker is None:
            raise EngineFailed("no worker was started")
        return self._worker


def _answers(task: Task[Any, Any], message: Mapping[str, Any]) -> Sequence[Any]:
    """Return a message's answers, checked, or raise its error."""
    _check(message)
    try:
        return wire.from_json(task.answer, message["answers"])
    except (ValidationError, KeyError, TypeError) as error:
        raise BadOutput(f"an answer of another form: {type(error).__name__}") from error


def _chunks(task: Task[Any, Any], message: Mapping[str, Any]) -> Sequence[Any]:
    """Return the chunk of a message, checked; none at the end of a stream; or raise its error."""
    _check(message)
    try:
        return wire.from_json(task.answer, [message["chunk"]] if "chunk" in message else [])
    except (ValidationError, TypeError) as error:
        raise BadOutput(f"a chunk of another form: {type(error).__name__}") from error


def _check(message: Mapping[str, Any]) -> None:
    if "error" in message:
        raise ERRORS.get(message["error"], EngineFailed)(message.get("reason", ""))
