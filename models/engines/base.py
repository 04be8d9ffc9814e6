"""The protocols behind every answer: a model computes, an engine says where.

A model answers in batches or streams; an engine runs batches, streams, or both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from models.tasks.base import Task

RequestT = TypeVar("RequestT")
AnswerT = TypeVar("AnswerT")
Request_contra = TypeVar("Request_contra", contravariant=True)
Answer_co = TypeVar("Answer_co", covariant=True)


class Model(Protocol[Request_contra, Answer_co]):
    """Computes the answers of one task. Blocks; knows no event loop, thread or process."""

    def answer(self, requests: Sequence[Request_contra]) -> Sequence[Answer_co]:
        """Return one answer per request, in order. May raise anything."""


Outcome = Any
"""What a step brought a stream: a chunk, an error, or None when it ended."""


class StreamModel(Protocol[Request_contra]):
    """Writes several answers side by side, one step of all of them at a time. Blocks, like `Model`.

    Attributes:
        side_by_side: How many it writes at once; more may be begun, and wait their turn inside.
    """

    side_by_side: int

    def begin(self, number: int, request: Request_contra) -> None:
        """Take on an answer under a number that is not in use. Cheap; may raise anything."""

    def cancel(self, number: int) -> None:
        """Give an answer up and free what it holds at once; one that has ended is fine."""

    def forget(self, scope: int) -> None:
        """Free whatever is kept to speed up later answers of a scope (a guild)."""

    def step(self) -> Sequence[tuple[int, Outcome]]:
        """Go one step further in the open answers and return what came of it.

        Raises nothing for the fault of one answer: its outcome is then the error, and it has ended.
        Whatever it does raise ends them all.
        """

    def __len__(self) -> int:
        """Return how many answers are open."""


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

    @property
    def side_by_side(self) -> int:
        """Return how many answers it writes at once, at least 1; told once it is ready."""

    def forget(self, scope: int) -> None:
        """Free what is kept to speed up later answers of a scope; a lost engine holds nothing."""

    def stream(
        self, task: Task[RequestT, AnswerT], request: RequestT
    ) -> AsyncGenerator[AnswerT, None]:
        """Yield the chunks of one answer; closing the generator cancels it.

        Raises:
            ModelMissing: The task has no model here.
            EngineFailed: Anything else that went wrong, before or between chunks.
        """
