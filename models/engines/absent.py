"""No models at all: for hosts that switch inference off."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from models.errors import ModelMissing

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from models.engines.base import AnswerT, RequestT
    from models.tasks.base import Task


class AbsentEngine:
    """Answers every request with `ModelMissing`, at once."""

    async def load(self) -> None:
        """Load nothing."""

    async def watch(self) -> None:
        """Wait until cancelled: what is not there cannot be lost."""
        await asyncio.Event().wait()

    async def ready(self) -> None:
        """Return at once, so that requests end at once."""

    async def run_batch(
        self, task: Task[RequestT, AnswerT], requests: Sequence[RequestT]
    ) -> Sequence[AnswerT]:
        """Raise `ModelMissing`."""
        raise ModelMissing(f"models are switched off: {len(requests)} x {task.name}")

    async def stream(
        self, task: Task[RequestT, AnswerT], request: RequestT
    ) -> AsyncGenerator[AnswerT, None]:
        """Raise `ModelMissing` at the first chunk."""
        for answer in await self.run_batch(task, [request]):
            yield answer

    side_by_side = 1

    def forget(self, scope: int) -> None:
        """Forget nothing."""

    def stats(self) -> Mapping[str, object]:
        """Return that nothing runs."""
        return {"mode": "off", "ready": False, "models": {}}

    async def close(self) -> None:
        """Release nothing."""
