"""What features ask of models: the mood of a text, films for a member.

```python
inference = Inference()                         # a worker process owns the models
tasks.create_task(inference.run())              # in the application's task group
mood = await inference.sentiment("What a film.", guild_id=guild_id)
```

Every call ends: with an answer, an error of `models.errors`, or the caller's cancellation. The
program is ready before the models are; requests made meanwhile wait within their own time.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.engines.in_process import InProcessEngine
from models.engines.supervise import keep_loaded
from models.registry import ModelSettings
from models.scheduler.scheduler import Scheduler
from models.scheduler.ticket import Origin, Priority
from models.tasks.recommend import RECOMMEND, RecommendRequest, Suggestion
from models.tasks.sentiment import SENTIMENT, Mood, SentimentRequest
from models.worker.engine import WorkerEngine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.engines.base import BatchEngine
    from models.scheduler.statistics import SchedulerStats

__all__ = ["Inference", "InferenceStats", "Priority"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InferenceStats:
    """The queue and the engine at one moment, for health pages and metrics."""

    queue: SchedulerStats
    engine: Mapping[str, object]


class Inference:
    """The one door to models. Belongs to one event loop."""

    def __init__(
        self,
        *,
        in_process: bool = False,
        settings: ModelSettings | None = None,
        engine: BatchEngine | None = None,
    ) -> None:
        """Wire it; nothing starts before `run`.

        Args:
            in_process: Compute in a thread of this process rather than in a worker.
            settings: Where weights and catalogue lie; None takes the bundled ones.
            engine: Something else that computes, for tests.
        """
        settings = settings or ModelSettings()
        self._engine = engine or (
            InProcessEngine(settings) if in_process else WorkerEngine(settings)
        )
        self._scheduler = Scheduler(self._engine)

    async def run(self) -> None:
        """Serve until cancelled; then every request left ends with `QueueClosed`."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(keep_loaded(self._engine), name="inference engine")
                tasks.create_task(self._scheduler.run(), name="inference queue")
        finally:
            await self._engine.close()

    async def drain(self, limit_s: float = 5.0) -> None:
        """Admit nothing more and wait for what is under way; cancel `run` afterwards."""
        try:
            async with asyncio.timeout(limit_s):
                await self._scheduler.drain()
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

    def stats(self) -> InferenceStats:
        """Return queue depth, ages, latencies, counts and the state of the engine."""
        return InferenceStats(self._scheduler.stats(), self._engine.stats())
