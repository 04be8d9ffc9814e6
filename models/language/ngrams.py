"""The n-grams of a text as hashed buckets, each with the stretch of text it stands for.

Every feature is a stretch ``text[start:end]`` plus a kind, so a linear model over these features
can say exactly which characters moved its score. A stretch is hashed from two prefix sums of a
polynomial, so all windows of a text come out of a handful of array operations.

A word under a negation gives features of its own instead of its usual ones: in "not boring" there
is no "boring". This is the bag-of-words form of Das and Chen's negation tagging (2001), carried
down to the characters of the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from models.language.negation import WORD, chinese_scopes, english_scopes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from models.language.negation import Scope
    from models.language.script import Language

    Offsets = NDArray[np.int64]

BASE = np.uint64(0x9E3779B97F4A7C15)
INVERSE = np.uint64(pow(int(BASE), -1, 2**64))
MIX_1, MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
KINDS = (
    "characters",
    "negated characters",
    "word",
    "negated word",
    "pair",
    "run",
    "run with a gap",
)
WORD_GROUP = 2
"""Kinds from here on are made of words; words and characters are weighed as two groups."""


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Features of one text; three arrays of one length.

    Attributes:
        ids: Bucket of each, times 2, plus 1 when it is made of words.
        starts, ends: The stretch of the normal form it stands for.
    """

    ids: Offsets
    starts: Offsets
    ends: Offsets


def ngrams(text: str, language: Language, scopes: list[Scope], bits: int) -> Ngrams:
    """Return the features of a text.

    English: words, pairs of neighbours, and 2 to 5 characters within a word. Chinese: 1 to 3
    characters; no word list is needed.

    Args:
        text: Normal form of the text.
        language: Everything that is not "zh" is read as English.
        scopes: Its negations, from `scopes_of`.
        bits: Buckets are ``2 ** bits``.
    """
    codes = _codes(text)
    hashes = _Stretches(codes, bits)
    negated = np.zeros(len(codes) + 1, dtype=np.bool_)
    for scope in scopes:
        negated[scope.reach_start : scope.end] = True
    if language == "zh":
        parts = [
            hashes.windows(np.arange(max(0, len(codes) - size + 1)), size, negated, middle=0)
            for size in (1, 2, 3)
        ]
    else:
        parts = [*_words(text, hashes, negated), *_within_words(codes, hashes, negated)]
    return _concatenated(parts)


def runs(words: list[str], spans: list[tuple[int, int]], clause: list[int], bits: int) -> Ngrams:
    """Return runs of two and three words of one clause, and pairs with a word left out between.

    Args:
        words: What is hashed, in order.
        spans: The stretch of the normal form that each stands for.
        clause: Number of each word's clause.
        bits: Buckets are ``2 ** bits``.
    """
    text = "".join(f"{word} " for word in words)
    ends = np.cumsum([len(word) + 1 for word in words], dtype=np.int64)
    starts = np.concatenate(([0], ends[:-1])).astype(np.int64) if words else ends
    hashes = _Stretches(_codes(text), bits)
    where = np.array(spans, dtype=np.int64).reshape(-1, 2)
    of_clause = np.array(clause, dtype=np.int64)
    parts = []
    for size in (2, 3):
        last = size - 1
        same = of_clause[: len(words) - last] == of_clause[last:]
        at = np.flatnonzero(same)
        ids, _, _ = hashes.of("run", starts[at], ends[at + last])
        parts.append((ids, where[at, 0], where[at + last, 1]))
        if size == 3:
            # The outer two words, whatever stands between them: their hashes are added up.
            first, _, _ = hashes.of("run with a gap", starts[at], ends[at])
            third, _, _ = hashes.of("word", starts[at + last], ends[at + last])
            ids = ((first >> 1) * 31 + (third >> 1)) % 2**bits * 2 + 1
            parts.append((ids, where[at, 0], where[at + last, 1]))
    return _concatenated(parts)


def together(first: Ngrams, second: Ngrams) -> Ngrams:
    """Return the features of both."""
    return Ngrams(
        np.concatenate((first.ids, second.ids)),
        np.concatenate((first.starts, second.starts)),
        np.concatenate((first.ends, second.ends)),
    )


