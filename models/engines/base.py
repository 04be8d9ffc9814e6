"""The protocols behind every answer: a model computes, an engine says where.

A model answers in batches or streams; an engine runs batches, streams, or both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator, Mapping, Sequence

    from models.tasks.base import Task

RequestT = TypeVar("RequestT")
AnswerT = TypeVar("AnswerT")
Request_contra = TypeVar("Request_contra", contravariant=True)
Answer_co = TypeVar("Answer_co", covariant=True)


class Model(Protocol[Request_contra, Answer_co]):
    """Computes the answers of one task. Blocks; knows no event loop, thread or process."""

    def answer(self, requests: Sequence[Request_contra]) -> Sequence[Answer_co]:
        """Return one answer per request, in order. May raise anything."""


class StreamModel(Protocol[Request_contra, Answer_co]):
    """Writes one answer piece by piece. Blocks, like `Model`."""

    def stream(self, request: Request_contra) -> Generator[Answer_co, None, None]:
        """Yield the chunks of an answer, each after about one step of computing.

        Closing the generator frees whatever the answer held. May raise anything.
        """


AnyModel = Model[Any, Any]


class Engine(Protocol):
    """Runs models somewhere: in a thread, in a worker process, on another machine.

    All methods belong to one event loop.
    """

    async def load(self) -> None:
        """Get ready to run batches; called again after `watch` returned or this raised.

        Raises:
            EngineFailed: It could not be brought up this time.
        """

    async def watch(self) -> None:
        """Serve until the engine is lost, then return; an engine that cannot be lost never does."""

    async def ready(self) -> None:
        """Return once batches can be run; at once while they can."""

    def stats(self) -> Mapping[str, object]:
        """Return what there is to know about the engine, JSON-ready, for health pages."""

    async def close(self) -> None:
        """Release everything; no batch or stream is running and none will follow."""


class BatchEngine(Engine, Protocol):
    """An engine that answers many requests at once; one batch runs at a time."""

    async def run_batch(
        self, task: Task[RequestT, AnswerT], requests: Sequence[RequestT]
    ) -> Sequence[AnswerT]:
        """Return one answer per request, in order.

        Raises:
            ModelMissing: The task has no model here.
            EngineFailed: Anything else that went wrong, the engine not being ready included.
        """


class StreamEngine(Engine, Protocol):
    """An engine that writes answers piece by piece, several side by side."""

    def stream(
        self, task: Task[RequestT, AnswerT], request: RequestT
    ) -> AsyncGenerator[AnswerT, None]:
        """Yield the chunks of one answer; closing the generator cancels it.

        Raises:
            ModelMissing: The task has no model here.
            EngineFailed: Anything else that went wrong, before or between chunks.
        """
