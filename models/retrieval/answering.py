"""The sentences of a few passages that answer a question, quoted as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.language.script import language_of
from models.retrieval.questions import Kind, holds, kind_of, subject_of
from models.retrieval.sentences import sentences
from models.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from models.language.script import Language
    from models.retrieval.index import Index
    from models.retrieval.vocabulary import Wanted

LOOKED_AT = 5
#: What a term is worth that stands in the passage, but not in the sentence or the title.
ELSEWHERE = 0.6
#: How far an answer is trusted that holds nothing of the kind that was asked for.
WRONG_KIND = {Kind.TIME: 0.5, Kind.NUMBER: 0.6, Kind.PLACE: 0.75}
#: What it counts for that a passage is in the language of the question: of two that say the same,
#: people want theirs.
SAME_LANGUAGE = 0.03
BEGINNING = 400
TOGETHER = 240


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with a title."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a passage says to a question.

    Attributes:
        key: Which passage.
        text: One or two of its sentences, or its beginning, word for word.
        confidence: 0..1: the share of the question's terms, each weighed by how rare it is, that
            the passage holds; less when nothing of the kind that was asked for stands there.
    """

    key: int
    text: str
    confidence: float


def answer(question: str, index: Index[int], passages: Mapping[int, Passage]) -> Answer | None:
    """Return the best answer that the passages give, however weak, or None.

    Args:
        question: As somebody typed it.
        index: Finds passages by title and text.
        passages: What is in the index.
    """
    subject = subject_of(question)
    wanted = Vocabulary.ours().of_question(subject)
    weigher = _Weigher(index, wanted, kind_of(question), language_of(question))
    hits = index.search(subject, LOOKED_AT)
    found = [
        weigher.best(hit.key, passages[hit.key], hit.score / hits[0].score)
        for hit in hits
        if hit.key in passages
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


class _Weigher:
    """Weighs what one question finds."""

    def __init__(
        self, index: Index[int], wanted: Iterable[Wanted], kind: Kind, language: Language
    ) -> None:
        self._weights = {each.term: each.weight * index.rarity(each.term) for each in wanted}
        self._all = sum(self._weights.values()) or 1.0
        self._kind = kind
        self._language = language

    def best(self, key: int, passage: Passage, rank: float) -> tuple[float, Answer]:
        """Return what a passage says, with a mark to compare it by."""
        title, whole = self._terms(passage.title), self._terms(f"{passage.title}\n{passage.text}")
        lines = sentences(passage.text) or [passage.title]
        marks = [self._mark(line, title, whole) for line in lines]
        at = max(range(len(lines)), key=lambda n: (marks[n], -n))
        has_kind = holds(self._kind, lines[at])
        if self._cover(self._terms(lines[at])) == 0 and not (has_kind and self._is_sought()):
            text = _beginning(lines)
            has_kind = holds(self._kind, text)
        else:
            text = self._joined(lines, marks, at, title)
        said = self._terms(text) | title
        share = self._cover(said) + ELSEWHERE * self._cover(whole - said)
        trust = 1.0 if has_kind else WRONG_KIND.get(self._kind, 1.0)
        own = SAME_LANGUAGE if language_of(passage.text) == self._language else 0.0
        certain = share * trust
        return certain + 0.1 * rank + own, Answer(key, text, round(min(1.0, certain), 4))

    def _mark(self, line: str, title: frozenset[str], whole: frozenset[str]) -> float:
        own = self._terms(line)
        told = self._cover(own | title) + 0.5 * self._cover(own)
        return told + (0.6 if self._is_sought() and holds(self._kind, line) else 0.0)

    def _joined(self, lines: list[str], marks: list[float], at: int, title: frozenset[str]) -> str:
        """Return the best sentence, with the neighbour that says more of what is asked.

        How and why take more than a sentence: the next goes with them where it is short.
        """
        said = self._terms(lines[at]) | title
        near = [n for n in (at - 1, at + 1) if 0 <= n < len(lines)]
        more = [n for n in near if self._cover(self._terms(lines[n]) - said) > 0]
        if more:
            near = [max(more, key=lambda n: marks[n])]
        else:
            room = TOGETHER - len(lines[at]) if self._kind is Kind.ANYTHING else 0
            near = [n for n in near if n > at and len(lines[n]) <= room]
        said_first, *said_next = [lines[n] for n in sorted([at, *near])]
        blank = "" if said_first.endswith(tuple("。！？；”")) else " "
        return blank.join([said_first, *said_next])

    def _is_sought(self) -> bool:
        return self._kind in WRONG_KIND

    def _terms(self, text: str) -> frozenset[str]:
        return frozenset(self._weights.keys() & Vocabulary.ours().of_passage(text).keys())

    def _cover(self, terms: frozenset[str]) -> float:
        return sum(self._weights[term] for term in terms) / self._all


def _beginning(lines: list[str]) -> str:
    """Return as many first lines as fit, at least one."""
    length, taken = 0, 0
    for line in lines:
        length += len(line) + 1
        if taken and length > BEGINNING:
            break
        taken += 1
    return "\n".join(lines[:taken])
