"""Titles that a chat message names, in plain sentences of two languages.

Everyday words are titles too ("It", "Her", 英雄). They count only where it is clear that a title is
meant: in quotes or title marks, with the year behind, as the whole message (in Latin letters with
the title's capitals), or written with the title's capitals inside an English sentence. Films that
are not well known ("Life", "Go West") are heard in marks and as the whole message only: among
thousands of titles nearly any words are one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.everyday import CHINESE_SHORT_TITLES, CHINESE_TITLES, ENGLISH_NAMES, ENGLISH_WORDS
from bot.title_search import fold, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.films import Film
    from bot.title_search import TitleTable

MAX_TEXT_CHARS = 4000  # the longest message Discord lets a person write
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"  # found without word limits
_UNSPACED = re.compile(f"[{_EAST_ASIAN}]")
_WORD = re.compile(
    rf"[A-Za-z](?:\.[A-Za-z])+(?![^\W_])|[^\W_{_EAST_ASIAN}]+(?:['’][^\W_{_EAST_ASIAN}]+)*"
)  # initials as in "E.T", or a word
_MARKED = re.compile(
    r"""《([^《》]+)》|「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|"([^"]+)\""""
    r"""|(?<!\w)['‘]([^'’]+)['’](?!\w)"""
)
_YEAR_BEHIND = re.compile(r"""[》」』”"’'*_.!?]*\s*[(（]?\s*(\d{4})(?!\d)""")
# a capital says nothing at the start of a sentence or beside another one, as in "Ice Cube"
_NAME_BEFORE = re.compile(
    r"""(?:(?:^|[.!?:;…。！？：；\n])[\s"“‘'*_(（]*|(?<![\w'’])(?!(?:The|An?|I)\s)[A-Z][\w'’]*\s+)$"""
)
_NAME_BEHIND = re.compile(r"\s+(?!I\b)[A-Z]")
_ARTICLES = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stretch of the text that may be a title, and the films of that title.

    `dated` says that their year stands behind it.
    """

    start: int
    end: int
    films: list[Film]
    dated: bool


class Mentions:
    """The titles of many films, to be found inside sentences."""

    def __init__(self, films: Iterable[Film], titles: TitleTable) -> None:
        self._titles = titles
        self._unspaced: dict[str, set[str]] = {}  # by first character
        self._spellings: dict[str, set[tuple[str, ...]]] = {}
        for title in (title for film in films if film.is_well_known for title in film.titles):
            key = without_article(fold(title))
            if _UNSPACED.search(key):
                self._unspaced.setdefault(key[0], set()).add(key.replace(" ", ""))
            else:
                self._spellings.setdefault(key, set()).add(_spelling(title))
        self._first_words = {key.split(" ", 1)[0] for key in self._spellings}
        self._most_words = max((len(key.split()) for key in self._spellings), default=0)

    def find(self, text: str) -> list[Film]:
        """Return the films named, in the order of the text; the longer of two titles wins."""
        text = unicodedata.normalize("NFC", text[:MAX_TEXT_CHARS])
        if whole := self._alone(text):
            return whole
        claims = [*self._marked(text), *self._in_unspaced(text), *self._in_spaced(text)]
        claims.sort(key=lambda claim: (claim.start - claim.end, claim.start))
        taken: list[_Claim] = []
        for claim in claims:
            if all(claim.end <= other.start or claim.start >= other.end for other in taken):
                taken.append(claim)
        taken.sort(key=lambda claim: claim.start)
        return list(dict.fromkeys(film for claim in taken for film in claim.films))

    def _alone(self, text: str) -> list[Film]:
        """Return the films of a message that is a title; "help" is not "The Help"."""
        films = self._titles.find(text)
        if not self._is_everyday(without_article(fold(text))):
            return films
        return [film for film in films if _words(text) in map(_words, film.titles)]

    def _marked(self, text: str) -> Iterator[_Claim]:
        for mark in _MARKED.finditer(text):
            title = next(filter(None, mark.groups()))
            if films := self._titles.find(title):
                dated = self._titles.named_in(title, _year_behind(text, mark.end()))
                yield _Claim(*mark.span(), dated or films, dated=True)

    def _in_unspaced(self, text: str) -> Iterator[_Claim]:
        folded = [_fold_character(character) for character in text]
        places = [at for at, part in enumerate(folded) for _ in part]
        squashed = "".join(folded)
        here = (key for first in set(squashed) for key in self._unspaced.get(first, ()))
        for key in (key for key in here if key in squashed):
            for found in re.finditer(re.escape(key), squashed):
                start, end = found.span()
                claim = self._claim(text, places[start], places[end - 1] + 1)
                if (claim.dated or _is_plain(key)) and not _cuts_word(squashed, start, end):
                    yield claim

    def _in_spaced(self, text: str) -> Iterator[_Claim]:
        words = list(_WORD.finditer(text))
        for first, word in enumerate(words):
            if not self._first_words.intersection(fold(word[0]).split()[:1]):
                continue
            for last in range(min(first + self._most_words, len(words)) - 1, first - 1, -1):
                start, end = word.start(), words[last].end()
                key = fold(text[start:end])
                if key not in self._spellings:
                    continue
                has_article = first > 0 and words[first - 1][0].lower() in _ARTICLES
                claim = self._claim(text, words[first - has_article].start(), end)
                if claim.dated or self._is_meant(key, text, start, end):
                    yield claim
                    break

    def _claim(self, text: str, start: int, end: int) -> _Claim:
        title = text[start:end]
        dated = self._titles.named_in(title, _year_behind(text, end))
        return _Claim(start, end, dated or self._titles.named(title), dated=bool(dated))

    def _is_meant(self, key: str, text: str, start: int, end: int) -> bool:
        """Return whether the words are no everyday ones, or are written as the title is."""
        if not self._is_everyday(key):
            return True
        if key in ENGLISH_NAMES or _spelling(text[start:end]) not in self._spellings[key]:
            return False
        if " " in key:
            return True
        in_name = _NAME_BEFORE.search(text[:start]) or _NAME_BEHIND.match(text, end)
        return not in_name and len(key) > 1 and not key.isdecimal()

    def _is_everyday(self, key: str) -> bool:
        return key in self._spellings and (
            key in ENGLISH_NAMES
            or all(word in ENGLISH_WORDS or word.isdecimal() for word in key.split())
        )


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    return fold(character).replace(" ", "")


def _words(title: str) -> tuple[str, ...]:
    return tuple(word[0] for word in _WORD.finditer(title))


def _spelling(title: str) -> tuple[str, ...]:
    """Return the words of a title as written, without a leading article."""
    words = _words(title)
    return words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words


def _is_plain(key: str) -> bool:
    """Return whether an East Asian title may stand in a sentence without title marks."""
    return key not in CHINESE_TITLES if len(key) > 2 else key in CHINESE_SHORT_TITLES


def _cuts_word(squashed: str, start: int, end: int) -> bool:
    """Return whether a title would begin or end in the middle of a number or a Latin word."""
    return any(
        0 < at < len(squashed) and _is_latin(squashed[at - 1]) and _is_latin(squashed[at])
        for at in (start, end)
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _year_behind(text: str, end: int) -> str:
    found = _YEAR_BEHIND.match(text, end)
    return found[1] if found else ""
