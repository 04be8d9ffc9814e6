"""What a member chose for themselves, the same in every guild."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.i18n import Locale


class ContentRating(StrEnum):
    """What a member wants to be shown at most."""

    EVERYONE = "everyone"
    TEEN = "teen"
    MATURE = "mature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """One member's choices.

    Attributes:
        locale: The language to answer in, or None to follow Discord's own setting.
        content_rating: What may be shown at most.
        show_spoilers: Whether spoilers are shown open instead of behind bars.
        direct_messages: Whether the bot may write to the member directly; never unasked.
        learn_from_reviews: Whether the member's reviews may shape their recommendations.
        listed: Whether the member's reviews appear in lists that others see under their name.
    """

    locale: Locale | None = None
    content_rating: ContentRating = ContentRating.TEEN
    show_spoilers: bool = False
    direct_messages: bool = False
    learn_from_reviews: bool = True
    listed: bool = True
