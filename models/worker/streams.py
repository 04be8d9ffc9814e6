"""The answers a worker writes side by side: one step of each in turn, and batches in between."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from models.errors import EngineFailed, InferenceError
from models.tasks import TASKS
from models.worker import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from models.engines.model_set import ModelSet
    from models.tasks.base import Task

log = logging.getLogger(__name__)


def failure(number: int, error: Exception) -> dict[str, object]:
    """Return the message that ends a request with an error; nothing of a text is in it."""
    if isinstance(error, InferenceError):
        return {"id": number, "error": type(error).__name__, "reason": str(error)}
    return {"id": number, "error": EngineFailed.__name__, "reason": type(error).__name__}


class OpenStreams:
    """Answers being written. Blocking; belongs to the thread that computes."""

    def __init__(self, models: ModelSet, send: Callable[[Mapping[str, object]], None]) -> None:
        self._models = models
        self._send = send
        self._open: dict[int, tuple[Task[Any, Any], Generator[Any, None, None]]] = {}

    def __len__(self) -> int:
        return len(self._open)

    def begin(self, message: Mapping[str, Any]) -> None:
        """Take on an answer; its first step is at the next `step`."""
        number, task = message["id"], TASKS[message["task"]]
        try:
            [request] = wire.from_json(task.request, [message["stream"]])
            self._open[number] = task, self._models.stream(task.name, request)
        except Exception as error:  # noqa: BLE001  boundary: the program is told, this one goes on
            self._send(failure(number, error))

    def cancel(self, number: int) -> None:
        """Give an answer up; one that has ended is fine."""
        if number in self._open:
            self._open.pop(number)[1].close()

    def step(self) -> None:
        """Go one step further in each answer and send what came of it."""
        for number, (task, chunks) in list(self._open.items()):
            try:
                chunk = next(chunks, None)
                message: dict[str, object] = {"id": number, "end": True}
                if chunk is not None:
                    message = {"id": number, "chunk": wire.to_json(task.answer, [chunk])[0]}
            except Exception as error:
                if not isinstance(error, InferenceError):
                    log.exception("a %s stream failed", task.name)
                message = failure(number, error)
            if "chunk" not in message:
                del self._open[number]
            self._send(message)
