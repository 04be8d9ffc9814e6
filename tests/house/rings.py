"""Who may import whom: the table that `test_layers` holds and docs/architecture.md draws."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Ring:
    """A set of files that may import the same things.

    Attributes:
        name: As the diagram calls it.
        files: Patterns; `*` crosses folders, and the first ring that matches a file has it.
        inner: Rings it may import from, besides itself.
        libraries: Guarded libraries it may import.
    """

    name: str
    files: tuple[str, ...]
    inner: tuple[str, ...] = ()
    libraries: frozenset[str] = frozenset()


def _of(package: str, names: str) -> tuple[str, ...]:
    return tuple(f"{package}/{each}.py" for each in names.split())


RINGS = (
    Ring("base", _of("bot", "__init__ errors clock log config i18n")),
    Ring("tasks", _of("models", "__init__ errors tasks/* engines/base")),
    Ring("scheduler", ("models/scheduler/*",), ("tasks",)),
    Ring("inference", _of("models", "inference"), ("tasks", "scheduler", "engines")),
    Ring(
        "engines",
        ("models/*",),
        ("tasks", "scheduler"),
        frozenset({"torch", "transformers", "numpy"}),
    ),
    Ring("storage", ("bot/storage/*",), ("base", "rules"), frozenset({"aiosqlite"})),
    Ring(
        "rules",
        (
            *_of("bot", "catalogue chat films guild_settings hanzi health permissions"),
            *_of("bot", "preferences privacy title_search"),
        ),
        ("base", "storage", "tasks", "inference"),
    ),
    Ring(
        "wiring",
        ("cogs/*/__init__.py", *_of("bot", "feature registry services")),
        ("*",),
        frozenset({"discord"}),
    ),
    Ring(
        "feature screens",
        ("cogs/*/cog.py", "cogs/*/views.py"),
        ("base", "rules", "screens", "wiring", "feature rules"),
        frozenset({"discord"}),
    ),
    Ring(
        "feature pages",
        ("cogs/*/pages.py",),
        ("base", "rules", "dashboard", "wiring", "feature rules"),
        frozenset({"starlette"}),
    ),
    Ring("feature storage", ("cogs/*/store.py",), ("base", "storage", "feature rules")),
    Ring("feature rules", ("cogs/*",), ("base", "rules", "tasks", "inference")),
    Ring(
        "screens",
        ("bot/ui/*",),
        ("base", "rules", "storage", "tasks", "wiring"),
        frozenset({"discord"}),
    ),
    Ring(
        "dashboard",
        ("dashboard/*",),
        ("base", "rules", "storage", "wiring"),
        frozenset({"starlette", "jinja2", "aiohttp", "uvicorn"}),
    ),
    Ring(
        "composition",
        (
            *_of("bot", "__main__ app cli client command_tree endpoint extensions gateway"),
            *_of("bot", "rest_retry trial upkeep web"),
        ),
        ("*",),
        frozenset({"discord", "aiohttp", "typer", "rich", "uvicorn"}),
    ),
    Ring("sandbox", ("sandbox/*",), (), frozenset({"aiohttp"})),
)
GUARDED = frozenset().union(*(ring.libraries for ring in RINGS))
BY_NAME = {ring.name: ring for ring in RINGS}


def ring_of(file: str) -> Ring | None:
    """Return the ring a file belongs to, by its path from the root."""
    return next((r for r in RINGS if any(fnmatchcase(file, each) for each in r.files)), None)
