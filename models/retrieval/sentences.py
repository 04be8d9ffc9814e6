"""A text as sentences, in English and Chinese."""

from __future__ import annotations

import re

#: A Chinese end mark ends a sentence; a Latin one only before a space, so "v2.0" stays whole.
END = re.compile(r"(?<=[。！？；!?])(?![。！？；!?”」』）)\"'])|(?<=[.!?][\"')])\s+|(?<=\.)\s+|\n+")
#: What ends in a point and goes on.
SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|st|no|approx|a\.m|p\.m)|(?:^|\s)\d+)\.$", re.IGNORECASE
)
CLOSING = "”」』）)\"'"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text in their order, without blanks around; lines stay apart."""
    found: list[str] = []
    for line in text.splitlines():
        goes_on = False
        for part in _parts(line):
            if goes_on:
                found[-1] = f"{found[-1]} {part}"
            else:
                found.append(part)
            goes_on = SHORT.search(part) is not None
    return found


def _parts(line: str) -> list[str]:
    return [part.strip() for part in END.split(line) if part and part.strip(CLOSING + " \t")]
