"""What reviews need by the clock: moods that were not read in time, and removals that are over."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from cogs.reviews.mood import tone_of
from cogs.reviews.service import UNDO_MODERATED, UNDO_OWN
from models.errors import EngineFailed, InferenceError
from models.inference import Priority

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.clock import Clock
    from cogs.reviews.review import Review
    from cogs.reviews.service import ReviewStore
    from models.inference import Inference

log = logging.getLogger(__name__)

AT_ONCE = 20


class UpkeepStore(Protocol):
    """Reaches the reviews of all guilds; `cogs.reviews.store.upkeep` is the real one."""

    async def without_tone(self, after: int, limit: int) -> list[tuple[int, Review]]:
        """Return guild and review for reviews that no model has read, with higher ids."""
        ...

    async def purge(self, *, own: datetime, moderated: datetime) -> int:
        """Delete for good what was removed before; return how many reviews."""
        ...


class Upkeep:
    """Run now and then; each run does a little."""

    def __init__(
        self,
        everywhere: UpkeepStore,
        store_of: Callable[[int], ReviewStore],
        inference: Inference,
        clock: Clock,
    ) -> None:
        self._everywhere = everywhere
        self._store_of = store_of
        self._inference = inference
        self._clock = clock
        self._after = 0

    async def run(self) -> None:
        """Delete what nobody can bring back any more, and read some moods."""
        now = self._clock.now()
        gone = await self._everywhere.purge(own=now - UNDO_OWN, moderated=now - UNDO_MODERATED)
        if gone:
            log.info("%d removed reviews deleted for good", gone)
        await self._read_moods()

    async def _read_moods(self) -> None:
        waiting = await self._everywhere.without_tone(self._after, AT_ONCE)
        for guild_id, review in waiting:
            try:
                mood = await self._inference.sentiment(
                    review.text, guild_id=guild_id, priority=Priority.BACKGROUND
                )
            except EngineFailed:
                log.warning("the mood of review %d could not be read", review.review_id)
            except InferenceError as error:
                log.debug("no moods now: %s", error)
                return
            else:
                await self._store_of(guild_id).set_tone(review, tone_of(mood))
            # One text that no model can read must not keep the others waiting.
            self._after = review.review_id
        if len(waiting) < AT_ONCE:
            self._after = 0
