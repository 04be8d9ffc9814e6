"""Passages by how well they fit a few words, ranked by BM25.

BM25 with k1 = 1.2 and b = 0.75: Robertson and Zaragoza, "The Probabilistic Relevance Framework:
BM25 and Beyond" (2009).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Generic, TypeVar

from models.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Hashable

K1, B = 1.2, 0.75
#: Passages that are thought to exist besides, so that few real ones still tell words apart.
IMAGINED = 10

Key = TypeVar("Key", bound="Hashable")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Key]):
    """A passage that fits.

    Attributes:
        key: As it was added.
        score: BM25, above 0; only comparable within one search.
        matched: The terms of the query that stand in it.
    """

    key: Key
    score: float
    matched: frozenset[str]


class Index(Generic[Key]):
    """Passages that can be found; kept in memory, changed at any time."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary or Vocabulary.ours()
        self._postings: defaultdict[str, dict[Key, int]] = defaultdict(dict)
        self._terms: dict[Key, tuple[str, ...]] = {}
        self._lengths: dict[Key, int] = {}
        self._total = 0

    def __len__(self) -> int:
        return len(self._terms)

    def __contains__(self, key: Key) -> bool:
        return key in self._terms

    def add(self, key: Key, text: str) -> None:
        """Take a passage in, in place of an earlier one of the same key."""
        self.remove(key)
        counts = self._vocabulary.of_passage(text)
        for term, count in counts.items():
            self._postings[term][key] = count
        self._terms[key] = tuple(counts)
        self._lengths[key] = counts.total()
        self._total += counts.total()

    def remove(self, key: Key) -> None:
        """Forget a passage; nothing happens when it is not there."""
        for term in self._terms.pop(key, ()):
            posting = self._postings[term]
            del posting[key]
            if not posting:
                del self._postings[term]
        self._total -= self._lengths.pop(key, 0)

    def search(self, query: str, limit: int) -> list[Hit[Key]]:
        """Return the passages that share a term with the query, the best first."""
        scores: defaultdict[Key, float] = defaultdict(float)
        matched: defaultdict[Key, set[str]] = defaultdict(set)
        mean = self._total / len(self) if self._terms else 1.0
        for wanted in self._vocabulary.of_question(query):
            for key, count in self._postings.get(wanted.term, {}).items():
                long = 1 - B + B * self._lengths[key] / mean
                part = count * (K1 + 1) / (count + K1 * long)
                scores[key] += wanted.weight * self.rarity(wanted.term) * part
                matched[key].add(wanted.term)
        best = sorted(scores, key=lambda key: -scores[key])[:limit]
        return [Hit(key, scores[key], frozenset(matched[key])) for key in best]

    def rarity(self, term: str) -> float:
        """Return how much a term tells passages apart: its inverse document frequency, above 0."""
        holding = len(self._postings.get(term, ()))
        return log(1 + (len(self) + IMAGINED - holding + 0.5) / (holding + 0.5))
