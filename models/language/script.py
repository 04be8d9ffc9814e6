"""Which language a short text is in, told by its letters."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["en", "zh", "other"]

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
ELSE = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f"
    r"\u3040-\u30ff\u1100-\u11ff\uac00-\ud7af]"
)
"""Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Japanese kana, Korean."""
LETTERS_PER_HAN = 4
"""A Han character says about as much as four Latin letters."""


def language_of(text: str) -> Language:
    """Return the language whose letters carry most of ``text``; "other" where neither does.

    Latin letters count as English: a rule of script cannot tell English from Spanish.
    """
    latin, other = len(LATIN.findall(text)), len(ELSE.findall(text))
    han = LETTERS_PER_HAN * len(HAN.findall(text))
    if LETTERS_PER_HAN * other > max(han, latin) or not (han or latin):
        return "other"
    return "zh" if han >= latin else "en"
