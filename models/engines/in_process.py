"""Models in a thread of this process: for tests and for hosts too small for two processes."""

from __future__ import annotations

import asyncio
import itertools
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar, cast

from models.engines.model_set import ModelSet
from models.engines.open_streams import OpenStreams
from models.errors import EngineFailed, InferenceError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from models.engines.base import Outcome
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
        self._streams = OpenStreams(self._models)
        self._numbers = itertools.count(1)
        self._chunks: dict[int, asyncio.Queue[Outcome]] = {}
        self._stepping: asyncio.Task[None] | None = None

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
        loop, number = asyncio.get_running_loop(), next(self._numbers)
        outcomes = self._chunks[number] = asyncio.Queue()
        try:
            begin = self._streams.begin
            await loop.run_in_executor(self._thread, begin, number, task.name, request)
            if self._stepping is None or self._stepping.done():
                self._stepping = asyncio.create_task(self._step(), name="models, stream steps")
            while (outcome := await outcomes.get()) is not None:
                if isinstance(outcome, Exception):
                    raise outcome  # noqa: TRY301  same end as an error of `begin`
                yield cast("AnswerT", outcome)
        except InferenceError:
            raise
        except Exception as error:
            raise EngineFailed(f"the model raised {type(error).__name__}") from error
        finally:
            del self._chunks[number]
            self._thread.submit(self._streams.cancel, number)

    async def _step(self) -> None:
        """Step until no answer is open."""
        loop = asyncio.get_running_loop()
        while self._chunks:
            for number, outcome in await loop.run_in_executor(self._thread, self._streams.step):
                if number in self._chunks:
                    self._chunks[number].put_nowait(outcome)

    @property
    def side_by_side(self) -> int:
        """Return what the models said when they came up."""
        return self._models.side_by_side()

    def forget(self, scope: int) -> None:
        """Have the models free what they keep of a scope."""
        self._thread.submit(self._models.forget, scope)

    def stats(self) -> Mapping[str, object]:
        """Return the state of each model."""
        return {"mode": "in process", "ready": self._loaded.is_set(), "models": self._states}

    async def close(self) -> None:
        """End the thread after the batch it may be computing."""
        if self._stepping is not None:
            self._stepping.cancel()
        await asyncio.to_thread(self._thread.shutdown, wait=True, cancel_futures=True)
