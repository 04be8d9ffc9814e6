"""Fluent catalogues as the house tests read them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from tests.house.reading import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EN, ZH = "en.ftl", "zh-CN.ftl"


@dataclass(frozen=True)
class Text:
    """One message value or attribute.

    Attributes:
        placeables: The values it wants, without the dollar sign.
        words: Its text elements, joined by line breaks.
    """

    placeables: frozenset[str]
    words: str


class _Parts(Visitor):
    def __init__(self) -> None:
        self.placeables: set[str] = set()
        self.words: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  the library's names
        self.placeables.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.words.append(node.value)


def _text(pattern: ast.Pattern) -> Text:
    parts = _Parts()
    parts.visit(pattern)
    return Text(frozenset(parts.placeables), "\n".join(parts.words))


def read(source: str) -> tuple[dict[str, Text], list[str]]:
    """Return the texts of a catalogue by id (`name` or `name.attribute`), and its mistakes."""
    texts: dict[str, Text] = {}
    wrong = []
    for entry in parse(source).body:
        if isinstance(entry, ast.Junk):
            wrong.append(f"not a Fluent message: {(entry.content or '').strip().splitlines()[0]}")
        if not isinstance(entry, ast.Message | ast.Term):
            continue
        found = {f"{entry.id.name}.{each.id.name}": each.value for each in entry.attributes}
        if entry.value:
            found[entry.id.name] = entry.value
        wrong += [f"{text_id} is there twice" for text_id in found if text_id in texts]
        texts |= {text_id: _text(pattern) for text_id, pattern in found.items()}
    return texts, wrong


@functools.cache
def messages(path: Path) -> dict[str, Text]:
    """Return the texts of one catalogue file by id."""
    return read(path.read_text(encoding="utf-8"))[0]


def folders() -> list[Path]:
    """Return every folder of ours that holds Fluent texts."""
    tops = ("bot", "cogs", "dashboard")
    return sorted({path.parent for top in tops for path in (ROOT / top).rglob("*.ftl")})


def everything() -> dict[str, Text]:
    """Return the English texts of all folders by id."""
    return {k: v for folder in folders() for k, v in messages(folder / EN).items()}
