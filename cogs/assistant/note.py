"""What the feature talks about: notes, and what becomes of a text before it is kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import InvalidInput

if TYPE_CHECKING:
    from datetime import datetime

TITLE_LENGTH = 100
TEXT_LENGTH = 4000
#: Kept although invisible: they shape Persian and Indic words and join emoji.
JOINERS = "\u200c\u200d"
UNSEEN = ("Cc", "Cf", "Co", "Cs")


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What somebody hands in, as typed."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as it is kept.

    Attributes:
        revision: Counts the changes from 1.
        changed_at: When it was last changed, UTC.
    """

    note_id: int
    title: str
    text: str
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class NotePage:
    """Some notes out of a longer list, by title.

    Attributes:
        number: Which page, from 1.
        count: How many pages there are, at least 1.
        total: How many notes there are on all of them.
    """

    notes: tuple[Note, ...]
    number: int
    count: int
    total: int


def accepted(draft: NoteDraft) -> NoteDraft:
    """Return a draft as it is kept: tidied.

    Raises:
        InvalidInput: Title or text is empty or too long.
    """
    title, text = " ".join(tidy(draft.title).split()), tidy(draft.text)
    if not title:
        raise InvalidInput("assistant-title-empty")
    if not text:
        raise InvalidInput("assistant-text-empty")
    if len(title) > TITLE_LENGTH:
        raise InvalidInput("assistant-title-too-long", n=len(title), most=TITLE_LENGTH)
    if len(text) > TEXT_LENGTH:
        raise InvalidInput("assistant-text-too-long", n=len(text), most=TEXT_LENGTH)
    return NoteDraft(title, text)


def tidy(text: str) -> str:
    """Return a text without control, direction and zero-width characters or heaps of lines."""
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    plain = "".join(
        c for c in plain if c in "\n" + JOINERS or unicodedata.category(c) not in UNSEEN
    )
    return re.sub(r"\n\s*\n\s*", "\n\n", unicodedata.normalize("NFC", plain)).strip()


def title_key(title: str) -> str:
    """Return a title in the form in which titles are compared."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    return re.sub(r"[\W_]+", " ", plain).strip() or plain
