"""What of a chat message is read aloud: its words, not its markup."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.i18n import Locale

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARS = 600
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
#: Mentions, custom emoji, time stamps, slash commands: what Discord draws from `<...>`.
DRAWN = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]*:|id:)[^>\s]*>")
SHORTCODE = re.compile(r":[a-z0-9_+-]{2,32}:", re.IGNORECASE)
LINE_MARKS = re.compile(r"^(?:-#|#{1,3}|>{1,3}|[-*])\s+", re.MULTILINE)
#: `[[` would begin phonemes in espeak-ng, so brackets go with the marks.
MARKS = re.compile(r"\*+|__|~~|\|\||[\[\]{}<>\\^|`@#]|(?<!\w)_|_(?!\w)")
LOOSE_MARK = re.compile(r"\s+([,.!?;:，。！？；：])")
ENDS = re.compile(r"[.!?。！？…](?=\s|$|[^\x00-\x7f])|[。！？…]")
#: A year is read digit by digit in Chinese.
YEAR_ZH = re.compile(r"(?<!\d)(\d{4})(?=\s*年)")
HAN = re.compile(r"[㐀-鿿豈-﫿]")
PIECE = re.compile(r"[㐀-鿿豈-﫿]+|\d+(?=\s*[㐀-鿿豈-﫿])|[^\W\d_㐀-鿿豈-﫿]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language."""

    text: str
    locale: Locale


def spoken(text: str, limit: int = MAX_CHARS) -> str:
    """Return the words of a message, at most ``limit`` characters, cut at the end of a sentence.

    Emoji, mentions, addresses, code and markdown are left out; nothing may remain.
    """
    text = CODE.sub(" ", text)
    text = LINK.sub(r"\1", text)
    for unsaid in (ADDRESS, DRAWN, SHORTCODE, LINE_MARKS):
        text = unsaid.sub(" ", text)
    text = MARKS.sub("", unicodedata.normalize("NFC", text))
    text = "".join(each if _is_said(each) else " " for each in text)
    return _cut(LOOSE_MARK.sub(r"\1", " ".join(text.split())), limit)


def runs(text: str, locale: Locale) -> list[Run]:
    """Return a text in stretches of one language each, in order.

    Digits and marks belong to what stands before them; digits before a Chinese character are
    Chinese.

    Args:
        text: What `spoken` left.
        locale: The language of what has no letters at all.
    """
    found: list[Run] = []
    for piece, of in _pieces(text):
        if found and of in (None, found[-1].locale):
            found[-1] = Run(found[-1].text + piece, found[-1].locale)
        elif found and not re.search(r"\w", found[-1].text) and of is not None:
            found[-1] = Run(found[-1].text + piece, of)
        else:
            found.append(Run(piece, of or locale))
    tidy = [Run(_numbers(run).strip(), run.locale) for run in found]
    return [run for run in tidy if re.search(r"\w", run.text)]


def _pieces(text: str) -> Iterator[tuple[str, Locale | None]]:
    for match in PIECE.finditer(text):
        piece = match[0]
        if HAN.match(piece) or (piece.isdigit() and HAN.match(text[match.end() :].lstrip())):
            yield piece, Locale.ZH
        else:
            yield piece, Locale.EN if piece[0].isalpha() else None


def _numbers(run: Run) -> str:
    if run.locale is not Locale.ZH:
        return run.text
    return YEAR_ZH.sub(lambda year: " ".join(year[1]), run.text)


def _is_said(character: str) -> bool:
    """Tell whether a character is a letter, digit, mark of a sentence or space; no symbol is."""
    category = unicodedata.category(character)
    return category[0] in "LNPZ" or category in ("Mn", "Mc") or character in "\n$€£%+="


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    ends = [match.end() for match in ENDS.finditer(text[: limit + 1]) if match.end() <= limit]
    if ends:
        return text[: ends[-1]]
    space = text.rfind(" ", 0, limit)
    return text[: space if space > 0 else limit]
