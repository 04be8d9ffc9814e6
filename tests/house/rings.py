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
    Ring("tasks", _of("models", "__init__ errors tasks/* engines/base language/script")),
    Ring("scheduler", ("models/scheduler/*",), ("tasks",)),
    Ring("inference", _of("models", "inference"), ("tasks", "scheduler", "engines")),
    Ring("retrieval", ("models/retrieval/*",), ("tasks",)),
    Ring(
        "engines",
        ("models/*",),
        ("tasks",),
        frozenset({"torch", "transformers", "numpy", "aiohttp"}),
    ),
    Ring(
        "stores",
        _of(
            "bot/storage", "audit backup command_sync guilds personal preferences ratings settings"
        ),
        ("base", "rules", "storage"),
    ),
    Ring("storage", ("bot/storage/*",), ("base", "stores"), frozenset({"aiosqlite"})),
    Ring(
        "rules",
        (
            *_of("bot", "catalogue chat films guild_settings hanzi health permissions"),
            *_of("bot", "everyday preferences privacy ratings safety server_settings"),
            *_of("bot", "title_mentions title_search speech/*"),
        ),
        ("base", "storage", "stores", "tasks"),
    ),
    Ring(
        "wiring",
        ("cogs/*/__init__.py", *_of("bot", "feature registry services")),
        ("*",),
        frozenset({"discord"}),
    ),
    Ring(
        "feature screens",
        ("cogs/*/cog.py", "cogs/*/views.py", "cogs/*/screens/*"),
        ("base", "rules", "stores", "screens", "wiring", "feature rules"),
        frozenset({"discord"}),
    ),
    Ring(
        "feature pages",
        ("cogs/*/pages.py",),
        ("base", "rules", "dashboard", "wiring", "feature rules"),
        frozenset({"starlette"}),
    ),
    Ring(
        "feature storage",
        ("cogs/*/store.py", "cogs/*/store/*"),
        ("base", "rules", "storage", "stores", "feature rules"),
    ),
    Ring("feature rules", ("cogs/*",), ("base", "rules", "tasks", "inference", "retrieval")),
    Ring(
        "screens",
        ("bot/ui/*", "bot/rest_retry.py"),
        ("base", "rules", "stores", "tasks", "wiring"),
        frozenset({"discord", "aiohttp"}),
    ),
    Ring(
        "dashboard",
        ("dashboard/*",),
        ("base", "rules", "storage", "stores", "wiring"),
        frozenset({"starlette", "jinja2", "aiohttp", "uvicorn"}),
    ),
    Ring(
        "composition",
        (
            *_of("bot", "__main__ app cli client command_tree endpoint extensions gateway"),
            *_of("bot", "guild_directory model_commands recent terminal trial upkeep web"),
            "bot/doctor/*",
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
