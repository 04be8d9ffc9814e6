"""One guild's reviews, ready for a request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.reviews.service import ReviewService
    from cogs.reviews.settings import ReviewsSettings
    from cogs.reviews.shelf import ReviewShelf


@dataclass(frozen=True, slots=True)
class GuildReviews:
    """What may be done, what there is to read, and the guild's choices at this moment."""

    service: ReviewService
    shelf: ReviewShelf
    settings: ReviewsSettings


OpenReviews = Callable[[int], Awaitable[GuildReviews]]
