"""Whom a sentence is about, as a kind: "{group} are vermin" whichever group is named.

Hate and peace name the same groups, so a name should weigh nothing by itself and what stands
around it everything. For this a text is read a second time with each name of a group, word for
people and "you" replaced by one sign for its kind; runs of two and three words of that reading
become features of their own, each still a stretch of the text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from models.language.negation import CHINESE_CLAUSE_END, WORD

if TYPE_CHECKING:
    from models.language.script import Language

KINDS = json.loads(Path(__file__).with_name("people.json").read_text(encoding="utf-8"))
SIGNS = {"group": "\ue000", "being": "\ue001", "you": "\ue002"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in words, people replaced by the sign of their kind.

    Attributes:
        words: The words in order; Chinese counts each character as one.
        spans: Where each stands in the text.
        clause: For each word, the number of its clause; runs do not cross its end.
    """

    words: list[str]
    spans: list[tuple[int, int]]
    clause: list[int]


def people_read(text: str, language: Language) -> Reading:
    """Return a text in normal form, in words with people as signs."""
    reading = Reading([], [], [])
    clause = 0
    for found in _words(language).finditer(text):
        word = found.group()
        if CHINESE_CLAUSE_END.fullmatch(word) and word != " ":
            clause += 1
        elif word != " ":
            reading.words.append(_sign_of(language).get(word, word))
            reading.spans.append(found.span())
            reading.clause.append(clause)
    return reading


@lru_cache(maxsize=2)
def _sign_of(language: Language) -> dict[str, str]:
    kinds = KINDS.get(language, {})
    return {word: SIGNS[kind] for kind, words in kinds.items() for word in words.split()}


@lru_cache(maxsize=2)
def _words(language: Language) -> re.Pattern[str]:
    """Return what counts as one word or the end of a clause."""
    if language != "zh":
        return re.compile(f"{WORD.pattern}|{CHINESE_CLAUSE_END.pattern}")
    names = sorted(_sign_of("zh"), key=len, reverse=True)
    return re.compile(rf"{'|'.join(map(re.escape, names))}|.", re.DOTALL)
