"""The checkout as the house tests read it: files, syntax trees, imports."""

from __future__ import annotations

import ast
import functools
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "cogs", "models", "dashboard", "sandbox")
GENERATED = {"__pycache__", "node_modules", "vendor"}


def files(top: str, ending: str) -> list[Path]:
    """Return the files below a folder of the checkout whose names end so, in order."""
    return [
        path
        for path in sorted((ROOT / top).rglob(f"*{ending}"))
        if not GENERATED.intersection(path.parts)
    ]


def modules(*tops: str) -> list[Path]:
    """Return the Python files of some folders, of all our packages when none is named."""
    return [path for top in tops or PACKAGES for path in files(top, ".py")]


def name(path: Path) -> str:
    """Return a file's path from the root of the checkout, with slashes."""
    return path.relative_to(ROOT).as_posix()


@functools.cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def features() -> list[str]:
    """Return the names of the feature folders."""
    return sorted(path.parent.name for path in (ROOT / "cogs").glob("*/__init__.py"))


def imports(module: ast.AST) -> Iterator[str]:
    """Yield each module imported anywhere in a file, inside functions and type checks too.

    `from bot.ui import ask` may import a module or a name of one, so it yields `bot.ui.ask`:
    `resolve` finds out.
    """
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def resolve(module: str, root: Path = ROOT) -> str | None:
    """Return the file that a module of ours, or a name in one, comes from; None for no file."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        base = root.joinpath(*parts[:length])
        for file in (base.with_suffix(".py"), base / "__init__.py"):
            if file.is_file():
                return file.relative_to(root).as_posix()
    return None


def calls(module: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Yield each call with the last part of the called name, such as `send` for `a.b.send(...)`."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called = node.func
            last = getattr(called, "attr", None) or getattr(called, "id", "")
            yield node, last


def expect_none(problems: Iterable[str]) -> None:
    """Fail with every problem on a line of its own."""
    found = sorted(set(problems))
    assert not found, "\n".join(["", *found])
