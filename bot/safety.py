"""The guard between a model and people: nothing that a model wrote is shown before it.

It makes a text harmless on Discord (no pings, no links, no control characters), cuts it where a
sentence ends, and has the toxicity scorer read it. It knows words, not truth: what it lets
through may still be wrong, and carries the mark `generated-mark`.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from models.errors import ModelMissing
from models.tasks.toxicity import MAX_CHARACTERS

if TYPE_CHECKING:
    from models.tasks.toxicity import Toxicity

log = logging.getLogger(__name__)

WITHHELD_FROM = 0.9
"""Probability of toxicity from which a generated text is not shown."""
LONGEST = 2000
LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|discord\.gg/)[^\s　-鿿！-￯]+|\]\([^)]*\)",
    re.IGNORECASE | re.ASCII,
)
PING = re.compile(r"@(?=everyone|here)|<(?=[@#/:]|a:|id:|t:)", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’」』)）]*(?=\s|$|[^\x00-\x7f])")
KEPT_CONTROLS = "\n\t"
ZERO_WIDTH_SPACE = "\u200b"


class Scorer(Protocol):
    """Reads a text; see `models.inference`."""

    async def toxicity(self, text: str, *, guild_id: int, member_id: int | None = None) -> Toxicity:
        """Return how toxic a text is."""
        ...


@dataclass(frozen=True, slots=True)
class Screened:
    """What may be shown of a generated text.

    Attributes:
        text: Safe to send as it is; empty when nothing may be shown.
        is_withheld: Whether the scorer held it back.
    """

    text: str
    is_withheld: bool = False


class Guard:
    """Screens what models write."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._was_blind = False

    async def screen(
        self, text: str, *, guild_id: int, member_id: int | None = None, limit: int = LONGEST
    ) -> Screened:
        """Return what may be shown of ``text``, at most ``limit`` characters.

        Where there is no scorer (its weights removed by the operator) the rest still holds.

        Raises:
            InferenceError: The scorer could not answer now; show nothing then.
        """
        tame = cut(tamed(text), limit)
        if not tame:
            return Screened("")
        try:
            for start in range(0, len(tame), MAX_CHARACTERS):
                part = tame[start : start + MAX_CHARACTERS]
                read = await self._scorer.toxicity(part, guild_id=guild_id, member_id=member_id)
                if read.toxic >= WITHHELD_FROM:
                    return Screened("", is_withheld=True)
        except ModelMissing as error:
            if not self._was_blind:
                log.warning("generated texts are shown unread: %s", error)
            self._was_blind = True
        return Screened(tame)


def tamed(text: str) -> str:
    """Return a text that can neither ping, link, hide nor reorder anything on Discord."""
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(
        c for c in composed if c in KEPT_CONTROLS or unicodedata.category(c)[0] != "C"
    )
    return PING.sub(lambda found: found[0] + ZERO_WIDTH_SPACE, LINK.sub("…", visible)).strip()


def _is_visible(character: str) -> bool:
    """Tell a letter, mark or sign from what only steers how others are shown."""
    return unicodedata.category(character)[0] != "C"


def cut(text: str, limit: int) -> str:
    """Return a text of at most ``limit`` characters, ended at a sentence where one ends in time."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    ends = [found.end() for found in SENTENCE_END.finditer(head)]
    return head[: ends[-1]] if ends and ends[-1] > limit // 2 else head.rstrip() + "…"
