"""Plain chat to intents: "@Marquee help" and "@Marquee 我写过哪些影评" reach the same services.

Rules only: each feature declares patterns in both languages. The match that explains the most of
the sentence literally wins, so "recommend a film" beats a pattern that is mostly a gap.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.i18n import Locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HAN = re.compile(r"[㐀-鿿豈-﫿]")
POLITE = re.compile(
    r"^(?:hi|hey|hello|please|could you|can you|would you|你好|嗨|请问?|麻烦你?|帮我|能不能|可以)"
    r"(?:[\s,，]+|(?<=[一-鿿]))",
    re.IGNORECASE,
)
EDGES = " \t\n.,!?;:。，！？；：~～…"
MAX_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Intent:
    """Something a person may ask for in plain words.

    Attributes:
        name: The feature's word for it.
        patterns: Regular expressions for the whole sentence, lower case, in any language; named
            groups are the arguments.
        is_loose: Whether the patterns fit much else besides, such as "how do I …": a feature that
            can answer the sentence as a question goes first.
    """

    name: str
    patterns: tuple[re.Pattern[str], ...]
    is_loose: bool = False

    @classmethod
    def of(cls, name: str, *patterns: str, is_loose: bool = False) -> Intent:
        """Return an intent from pattern texts."""
        forms = tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
        return cls(name, forms, is_loose)


@dataclass(frozen=True, slots=True)
class Match:
    """An intent found in a sentence, with its arguments."""

    intent: Intent
    arguments: Mapping[str, str]
    literal: int


def locale_of(text: str) -> Locale | None:
    """Return the language a text is written in, or None when it holds no letters to tell by."""
    if HAN.search(text):
        return Locale.ZH
    return Locale.EN if re.search(r"[a-zA-Z]", text) else None


def tidy(text: str) -> str:
    """Return a sentence without full-width forms, doubled spaces, polite openings and end marks."""
    plain = " ".join(unicodedata.normalize("NFKC", text[:MAX_LENGTH]).split()).strip(EDGES)
    while (shorter := POLITE.sub("", plain)) != plain:
        plain = shorter.strip(EDGES)
    return plain


def understand(text: str, intents: Iterable[Intent]) -> Match | None:
    """Return the intent that explains a sentence best, or None."""
    sentence = tidy(text)
    best: Match | None = None
    for intent in intents:
        for pattern in intent.patterns:
            found = pattern.fullmatch(sentence)
            if found is None:
                continue
            arguments = {k: v.strip(EDGES) for k, v in found.groupdict().items() if v}
            literal = len(sentence) - sum(map(len, arguments.values()))
            if best is None or literal > best.literal:
                best = Match(intent, arguments, literal)
    return best
