"""The worker's own loop: read, compute, answer. One thread computes, batches before streams."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import TypeAdapter

from models.engines.model_set import ModelSet
from models.engines.open_streams import OpenStreams
from models.errors import EngineFailed, InferenceError
from models.registry import ModelSettings
from models.tasks import TASKS
from models.worker import wire
from models.worker.manners import behave

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.engines.base import Outcome

log = logging.getLogger(__name__)

ALIVE_EVERY_S = 1.0


class Outgoing:
    """The pipe to the program; whole frames from any thread."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, message: Mapping[str, object]) -> None:
        """Write one frame; when the program is gone this process ends."""
        data = wire.frame(message)
        with self._lock:
            try:
                self._stream.write(data)
                self._stream.flush()
            except BrokenPipeError:
                os._exit(0)


def main(parent: int, settings_json: str) -> None:
    """Serve the program's batches until it goes away."""
    behave(parent)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    outgoing = Outgoing(_take_stdout())
    inbox: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, inbox), daemon=True).start()
    threading.Thread(target=_say_alive, args=(outgoing,), daemon=True).start()
    models = ModelSet(TypeAdapter(ModelSettings).validate_json(settings_json))
    outgoing.send({"ready": models.load(), "side_by_side": models.side_by_side()})
    streams = OpenStreams(models)
    while True:
        _handle_mail(models, streams, inbox, outgoing)
        for number, outcome in streams.step():
            outgoing.send(_streamed(number, outcome))


def _handle_mail(
    models: ModelSet, streams: OpenStreams, inbox: SimpleQueue[dict[str, Any]], outgoing: Outgoing
) -> None:
    """Do what came in since the last step; wait for something while no answer is being written."""
    while True:
        try:
            message = inbox.get(block=not len(streams))
        except Empty:
            return
        if "cancel" in message:
            streams.cancel(message["cancel"])
        elif "stream" in message:
            _begin(streams, message, outgoing)
        elif "forget" in message:
            models.forget(message["forget"])
        else:
            outgoing.send(_answer(models, message))


def _take_stdout() -> BinaryIO:
    """Keep stdout for frames; whatever a library prints goes to stderr."""
    ours = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return ours


def _read(stream: BinaryIO, inbox: SimpleQueue[dict[str, Any]]) -> None:
    """Pass messages on; the end of the pipe means the program is gone, so end at once."""
    while (message := wire.read_blocking(stream)) is not None:
        inbox.put(message)
    os._exit(0)


def _say_alive(outgoing: Outgoing) -> None:
    while True:
        outgoing.send({"alive": True})
        time.sleep(ALIVE_EVERY_S)


def _answer(models: ModelSet, batch: Mapping[str, Any]) -> dict[str, object]:
    number, task = batch["id"], TASKS[batch["task"]]
    try:
        answers = models.answer(task.name, wire.from_json(task.request, batch["requests"]))
        wired = wire.to_json(task.answer, answers)
    except Exception as error:  # noqa: BLE001  boundary: the program is told, this one goes on
        return _failure(number, error)
    return {"id": number, "answers": wired}


def _begin(streams: OpenStreams, message: Mapping[str, Any], outgoing: Outgoing) -> None:
    number, task = message["id"], TASKS[message["task"]]
    try:
        [request] = wire.from_json(task.request, [message["stream"]])
        streams.begin(number, task.name, request)
    except Exception as error:  # noqa: BLE001  as in `_answer`
        outgoing.send(_failure(number, error))


def _streamed(number: int, outcome: Outcome) -> dict[str, object]:
    """Return the message that tells what a step brought a stream."""
    if outcome is None:
        return {"id": number, "end": True}
    if isinstance(outcome, Exception):
        return _failure(number, outcome)
    return {"id": number, "chunk": wire.to_json(type(outcome), [outcome])[0]}


def _failure(number: int, error: Exception) -> dict[str, object]:
    """Return the message that ends a request with an error; nothing of a text is in it."""
    if isinstance(error, InferenceError):
        return {"id": number, "error": type(error).__name__, "reason": str(error)}
    log.error("request %d failed", number, exc_info=error)
    return {"id": number, "error": EngineFailed.__name__, "reason": type(error).__name__}
