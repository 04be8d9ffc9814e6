"""What is said about a review besides its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.i18n import Say
    from cogs.reviews.review import Review


def facts(say: Say, review: Review) -> list[str]:
    """Return how many members a review helped and how it sounds, as far as known."""
    found = []
    if review.helpful:
        found.append(say("reviews-helpful-count", n=review.helpful))
    if review.tone:
        found.append(say(f"reviews-tone-{review.tone}"))
    return found
