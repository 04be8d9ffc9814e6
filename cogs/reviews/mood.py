"""The mood of a review, in words. It belongs to the review; nothing is kept about its author."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cogs.reviews.review import Tone
from models.errors import InferenceError

if TYPE_CHECKING:
    from cogs.reviews.review import Review
    from models.inference import Inference
    from models.tasks.sentiment import Mood

log = logging.getLogger(__name__)

#: Nobody waits for it: long enough for models that are still loading after a start.
TIMEOUT_S = 15.0
#: From which probability of praise on a text has which tone; below the last it is harsh.
STEPS = ((0.85, Tone.GLOWING), (0.6, Tone.WARM), (0.4, Tone.MIXED), (0.15, Tone.COOL))


@dataclass(frozen=True, slots=True)
class Reading:
    """How a model read a review.

    Attributes:
        tone: How it sounds.
        contradicts: Whether it clearly says the opposite of its stars; see `Mood.contradicts`.
    """

    tone: Tone
    contradicts: bool


async def read(inference: Inference, review: Review, guild_id: int) -> Reading | None:
    """Return how a review reads, or None when no model answers now; `Upkeep` tries again."""
    try:
        mood = await inference.sentiment(
            review.text, guild_id=guild_id, member_id=review.member_id, timeout_s=TIMEOUT_S
        )
    except InferenceError as error:
        log.info("a mood will be read later: %s", type(error).__name__)
        return None
    return Reading(tone_of(mood), mood.contradicts(review.half_stars))


def tone_of(mood: Mood) -> Tone:
    """Return the word for a mood."""
    if mood.confidence == 0:
        return Tone.UNREADABLE
    return next((tone for least, tone in STEPS if mood.positive >= least), Tone.HARSH)