def scopes_of(text: str, language: Language) -> list[Scope]:
    """Return the negations of a text in normal form."""
    return chinese_scopes(text) if language == "zh" else english_scopes(text)


def bag(features: Ngrams) -> tuple[Offsets, NDArray[np.float32]]:
    """Return the buckets of a text, each once, and the weight each counts with.

    A group of n different features counts ``1 / sqrt(n)`` each, so that neither a long text nor
    the many character windows drown the rest.
    """
    unique = np.unique(features.ids)
    made_of_words = unique & 1
    sizes = np.bincount(made_of_words, minlength=2)
    weights = 1 / np.sqrt(np.maximum(sizes, 1))
    return unique >> 1, weights[made_of_words].astype(np.float32)


def _codes(text: str) -> NDArray[np.uint64]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return codes.astype(np.uint64)


def _concatenated(parts: list[tuple[Offsets, Offsets, Offsets]]) -> Ngrams:
    ids, starts, ends = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    return Ngrams(ids, starts, ends)


class _Stretches:
    """Hashes any stretches of one text at once."""

    def __init__(self, codes: NDArray[np.uint64], bits: int) -> None:
        powers = _powers(BASE, len(codes))
        self._sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(codes * powers)))
        self._inverse = _powers(INVERSE, len(codes) + 1)
        self._shift = np.uint64(64 - bits)

    def of(self, kind: str, starts: Offsets, ends: Offsets) -> tuple[Offsets, Offsets, Offsets]:
        """Return ids, starts and ends of the stretches ``starts[i]:ends[i]`` as ``kind``."""
        number = KINDS.index(kind)
        value = (self._sums[ends] - self._sums[starts]) * self._inverse[starts]
        value = (value ^ np.uint64(number + 1)) * MIX_1
        value = (value ^ (value >> np.uint64(29))) * MIX_2
        buckets = ((value ^ (value >> np.uint64(32))) * MIX_1) >> self._shift
        return buckets.astype(np.int64) * 2 + int(number >= WORD_GROUP), starts, ends

    def windows(
        self, starts: Offsets, size: int, negated: NDArray[np.bool_], *, middle: int
    ) -> tuple[Offsets, Offsets, Offsets]:
        """Return the windows of ``size`` characters; negated where character ``middle`` is."""
        turned = negated[starts + middle]
        plain = self.of("characters", starts[~turned], starts[~turned] + size)
        other = self.of("negated characters", starts[turned], starts[turned] + size)
        ids, firsts, lasts = (np.concatenate(pair) for pair in zip(plain, other, strict=True))
        return ids, firsts, lasts


def _words(
    text: str, hashes: _Stretches, negated: NDArray[np.bool_]
) -> list[tuple[Offsets, Offsets, Offsets]]:
    spans = np.array([word.span() for word in WORD.finditer(text)], dtype=np.int64).reshape(-1, 2)
    starts, ends = spans[:, 0], spans[:, 1]
    turned = negated[starts]
    return [
        hashes.of("word", starts[~turned], ends[~turned]),
        hashes.of("negated word", starts[turned], ends[turned]),
        hashes.of("pair", starts[:-1], ends[1:]),
    ]


def _within_words(
    codes: NDArray[np.uint64], hashes: _Stretches, negated: NDArray[np.bool_]
) -> list[tuple[Offsets, Offsets, Offsets]]:
    """Return windows of 2 to 5 characters that hold no blank but at their edges."""
    blanks = np.concatenate(([0], np.cumsum(codes == ord(" "))))
    parts = []
    for size in range(2, 6):
        starts = np.arange(max(0, len(codes) - size + 1))
        starts = starts[blanks[starts + size - 1] == blanks[starts + 1]]
        parts.append(hashes.windows(starts, size, negated, middle=size // 2))
    return parts


def _powers(base: np.uint64, count: int) -> NDArray[np.uint64]:
    """Return ``base ** 0 .. base ** (count - 1)`` modulo 2 ** 64."""
    factors = np.full(count, base, dtype=np.uint64)
    factors[:1] = 1
    return np.cumprod(factors)
