"""One spelling for what reads the same, with the way back to the original characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLANKS = re.compile(r"(?:\s|<br ?/?>|[\u200b-\u200f\ufeff])+")
APOSTROPHES = str.maketrans("’‘`´", "''''")


@dataclass(frozen=True, slots=True)
class NormalForm:
    """A text made uniform.

    Attributes:
        text: Lower case, NFKC per character, plain apostrophes, one space for any blank run,
            a space at each end.
        origin: For each character of ``text`` and one past the last, its offset in the original.
    """

    text: str
    origin: NDArray[np.int32]


def normal_form(text: str) -> NormalForm:
    """Return the normal form of ``text``."""
    pieces, origin, at = [" "], [0], 0
    for blank in [*BLANKS.finditer(text), None]:
        end = blank.start() if blank else len(text)
        for offset in range(at, end):
            folded = _fold(text[offset])
            pieces.append(folded)
            origin.extend([offset] * len(folded))
        if pieces[-1] != " ":
            pieces.append(" ")
            origin.append(end)
        at = blank.end() if blank else at
    return NormalForm("".join(pieces), np.array([*origin, len(text)], dtype=np.int32))


@lru_cache(maxsize=8192)
def _fold(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).translate(APOSTROPHES).lower()
    return folded.replace(" ", "") or "\ufffd"
