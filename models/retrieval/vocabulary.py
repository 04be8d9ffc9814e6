"""What a text is about, as terms that English and Chinese share where they can.

A term is an English stem (``snack``), two neighbouring Chinese characters (``剧透``), one of them
alone, a number as written (``20:00``), or a concept (``=film night``) that words of both languages
stand for.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORDS = Path(__file__).with_name("words.json")
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(
    rf"(?P<han>[{HAN}]+)|(?P<number>\d+(?:[:.]\d+)*)|(?P<word>[^\W\d_]+(?:'[a-z]+)?)"
)
APOSTROPHES = str.maketrans("’‘`´", "''''")
VOWEL = re.compile("[aeiouy]")
WEAK = 0.3
#: Characters of a longer word make more pairs than there are words in it.
PAIR = 0.7


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of a question, and how much it says there, 0..1."""

    term: str
    weight: float = 1.0


class Vocabulary:
    """Words that mean the same, and words that say little."""

    def __init__(self, same: Iterable[str], stop: Iterable[str], weak: Iterable[str]) -> None:
        """Take the words in.

        Args:
            same: Lines of forms, "film night, movie night = 电影之夜, 观影夜"; the first names it.
            stop: Words that say nothing.
            weak: Words that say little in a question, such as "start".
        """
        self._forms: dict[tuple[str, ...], list[str]] = {}
        for line in same:
            forms = [each.strip() for each in re.split("[,=]", line)]
            for form in forms:
                concepts = self._forms.setdefault(_key(form), [])
                concepts.append(f"={forms[0]}")
        self._longest = max(map(len, self._forms), default=1)
        self._stop = {_key(word) for word in stop}
        self._weak = {_key(word) for word in weak} - self._stop

    @classmethod
    @cache
    def ours(cls) -> Vocabulary:
        """Return the words of an online community in both languages, from ``words.json``."""
        found = json.loads(WORDS.read_text(encoding="utf-8"))
        stop, weak = ([w for words in found[k].values() for w in words.split()] for k in KINDS)
        return cls(found["same"], stop, weak)

    def of_passage(self, text: str) -> Counter[str]:
        """Return every term of a text that is searched, with how often it stands there."""
        terms: Counter[str] = Counter()
        for pieces, is_han in _runs(text):
            if is_han:
                terms.update(pieces)
                terms.update(a + b for a, b in pairwise(pieces))
            else:
                terms.update(piece for piece in pieces if (piece,) not in self._stop)
            for start in range(len(pieces)):
                for end in range(start + 1, min(len(pieces), start + self._longest) + 1):
                    terms.update(self._forms.get(tuple(pieces[start:end]), ()))
        return terms

    def of_question(self, text: str) -> list[Wanted]:
        """Return what a question asks for, each term once; the longest known words win.

        A single Chinese character counts only where the question holds nothing else.
        """
        wanted: dict[str, float] = {}
        lone: list[str] = []
        for pieces, is_han in _runs(text):
            rest: list[str] = []
            for words in [*self._cut(pieces), None]:
                if words is not None and len(words) == 1 and not self._is_known(words):
                    rest += words
                    continue
                if is_han and len(rest) == 1:
                    lone += rest
                for term in _joined(rest) if is_han else rest:
                    wanted.setdefault(term, PAIR if is_han else 1.0)
                rest = []
                if words is not None:
                    wanted.update(self._meaning(words, is_han=is_han))
        return [
            Wanted(term, weight) for term, weight in (wanted or dict.fromkeys(lone, 1.0)).items()
        ]

    def _cut(self, pieces: list[str]) -> Iterator[tuple[str, ...]]:
        """Yield the words of a run: the longest that is known at each place, or a single piece."""
        at = 0
        while at < len(pieces):
            sizes = range(min(self._longest, len(pieces) - at), 1, -1)
            size = next((n for n in sizes if self._is_known(tuple(pieces[at : at + n]))), 1)
            yield tuple(pieces[at : at + size])
            at += size

    def _is_known(self, words: tuple[str, ...]) -> bool:
        return words in self._forms or words in self._stop or words in self._weak

    def _meaning(self, words: tuple[str, ...], *, is_han: bool) -> dict[str, float]:
        if words in self._forms:
            return {self._forms[words][0]: 1.0}
        if words in self._stop:
            return {}
        terms = _joined(list(words)) if is_han and len(words) > 1 else list(words)
        return dict.fromkeys(terms, WEAK)


KINDS = ("stop", "weak")


def _joined(pieces: list[str]) -> list[str]:
    return [a + b for a, b in pairwise(pieces)]


def _key(form: str) -> tuple[str, ...]:
    return tuple(piece for pieces, _ in _runs(form) for piece in pieces)


def _runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield runs of characters (Chinese) or stems and numbers (else), and which of them it is."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES)
    words: list[str] = []
    for found in TOKEN.finditer(plain):
        if found["han"]:
            if words:
                yield words, False
            words = []
            yield list(found["han"]), True
        else:
            words.append(found["number"] or stem(found["word"]))
    if words:
        yield words, False


def stem(word: str) -> str:
    """Return a lower-case English word without its endings; "hosting" and "hosts" are "host"."""
    word = word.removesuffix("'s")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and VOWEL.search(root):
            is_doubled = root[-1] == root[-2] and root[-1] not in "aeiouls"
            word = root[:-1] if is_doubled else root
            break
    if len(word) > 3 and word.endswith("e"):
        return word[:-1]
    return f"{word[:-1]}i" if len(word) > 3 and re.search("[^aeiou]y$", word) else word
