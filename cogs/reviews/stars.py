"""Half stars as people type and read them: "4.5", "4½", "★★★★½", "四星半"."""

from __future__ import annotations

import math
import re
import unicodedata

from bot.errors import InvalidInput
from bot.ratings import MAX_HALF_STARS, MIN_HALF_STARS
from cogs.reviews.markdown import escape

ALL_HALF_STARS = range(MIN_HALF_STARS, MAX_HALF_STARS + 1)
HAN_DIGIT = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "满": 5}
NUMBER = re.compile(r"(?P<whole>\d?)(?:[.,](?P<tenth>[05])0?)?(?: ?(?:/ ?5|stars?|[颗个]?星|分))?")
GLYPHS = re.compile(r"(?P<whole>[★⭐*]{0,5})[☆]*(?P<half>½?)[☆]*")
HAN = re.compile(r"(?P<whole>[零一二两三四五满\d])?[颗个]?(?:星|分)?(?P<half>半)?[颗个]?(?:星|分)?")


def parse(text: str) -> int:
    """Return what a person typed as half stars, 1..10.

    Raises:
        InvalidInput: It is no number of stars, or not half a star to five.
    """
    found = _half_stars(text[:20])
    if found is None or found not in ALL_HALF_STARS:
        raise InvalidInput("reviews-stars-unknown", given=escape(text[:20]))
    return found


def number(half_stars: int) -> str:
    """Return half stars as a number, such as ``4.5`` or ``4``."""
    return f"{half_stars / 2:g}"


def mean(half_stars: float) -> str:
    """Return a mean in half stars as a number of stars, such as ``4.1``; 3.25 is 3.3."""
    return f"{math.floor(half_stars * 5 + 0.5) / 10:.1f}"


def glyphs(half_stars: int) -> str:
    """Return half stars as a picture, such as ``★★★★½``."""
    return "★" * (half_stars // 2) + "½" * (half_stars % 2)


def label(half_stars: int) -> str:
    """Return picture and number, which any language reads."""
    return f"{glyphs(half_stars)} {number(half_stars)}"


def _half_stars(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text.replace("½", "半")).replace("\ufe0f", "")
    plain = " ".join(plain.lower().split())
    if not plain:
        return None
    if found := NUMBER.fullmatch(plain):
        return int(found["whole"] or 0) * 2 + (found["tenth"] == "5")
    if found := GLYPHS.fullmatch(plain.replace("半", "½")):
        return len(found["whole"]) * 2 + bool(found["half"])
    if found := HAN.fullmatch(plain):
        whole = found["whole"] or "零"
        return (HAN_DIGIT[whole] if whole in HAN_DIGIT else int(whole)) * 2 + bool(found["half"])
    # What autocomplete shows is picture and number; people send it back when they type no further.
    picture, _, figure = plain.rpartition(" ")
    shown = _half_stars(figure) if picture else None
    return shown if shown is not None and _half_stars(picture) == shown else None
