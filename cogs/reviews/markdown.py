"""A member's text inside a message of ours: shown as typed, unable to break out of its place.

Everything Discord would read as markdown, a mention or a masked link is escaped. The one thing
kept is the spoiler bar: `||he did it||` stays hidden, also where the text is cut.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BAR = "||"
CUT = "…"
#: Discord reads any of these after a backslash as itself.
SPECIAL = re.compile(r"[\\*_~`|<>\[\]@]")
LINE_START = re.compile(r"^([^\S\n]*)(?=[#>+-])", re.MULTILINE)
#: Escaping inside an address would change where it leads.
ADDRESS = re.compile(r"https?://[^\s<>|\\*`\[\]]+")
JOINER = "\u200d"
NOTHING = "\u200b"
BREAKS = re.compile(r"(?<=[\s。！？；，.!?;,])")
LOOK_BACK = 80


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that is open or behind bars."""

    text: str
    is_hidden: bool = False


def passages(text: str, *, is_spoiler: bool) -> list[Passage]:
    """Return a text as stretches; one that gives the plot away is hidden as a whole."""
    if is_spoiler:
        return [Passage(text.replace(BAR, ""), is_hidden=True)]
    parts = text.split(BAR)
    if len(parts) % 2 == 0:  # the last bar has no partner
        parts[-2:] = [BAR.join(parts[-2:])]
    found = [Passage(part, is_hidden=at % 2 == 1) for at, part in enumerate(parts)]
    return [each for each in found if each.text]


def show(text: Iterable[Passage], *, is_open: bool) -> str:
    """Return passages as markdown, with their bars unless the reader wants spoilers open."""
    return "".join(
        _barred(each.text) if each.is_hidden and not is_open else escape(each.text) for each in text
    )


def escape(text: str) -> str:
    """Return a text that Discord shows exactly as it is."""
    shown, at = [], 0
    for address in ADDRESS.finditer(text):
        shown += [_escape(text[at : address.start()]), address[0]]
        at = address.end()
    return "".join([*shown, _escape(text[at:])])


def split(text: list[Passage], limit: int) -> tuple[list[Passage], list[Passage]]:
    """Return the first ``limit`` characters, if possible whole words, and the rest."""
    head: list[Passage] = []
    for at, each in enumerate(text):
        if len(each.text) > limit:
            cut = _place_to_cut(each.text, limit)
            pair = [Passage(part, each.is_hidden) for part in (each.text[:cut], each.text[cut:])]
            return [*head, *(p for p in pair[:1] if p.text)], [pair[1], *text[at + 1 :]]
        head.append(each)
        limit -= len(each.text)
    return head, []


def excerpt(text: list[Passage], limit: int, *, is_open: bool = False) -> str:
    """Return the beginning of a text as markdown in one paragraph; a cut shows."""
    flat = [Passage(" ".join(_words(each.text)), each.is_hidden) for each in text]
    head, rest = split(flat, limit)
    return show(head, is_open=is_open).rstrip() + (CUT if rest else "")


def pages(text: list[Passage], *, most_raw: int, most_shown: int, is_open: bool) -> list[str]:
    """Return a text as markdown in as few parts as fit.

    Args:
        text: The whole text.
        most_raw: Characters of the text that always fit, however many of them are escaped.
        most_shown: Characters of markdown that a part may have.
        is_open: Whether spoilers are shown without bars.
    """
    parts: list[str] = []
    while text:
        whole = show(text, is_open=is_open)
        if len(whole) <= most_shown:
            return [*parts, whole]
        head, text = split(text, most_raw)
        parts.append(show(head, is_open=is_open))
    return parts


def _escape(text: str) -> str:
    return LINE_START.sub(r"\1\\", SPECIAL.sub(r"\\\g<0>", text))


def _barred(text: str) -> str:
    """Return a text behind bars; one that ends in a bar of its own is kept off ours."""
    return f"{BAR}{escape(text)}{NOTHING if text.endswith('|') else ''}{BAR}"


def _words(text: str) -> list[str]:
    """Return the words of a text, with empty ones at its ends where it has space there."""
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    return [*([""] if lead else []), *text.split(), *([""] if tail else [])]


def _place_to_cut(text: str, limit: int) -> int:
    """Return where to cut: behind a word if one ends near, never inside a composed character."""
    near = max(0, limit - LOOK_BACK)
    if ends := [near + found.start() for found in BREAKS.finditer(text[near:limit])]:
        return ends[-1]
    at = limit
    while at > 0 and (_extends(text[at]) or text[at - 1] == JOINER):
        at -= 1
    return at or limit


def _extends(character: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    is_skin = "\U0001f3fb" <= character <= "\U0001f3ff"
    return character == JOINER or is_skin or unicodedata.category(character).startswith("M")
