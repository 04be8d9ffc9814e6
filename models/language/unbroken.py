"""A growing text handed out in whole characters, up to the first string that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF = "\ufffd"
"""What a decoder shows for the first bytes of a character."""


class Unbroken:
    """Knows what of a text was handed out."""

    def __init__(self, stop: Sequence[str] = ()) -> None:
        """Start with nothing.

        Args:
            stop: Strings at whose first occurrence the text ends; they are not handed out.
        """
        self._stop = [each for each in stop if each]
        self._text = ""
        self._given = 0
        self.has_stopped = False

    def grow(self, text: str) -> str:
        """Return what may be handed out now that the whole text is ``text``.

        Kept back are half a character at the end, and what may become one of the stop strings.
        """
        self._text = text
        ends = [place for each in self._stop if (place := text.find(each)) >= 0]
        if ends:
            self.has_stopped = True
            self._text = text[: min(ends)]
            return self.rest()
        safe = len(text.rstrip(HALF))
        kept_back = max((_overlap(text[:safe], each) for each in self._stop), default=0)
        return self._hand_out(safe - kept_back)

    def rest(self) -> str:
        """Return everything that was kept back, but half a character."""
        return self._hand_out(len(self._text.rstrip(HALF)))

    def _hand_out(self, until: int) -> str:
        piece = self._text[self._given : until]
        self._given = max(self._given, until)
        return piece


def _overlap(text: str, stop: str) -> int:
    """Return the length of the longest end of ``text`` that is a beginning of ``stop``."""
    return next(
        (
            size
            for size in range(min(len(stop) - 1, len(text)), 0, -1)
            if text.endswith(stop[:size])
        ),
        0,
    )
