"""Which commands fit what somebody looks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process, utils

from bot.chat import Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

INTENT = Intent.of(
    "help",
    r"help",
    r"help(?: me)?(?: with)? (?P<query>.+)",
    r"what can you do",
    r"how do (?:i|you) (?P<query>.+)",
    r"帮助|帮忙|你会(?:做)?什么|怎么用(?:你)?|有(?:哪些|什么)(?:命令|功能)",
    r"怎么(?P<query>.+)",
    r"(?P<query>.+?)怎么用",
    is_loose=True,
)
FEW = 6
#: Out of 100; below it a command has nothing to do with what was asked.
ALIKE = 60


@dataclass(frozen=True, slots=True)
class Command:
    """A command as one person reads it.

    Attributes:
        feature: The folder of `cogs/` it belongs to.
        name: As typed, without the slash: ``reviews write``.
        local_name: The same in the person's language.
        about: One line in the person's language.
    """

    feature: str
    name: str
    local_name: str
    about: str


def search(commands: Sequence[Command], query: str, limit: int = FEW) -> list[Command]:
    """Return the commands that fit a query, the best first; none when nothing does.

    Args:
        commands: All commands.
        query: A few words in any language; one Chinese character is enough.
        limit: Longest list to return.
    """
    words = query.casefold().strip().lstrip("/")
    texts = [f"{c.name} {c.local_name} {c.about}".casefold() for c in commands]
    literal = [c for c, text in zip(commands, texts, strict=True) if words in text]
    if literal:
        return literal[:limit]
    said = [c for c, text in zip(commands, texts, strict=True) if _has_all(text, words.split())]
    alike = process.extract(
        words,
        texts,
        scorer=fuzz.partial_token_set_ratio,
        processor=utils.default_process,
        score_cutoff=ALIKE,
        limit=limit,
    )
    found = dict.fromkeys([*said, *(commands[index] for _, _, index in alike)])
    return list(found)[:limit]


def _has_all(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
