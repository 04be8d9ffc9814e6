"""The two protocols behind every answer: a model computes, an engine says where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.tasks.base import Task

RequestT = TypeVar("RequestT")
AnswerT = TypeVar("AnswerT")
Request_contra = TypeVar("Request_contra", contravariant=True)
Answer_co = TypeVar("Answer_co", covariant=True)


class Model(Protocol[Request_contra, Answer_co]):
    """Computes the answers of one task. Blocks; knows no event loop, thread or process."""

    def answer(self, requests: Sequence[Request_contra]) -> Sequence[Answer_co]:
        """Return one answer per request, in order. May raise anything."""


AnyModel = Model[Any, Any]


class BatchEngine(Protocol):
    """Runs models somewhere: in a thread, in a worker process, on another machine.

    The scheduler runs one batch at a time on an engine. All methods belong to one event loop.
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

    async def run_batch(
        self, task: Task[RequestT, AnswerT], requests: Sequence[RequestT]
    ) -> Sequence[AnswerT]:
        """Return one answer per request, in order.

        Raises:
            ModelMissing: The task has no model here.
            EngineFailed: Anything else that went wrong, the engine not being ready included.
        """

    def stats(self) -> Mapping[str, object]:
        """Return what there is to know about the engine, JSON-ready, for health pages."""

    async def close(self) -> None:
        """Release everything; no batch is running and none will follow."""
