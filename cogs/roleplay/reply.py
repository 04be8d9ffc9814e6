"""What of a model's output is the character's reply.

A small model goes on for others, repeats its own name, prints marks of its template and falls into
loops. Only its own first turn is kept; nothing is added to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat import locale_of
from bot.i18n import Locale
from cogs.roleplay.harmless import without_tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_WORD = r"[^\s:：*_“”\",，.。!?！？;；、…]+"
#: A line that begins with one to three words and a colon may be somebody's turn.
SPEAKER = re.compile(rf"^[ \t>*_“\"]*({_WORD}(?: {_WORD}){{0,2}})[*_”\"]*[ \t]*[:：]")
#: Of names that nobody here has: two capitalised words at most, or some Chinese characters.
NAME = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)?|[㐀-鿿·]{1,4}")
#: "他轻声说：" tells a story; it is nobody's name.
SAYS = re.compile(r"[说道问答喊叫想笑唱念写是有]$")
#: What may still become such a line when more text comes.
OPEN_LINE = re.compile(r"^[ \t>*_“\"]*[^.!?。！？…,，;；\n]{0,40}$")
MAX_SPEAKER = 32
TOKEN_START = re.compile(r"[<\[][^>\]\n]{0,44}$")
NORMAL = re.compile(r"[\W_]+")
LOOP_LENGTH = 4
MIN_LOOP = 12


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Reads one character's output.

    Attributes:
        character: Its names.
        others: The other people of the scene; a short name of anybody else is cut too.
    """

    character: Collection[str]
    others: Collection[str] = ()

    def clean(self, raw: str) -> tuple[str, bool]:
        """Return the character's own words, and whether what follows is somebody else's."""
        kept: list[str] = []
        for line in without_tokens(raw).replace("\r", "").split("\n"):
            own_words = self._own_words(line, has_spoken=any(each.strip() for each in kept))
            if own_words is None:
                return _tidy(kept), True
            if own_words.strip() and own_words.strip() in (each.strip() for each in kept[-4:]):
                return _tidy(kept), True
            kept.append(own_words)
        return _tidy(kept), False

    def steady(self, raw: str) -> str:
        """Return what may be shown while more is coming: no word that `clean` may yet take back."""
        whole = TOKEN_START.sub("", raw) if not raw.endswith((">", "]")) else raw
        head, is_more, last = whole.rpartition("\n")
        if OPEN_LINE.match(last):
            whole = head if is_more else ("" if len(last) < MAX_SPEAKER else whole)
        return self.clean(whole)[0]

    def _own_words(self, line: str, *, has_spoken: bool) -> str | None:
        """Return a line without the character's name before it; None for somebody's turn."""
        own = {name.casefold() for name in self.character}
        while found := SPEAKER.match(line):
            if found[1].casefold() in own:
                if has_spoken:
                    return None
                line = line[found.end() :].lstrip()
            elif self._is_somebody(found[1], is_first=not has_spoken):
                return None
            else:
                break
        return line

    def _is_somebody(self, name: str, *, is_first: bool) -> bool:
        """Tell whether a name before a colon is a speaker's; a reply may begin "Listen: ..."."""
        if name.casefold() in {each.casefold() for each in self.others}:
            return True
        is_name = len(name) <= MAX_SPEAKER and NAME.fullmatch(name) is not None
        return is_name and not is_first and SAYS.search(name) is None


def _tidy(lines: Iterable[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines).strip()
    return re.sub(r"\n{3,}", "\n\n", text)


def normal(text: str) -> str:
    """Return a text by its letters alone, to compare."""
    return NORMAL.sub(" ", text.casefold()).strip()


def loops(text: str) -> bool:
    """Tell whether a text says the same few words again and again: less than half of it is new.

    Counts different runs of four words (or Chinese characters) among all of them.
    """
    units = re.findall(r"[㐀-鿿]|[^\W㐀-鿿]+", text.casefold())
    runs = [tuple(units[i : i + LOOP_LENGTH]) for i in range(len(units) - LOOP_LENGTH + 1)]
    return len(runs) >= MIN_LOOP and len(set(runs)) * 2 < len(runs)


def is_poor(text: str, earlier: Iterable[str], language: str) -> bool:
    """Tell whether another try is wanted: empty, in a loop, said before, or in another language.

    Args:
        text: The reply.
        earlier: The character's last replies.
        language: ``"en"`` or ``"zh"``.
    """
    plain = normal(text)
    if not plain or loops(text) or plain in (normal(each) for each in earlier):
        return True
    spoken = locale_of(text)
    return spoken is not None and (spoken is Locale.ZH) != (language == "zh")
