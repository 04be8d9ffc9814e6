"""How much of a prompt fits a model, in tokens estimated from characters.

Another model cuts a text differently; the estimate errs on the long side for byte-level tokenizers
of some thousand entries, which is the safe one.
"""

from __future__ import annotations

import bisect
import math
import re
from dataclasses import dataclass

WIDE = re.compile(r"[⺀-鿿가-힯豈-﫿＀-￯]")
CHARACTERS_A_TOKEN = 3.0
WIDE_A_TOKEN = 1.2
#: What a template puts around each message.
MESSAGE_TOKENS = 6
CLOSING = "[”’\"'」』）)*]*"
SENTENCE_END = re.compile(rf"(?<=[.!?…]){CLOSING}(?:\s+|$)|(?<=[。！？]){CLOSING}\s*|\n+")


def tokens(text: str) -> int:
    """Return how many tokens a text takes, estimated."""
    wide = len(WIDE.findall(text))
    return math.ceil(wide / WIDE_A_TOKEN + (len(text) - wide) / CHARACTERS_A_TOKEN)


@dataclass(frozen=True, slots=True)
class Room:
    """How a model's context is shared out, in tokens.

    Attributes:
        context: All that a model reads and writes.
        reply: Kept free for the reply.
    """

    context: int = 512
    reply: int = 120

    @property
    def prompt(self) -> int:
        """Return what a prompt may take."""
        return max(64, self.context - self.reply)

    @property
    def permanent(self) -> int:
        """Return what the character's own texts may take: half, so that talk fits beside them."""
        return self.prompt // 2

    @property
    def examples(self) -> int:
        """Return what example talk may take.

        It is fixed rather than "what is left": a prompt whose beginning stays as it was is
        computed once.
        """
        return self.prompt // 8


def cut(text: str, limit: int) -> str:
    """Return the beginning of a text of at most ``limit`` tokens, at the end of a sentence."""
    if tokens(text) <= limit:
        return text
    most = text[: int(limit * CHARACTERS_A_TOKEN) + 1]  # no more can fit, however long it is
    ends = [found.end() for found in SENTENCE_END.finditer(most)]
    fitting = bisect.bisect_right(ends, limit, key=lambda end: tokens(most[:end].rstrip()))
    if fitting:
        return most[: ends[fitting - 1]].rstrip()
    lengths = range(1, len(most) + 1)  # one endless sentence
    return most[: bisect.bisect_right(lengths, limit, key=lambda n: tokens(most[:n]))].rstrip()
