"""Titles that a chat message names, in plain sentences of two languages.

Everyday words are titles too ("It", "Her", 英雄). They count only where it is clear that a title is
meant: in quotes or title marks, with the year behind, as the whole message, or (in Latin letters)
written with the title's capitals inside a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.title_search import fold, split_year, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.films import Film

MAX_TEXT_CHARS = 4000  # the longest message Discord lets a person write
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"  # written without spaces
_UNSPACED = re.compile(f"[{_EAST_ASIAN}]")
_WORD = re.compile(rf"[^\W_{_EAST_ASIAN}]+(?:['’][^\W_{_EAST_ASIAN}]+)*")
_MARKED = re.compile(
    r"""《([^《》]+)》|「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|"([^"]+)"|\*+([^*]+)\*+"""
    r"""|(?<!\w)_([^_]+)_(?!\w)|(?<!\w)['‘]([^'’]+)['’](?!\w)"""
)
_YEAR_BEHIND = re.compile(r"[》」』”\"*_'’]*\s*[(（]?\s*(\d{4})(?!\d)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…。！？：；\n])[\s\"“‘'*_(（]*$")
_ARTICLE_WORDS = ("the", "a", "an")
# English words that people write without a film in mind; a title made of them needs its capitals
EVERYDAY = frozenset({"it", "her", "up", "us"})
# Chinese titles of three characters and more that are everyday words; shorter ones always are
EVERYDAY_ZH = frozenset({"第六感", "出租车司机"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stretch of the text that may be a title, and the films of that title."""

    start: int
    end: int
    films: tuple[Film, ...]


class Mentions:
    """The titles of many films, to be found inside sentences."""

    def __init__(self, films: Iterable[Film]) -> None:
        self._films: dict[str, tuple[Film, ...]] = {}
        self._spellings: dict[str, set[tuple[str, ...]]] = {}
        for film in films:
            for title in film.titles:
                key = without_article(fold(title))
                owners = self._films.get(_squash(key), ())
                self._films[_squash(key)] = owners if film in owners else (*owners, film)
                if not _UNSPACED.search(key):
                    self._spellings.setdefault(key, set()).add(_spelling(title))
        self._unspaced = [key for key in self._films if _UNSPACED.search(key)]
        self._first_words = {key.split(" ", 1)[0] for key in self._spellings if key}
        self._most_words = max((len(key.split()) for key in self._spellings), default=0)

    def find(self, text: str) -> list[Film]:
        """Return the films named, in the order of the text; the longer of two titles wins."""
        text = unicodedata.normalize("NFC", text[:MAX_TEXT_CHARS])
        if whole := self._titled(text):
            return list(whole)
        claims = [*self._marked(text), *self._in_unspaced(text), *self._in_spaced(text)]
        claims.sort(key=lambda claim: (claim.start - claim.end, claim.start))
        taken: list[_Claim] = []
        for claim in claims:
            if all(claim.end <= other.start or claim.start >= other.end for other in taken):
                taken.append(claim)
        taken.sort(key=lambda claim: claim.start)
        return list(dict.fromkeys(film for claim in taken for film in _of_year(claim, text)))

    def _titled(self, text: str) -> tuple[Film, ...]:
        """Return the films of a text that is nothing but a title, with or without a year."""
        films = self._films.get(_squash(without_article(fold(text))), ())
        if films or (parts := split_year(text)) is None:
            return films
        named = self._films.get(_squash(without_article(fold(parts[0]))), ())
        return tuple(film for film in named if str(film.year) == parts[1])

    def _marked(self, text: str) -> Iterator[_Claim]:
        for mark in _MARKED.finditer(text):
            title = next(filter(None, mark.groups()))
            if len(title) <= 100 and (films := self._titled(title)):
                yield _Claim(*mark.span(), films)

    def _in_unspaced(self, text: str) -> Iterator[_Claim]:
        folded = [_squash(fold(character)) for character in text]
        places = [at for at, part in enumerate(folded) for _ in part]
        squashed = "".join(folded)
        for key in self._unspaced:
            at = squashed.find(key)
            if at < 0 or _cuts_word(squashed, at, at + len(key)):
                continue
            claim = _Claim(places[at], places[at + len(key) - 1] + 1, self._films[key])
            if (len(key) > 2 and key not in EVERYDAY_ZH) or _has_year(claim, text):
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
                claim = _Claim(start, end, self._films[_squash(key)])
                if self._is_meant(key, claim, text) or _has_year(claim, text):
                    yield claim
                    break

    def _is_meant(self, key: str, claim: _Claim, text: str) -> bool:
        """Return whether the words are no everyday ones, or are written as the title is."""
        words = key.split()
        if not all(word in EVERYDAY or word.isdecimal() for word in words):
            return True
        if _spelling(text[claim.start : claim.end]) not in self._spellings[key]:
            return False
        if len(words) > 1:
            return True
        return not key.isdecimal() and not _SENTENCE_START.search(text[: claim.start])


def _squash(folded: str) -> str:
    return folded.replace(" ", "")


def _spelling(title: str) -> tuple[str, ...]:
    """Return the words of a title as written, without a leading article."""
    words = tuple(word[0] for word in _WORD.finditer(title))
    return words[1:] if len(words) > 1 and words[0].lower() in _ARTICLE_WORDS else words


def _cuts_word(squashed: str, start: int, end: int) -> bool:
    """Return whether a title would begin or end in the middle of a number or a Latin word."""
    return any(
        0 < at < len(squashed) and _is_latin(squashed[at - 1]) and _is_latin(squashed[at])
        for at in (start, end)
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _has_year(claim: _Claim, text: str) -> bool:
    year = _YEAR_BEHIND.match(text, claim.end)
    return year is not None and any(str(film.year) == year[1] for film in claim.films)


def _of_year(claim: _Claim, text: str) -> tuple[Film, ...]:
    """Return the films of the year that stands behind the title, all where none of them is."""
    year = _YEAR_BEHIND.match(text, claim.end)
    of_year = tuple(film for film in claim.films if year and str(film.year) == year[1])
    return of_year or claim.films
