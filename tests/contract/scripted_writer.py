"""A model that writes what the last message orders, a word a step."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from models.engines.open_streams import Generators
from models.tasks.chat import ChatChunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.registry import ModelSettings
    from models.tasks.chat import ChatRequest


class ScriptedWriter:
    """Says its words; `die`, `freeze` and `raise` are done, `forever` never ends."""

    def stream(self, request: ChatRequest) -> Iterator[ChatChunk]:
        words = request.messages[-1].text.split()
        for count, word in enumerate(words, 1):
            if word == "raise":
                raise ValueError("the text of a member")
            if word == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            if word == "freeze":
                os.kill(os.getpid(), signal.SIGSTOP)
            while word == "forever":
                time.sleep(0.01)
                yield ChatChunk("on ")
            yield ChatChunk(f"{word} ", "", count)
        yield ChatChunk("", "stop", len(words))


def load(_settings: ModelSettings) -> Generators:
    return Generators(ScriptedWriter().stream)
