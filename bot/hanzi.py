"""Chinese characters: telling them from others, and traditional from simplified ones."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
# character by character, those that stand in titles of films; words are not converted
_TRADITIONAL = "電"
_SIMPLIFIED = "电"
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def has_han(text: str) -> bool:
    """Return whether a Chinese character is in the text."""
    return _HAN.search(text) is not None


def simplify(text: str) -> str:
    """Return the text with traditional characters simplified, one by one."""
    return text.translate(_TO_SIMPLIFIED)
