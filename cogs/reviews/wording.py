"""What becomes of a review's text before it is kept: tidied, and its length checked."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.errors import InvalidInput

if TYPE_CHECKING:
    from cogs.reviews.settings import ReviewsSettings

#: Kept although invisible: they shape Persian and Indic words and join emoji.
JOINERS = "\u200c\u200d"
MANY_BREAKS = re.compile(r"\n\s*\n\s*")


def tidy(text: str) -> str:
    """Return a text without control, direction and zero-width characters or heaps of empty lines.

    Letters of every script, emoji and markdown stay as typed.
    """
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    plain = "".join(each for each in plain if each == "\n" or each in JOINERS or _is_seen(each))
    return MANY_BREAKS.sub("\n\n", unicodedata.normalize("NFC", plain)).strip()


def accepted(text: str, settings: ReviewsSettings) -> str:
    """Return a text as it is kept.

    Raises:
        InvalidInput: It is shorter or longer than the guild wants; what nobody can see or read,
            such as spaces, does not count.
    """
    plain = tidy(text)
    visible = sum(not each.isspace() and each not in JOINERS for each in plain)
    if visible < max(1, settings.min_length):
        raise InvalidInput("reviews-text-too-short", n=visible, least=max(1, settings.min_length))
    if len(plain) > settings.max_length:
        raise InvalidInput("reviews-text-too-long", n=len(plain), most=settings.max_length)
    return plain


def _is_seen(character: str) -> bool:
    # Cc control, Cf format (direction overrides, zero-width space), Co private use, Cs surrogate
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs") or _is_tag(character)


def _is_tag(character: str) -> bool:
    """Tell whether a character is part of a flag such as Scotland's."""
    return "\U000e0020" <= character <= "\U000e007f"
