"""Where texts are asked for: ids in Python code and in templates."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.house.reading import calls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Calls whose first argument is a text id: a catalogue bound to a language, and our own errors.
SPEAKERS = {"say", "_say", "UserError", "InvalidInput", "NotFound", "NotAllowed", "TryLater"}
TROUBLE = SPEAKERS - {"say", "_say"}
QUOTED = re.compile(r"""["']([a-z][a-z0-9]*(?:-[a-z0-9]+)+(?:\.[a-z-]+)?)["']""")
SAID_IN_TEMPLATE = re.compile(r"""\bsay\(\s*["']([^"']+)["']""")
#: An f-string with fewer fixed letters could be anything.
FIXED_LETTERS = 4


@dataclass(frozen=True)
class Use:
    """A text id that a call names, with the values it gives; None when they are not spelled out."""

    text_id: str
    values: frozenset[str] | None
    is_trouble: bool


def literals(source: ast.AST) -> set[str]:
    """Return every string constant of a file."""
    return {
        node.value
        for node in ast.walk(source)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def patterns(source: ast.AST) -> list[re.Pattern[str]]:
    """Return what each f-string of a file may become, where it could be a text id."""
    found = []
    for node in ast.walk(source):
        if isinstance(node, ast.JoinedStr):
            parts = [p.value if isinstance(p, ast.Constant) else None for p in node.values]
            fixed = "".join(part for part in parts if part)
            if len(fixed) >= FIXED_LETTERS and re.fullmatch(r"[a-z0-9.-]+", fixed) and "-" in fixed:
                form = "".join(re.escape(p) if p else r"[A-Za-z0-9-]+" for p in parts)
                found.append(re.compile(form))
    return found


def uses(source: ast.AST) -> Iterator[Use]:
    """Yield each text id that a call names as a literal."""
    for call, called in calls(source):
        if called not in SPEAKERS or not call.args:
            continue
        first = call.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            names = [keyword.arg for keyword in call.keywords]
            values = None if None in names else frozenset(names)
            yield Use(first.value, values, called in TROUBLE)


def unused(ids: Iterable[str], sources: Iterable[ast.AST], templates: str) -> list[str]:
    """Return the text ids that neither code nor a template names.

    Ids of commands and settings are made from their names, and an attribute (`.about`) may be added
    to an id that a variable holds.
    """
    trees = list(sources)
    named = set().union(*map(literals, trees)) | set(QUOTED.findall(templates))
    shapes = [shape for source in trees for shape in patterns(source)]
    return [
        text_id
        for text_id in ids
        if not text_id.startswith(("command-", "setting-"))
        and text_id not in named
        and f".{text_id.partition('.')[2]}" not in named
        and not any(shape.fullmatch(text_id) for shape in shapes)
    ]


def misuses(source: ast.AST, known: dict[str, frozenset[str]]) -> list[str]:
    """Return what is wrong with the text ids that a file's calls name.

    Args:
        source: The file.
        known: Text id to the values that the text wants.
    """
    wrong = []
    for use in uses(source):
        if use.text_id not in known:
            wrong.append(f"{use.text_id} is in no catalogue")
        elif use.values is not None and use.values != known[use.text_id]:
            wanted = ", ".join(sorted(known[use.text_id])) or "nothing"
            wrong.append(f"{use.text_id} wants {wanted}, gets {', '.join(sorted(use.values))}")
    return wrong
