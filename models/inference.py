"""What features ask of models: the mood of a text, films for a member, the next words of a talk.

```python
inference = Inference()                         # a worker process owns the models
tasks.create_task(inference.run())              # in the application's task group
mood = await inference.sentiment("What a film.", guild_id=guild_id)
async with aclosing(inference.chat(request, guild_id=guild_id)) as chunks:
    async for chunk in chunks: ...
```

Every call ends: with an answer, an error of `models.errors`, or the caller's cancellation. The
program is ready before the models are; requests made meanwhile wait within their own time.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from models.engines.in_process import InProcessEngine
from models.engines.supervise import keep_loaded
from models.registry import ModelSettings
from models.scheduler.scheduler import Scheduler
from models.scheduler.streams import StreamScheduler
from models.scheduler.ticket import Origin, Priority
from models.tasks.chat import CHAT, ChatChunk, ChatRequest
from models.tasks.recommend import RECOMMEND, RecommendRequest, Suggestion
from models.tasks.sentiment import SENTIMENT, Mood, SentimentRequest
from models.tasks.toxicity import TOXICITY, Toxicity, ToxicityRequest
from models.worker.engine import WorkerEngine

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from models.engines.base import BatchEngine, StreamEngine
    from models.scheduler.statistics import SchedulerStats
    from models.scheduler.streams import StreamStats

__all__ = ["Inference", "InferenceStats", "Priority"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InferenceStats:
    """The queue and the engines at one moment, for health pages and metrics.

    Attributes:
        queue: What waits for one answer each.
        engine: What computes them.
        streams: The talks being written.
        writer: What writes them where that is another engine, else None.
    """

    queue: SchedulerStats
    engine: Mapping[str, object]
    streams: StreamStats
    writer: Mapping[str, object] | None


class Inference:
    """The one door to models. Belongs to one event loop."""

    def __init__(
        self,
        *,
        in_process: bool = False,
        settings: ModelSettings | None = None,
        engine: BatchEngine | None = None,
        writer: StreamEngine | None = None,
    ) -> None:
        """Wire it; nothing starts before `run`.

        Args:
            in_process: Compute in a thread of this process rather than in a worker.
            settings: Where weights and catalogue lie; None takes the bundled ones.
            engine: Something else that computes, for tests.
            writer: Something else that writes talks, such as a server; None has the engine do it.
        """
        settings = settings or ModelSettings()
        self._engine = engine or (
            InProcessEngine(settings) if in_process else WorkerEngine(settings)
        )
        self._writer = writer
        self._scheduler = Scheduler(self._engine)
        self._streams = StreamScheduler(writer or cast("StreamEngine", self._engine))

    async def run(self) -> None:
        """Serve until cancelled; then every request left ends with `QueueClosed`."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(keep_loaded(self._engine), name="inference engine")
                tasks.create_task(self._scheduler.run(), name="inference queue")
                if self._writer is not None:
                    tasks.create_task(keep_loaded(self._writer), name="chat engine")
        finally:
            self._streams.stop()
            await self._engine.close()
            if self._writer is not None:
                await self._writer.close()

    async def drain(self, limit_s: float = 5.0) -> None:
        """Admit nothing more and wait for what is under way; cancel `run` afterwards."""
        try:
            async with asyncio.timeout(limit_s):
                await self._scheduler.drain()
                await self._streams.drain()
        except TimeoutError:
            log.warning("requests were left after draining for %s s", limit_s)

    async def sentiment(
        self,
        text: str,
        *,
        guild_id: int,
        member_id: int | None = None,
        priority: Priority = Priority.INTERACTIVE,
        timeout_s: float | None = None,
    ) -> Mood:
        """Return the mood of ``text``, English or Chinese.

        Raises:
            InferenceError: One of `models.errors`; a review is complete without its mood.
        """
        origin = Origin(guild_id, member_id, priority)
        whole = text.encode(errors="replace").decode()  # half a surrogate pair travels nowhere
        return await self._scheduler.submit(
            SENTIMENT, SentimentRequest(whole), origin, timeout_s=timeout_s
        )

    async def toxicity(
        self,
        text: str,
        *,
        guild_id: int,
        member_id: int | None = None,
        priority: Priority = Priority.MODERATION,
        timeout_s: float | None = None,
    ) -> Toxicity:
        """Return how toxic ``text`` is, English or Chinese.

        Raises:
            InferenceError: One of `models.errors`.
        """
        origin = Origin(guild_id, member_id, priority)
        whole = text.encode(errors="replace").decode()
        return await self._scheduler.submit(
            TOXICITY, ToxicityRequest(whole), origin, timeout_s=timeout_s
        )

    def chat(
        self,
        request: ChatRequest,
        *,
        guild_id: int,
        member_id: int | None = None,
        priority: Priority = Priority.INTERACTIVE,
        timeout_s: float | None = None,
    ) -> AsyncGenerator[ChatChunk, None]:
        """Yield the next words of a talk while they are written; closing cancels.

        Args:
            request: The talk.
            guild_id: The guild it is held in.
            member_id: Who waits for it.
            priority: How urgent it is.
            timeout_s: Longest wait for the first words; None takes the usual one of the class.

        Raises:
            InferenceError: One of `models.errors`, before or between chunks.
        """
        origin = Origin(guild_id, member_id, priority)
        request = replace(request, scope=guild_id)
        return self._streams.stream(CHAT, request, origin, timeout_s=timeout_s)

    async def recommend_films(
        self,
        request: RecommendRequest,
        *,
        guild_id: int,
        member_id: int | None = None,
        timeout_s: float | None = None,
    ) -> list[Suggestion]:
        """Return films for a member, best first; empty when nothing is left to suggest.

        Raises:
            InferenceError: One of `models.errors`.
        """
        origin = Origin(guild_id, member_id, Priority.INTERACTIVE)
        return await self._scheduler.submit(RECOMMEND, request, origin, timeout_s=timeout_s)

    def forget(self, guild_id: int) -> None:
        """Free what is kept of a guild's talks to answer faster: after an erasure or a farewell."""
        (self._writer or cast("StreamEngine", self._engine)).forget(guild_id)

    def stats(self) -> InferenceStats:
        """Return queue depth, ages, latencies, counts and the state of the engine."""
        return InferenceStats(
            queue=self._scheduler.stats(),
            engine=self._engine.stats(),
            streams=self._streams.stats(),
            writer=None if self._writer is None else self._writer.stats(),
        )
