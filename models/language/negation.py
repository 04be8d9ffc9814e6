"""Where a negation stands and how far it reaches, by rule."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")
NEGATOR = re.compile(
    r"(?:not|no|never|cannot|without|hardly|barely|nothing|neither|nor|nobody|lacks?|lacking)\Z"
    r"|.*n't\Z"
)
CLAUSE_END = re.compile(r"[.,;:!?()]")
REACH_WORDS = 3

CHINESE_NEGATOR = re.compile(
    r"不(?![仅但过管断光只同知]|得不)|没有?|别(?![人的])|毫无|并非|无(?![聊语敌与])|未"
)
CHINESE_CLAUSE_END = re.compile(r"[,.!?;:~。、 ()…]")
REACH_CHARACTERS = 8


class Scope(NamedTuple):
    """A negation: ``text[start:reach_start]`` is the negator, ``[reach_start:end]`` negated."""

    start: int
    reach_start: int
    end: int


def english_scopes(text: str) -> list[Scope]:
    """Return each negator that has something to negate, with up to 3 words of its clause."""
    words = list(WORD.finditer(text))
    scopes: list[Scope] = []
    position = 0
    while position < len(words):
        negator, position = words[position], position + 1
        if not NEGATOR.match(negator.group()):
            continue
        first = position
        while position < min(len(words), first + REACH_WORDS) and not (
            CLAUSE_END.search(text, words[position - 1].end(), words[position].start())
            or NEGATOR.match(words[position].group())
        ):
            position += 1
        if position > first:
            reach_start, end = words[first].start(), words[position - 1].end()
            scopes.append(Scope(negator.start(), reach_start, end))
    return scopes


def chinese_scopes(text: str) -> list[Scope]:
    """Return each negator that has something to negate, with up to 8 characters of its clause.

    A negator within another's reach joins it.
    """
    scopes: list[Scope] = []
    for negator in CHINESE_NEGATOR.finditer(text):
        stop = CHINESE_CLAUSE_END.search(text, negator.end())
        end = min(stop.start() if stop else len(text), negator.end() + REACH_CHARACTERS)
        if scopes and negator.start() < scopes[-1].end:
            scopes[-1] = scopes[-1]._replace(end=max(end, scopes[-1].end))
        elif end > negator.end():
            scopes.append(Scope(negator.start(), negator.end(), end))
    return scopes
