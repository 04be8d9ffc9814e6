"""Models in a thread of this process: for tests and for hosts too small for two processes."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar, cast

from models.engines.model_set import ModelSet
from models.errors import EngineFailed, InferenceError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from models.registry import ModelSettings
    from models.tasks.base import Task

RequestT = TypeVar("RequestT")
AnswerT = TypeVar("AnswerT")


class InProcessEngine:
    """A `BatchEngine` and `StreamEngine` on one thread, so that computing never blocks the loop.

    It imports the model libraries into this process and cannot survive a crash inside them;
    `models.worker.engine.WorkerEngine` is the one for service.
    """

    def __init__(self, settings: ModelSettings) -> None:
        self._models = ModelSet(settings)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="models")
        self._loaded = asyncio.Event()
        self._states: dict[str, str] = {}

    async def load(self) -> None:
        """Bring up the models in the thread."""
        loop = asyncio.get_running_loop()
        self._states = await loop.run_in_executor(self._thread, self._models.load)
        self._loaded.set()

    async def watch(self) -> None:
        """Wait for ever: a thread is not lost while the process lives."""
        await asyncio.Event().wait()

    async def ready(self) -> None:
        """Return once the models are up."""
        await self._loaded.wait()

    async def run_batch(
        self, task: Task[RequestT, AnswerT], requests: Sequence[RequestT]
    ) -> Sequence[AnswerT]:
        """Compute in the thread; a forward pass that runs cannot be stopped, only left."""
        loop = asyncio.get_running_loop()
        compute = self._models.answer
        try:
            answers = await loop.run_in_executor(self._thread, compute, task.name, requests)
        except InferenceError:
            raise
        except Exception as error:
            raise EngineFailed(f"the model raised {type(error).__name__}") from error
        return cast("Sequence[AnswerT]", answers)

    async def stream(
        self, task: Task[RequestT, AnswerT], request: RequestT
    ) -> AsyncGenerator[AnswerT, None]:
        """Compute step by step in the thread, where batches find their turn between steps."""
        loop = asyncio.get_running_loop()
        try:
            chunks = self._models.stream(task.name, request)
            try:
                while (
                    chunk := await loop.run_in_executor(self._thread, next, chunks, None)
                ) is not None:
                    yield cast("AnswerT", chunk)
            finally:
                self._thread.submit(chunks.close)
        except InferenceError:
            raise
        except Exception as error:
            raise EngineFailed(f"the model raised {type(error).__name__}") from error

    def stats(self) -> Mapping[str, object]:
        """Return the state of each model."""
        return {"mode": "in process", "ready": self._loaded.is_set(), "models": self._states}

    async def close(self) -> None:
        """End the thread after the batch it may be computing."""
        await asyncio.to_thread(self._thread.shutdown, wait=True, cancel_futures=True)
