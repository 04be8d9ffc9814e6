"""Who may import whom is what `rings.py` says, and the process of the bot stays light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from itertools import combinations

import pytest

from tests.house.reading import (
    PACKAGES,
    ROOT,
    expect_none,
    features,
    imports,
    modules,
    name,
    resolve,
    tree,
)
from tests.house.rings import GUARDED, RINGS, ring_of

SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s.+\sSET|DELETE\s+FROM)\b", re.DOTALL
)
HOMES_OF_SQL = re.compile(r"bot/storage/.*|(cogs/[^/]+|dashboard)/store(\.py|/.*)")
#: The sandbox is a program of its own: only the command line may know it, to start it.
ALONE = {"sandbox"}


def trespasses(file: str, source: ast.AST) -> list[str]:
    """Return what a file imports although its ring may not."""
    ring = ring_of(file)
    if ring is None:
        return [f"{file} is in no ring; add it to tests/house/rings.py"]
    found = []
    for module in imports(source):
        top = module.split(".")[0]
        if top in PACKAGES:
            if complaint := _inside(file, ring, module):
                found.append(f"{file} ({ring.name}) must not import {module}: {complaint}")
        elif top in GUARDED - ring.libraries:
            found.append(f"{file} ({ring.name}) must not import {module}")
    return found


def _inside(file, ring, module):
    target = resolve(module)
    if target is None:
        return "there is no such file"
    other = ring_of(target)
    if other is None:
        return f"{target} is in no ring"
    if _feature(target) not in (None, _feature(file)):
        return "features never import features"
    if other.name in ALONE and other is not ring:
        return "the sandbox is a program of its own"
    if other is ring or other.name in ring.inner or "*" in ring.inner:
        return None
    return f"it belongs to {other.name}"


def _feature(file):
    parts = file.split("/")
    return parts[1] if parts[0] == "cogs" and len(parts) > 2 else None


def test_imports_follow_the_layers():
    expect_none(line for path in modules() for line in trespasses(name(path), tree(path)))


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("cogs/reviews/service.py", "import discord"),
        ("cogs/reviews/service.py", "import aiosqlite"),
        ("cogs/reviews/service.py", "from bot.ui import ask"),
        ("cogs/reviews/service.py", "from cogs.reviews import store"),
        ("cogs/reviews/cog.py", "import torch"),
        ("cogs/reviews/cog.py", "from bot.storage.database import Database"),
        ("cogs/reviews/store.py", "from models.scheduler import scheduler"),
        ("cogs/reviews/pages.py", "def f():\n    import discord"),
        ("models/inference.py", "from bot.errors import UserError"),
        ("bot/storage/database.py", "from bot.services import Services"),
        ("bot/errors.py", "from bot import services"),
        ("bot/app.py", "import sandbox.server"),
        ("sandbox/server.py", "from bot.clock import Clock"),
        ("bot/newcomer.py", ""),
    ],
)
def test_a_trespass_is_seen(file, line):
    assert len(trespasses(file, ast.parse(line))) == 1


def test_features_never_import_features():
    for one, other in combinations(features(), 2):
        line = ast.parse(f"from cogs.{other} import cog")
        assert trespasses(f"cogs/{one}/cog.py", line) != []


def test_every_ring_has_files():
    """A ring without files is a rule that holds nothing."""
    used = {ring.name for path in modules() if (ring := ring_of(name(path)))}
    expect_none(ring.name for ring in RINGS if ring.name not in used)


def statements(source: ast.AST) -> list[str]:
    """Return the first words of each SQL statement written in a file."""
    return [
        node.value.strip().partition("\n")[0]
        for node in ast.walk(source)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
    ]


def test_sql_stands_in_stores_only():
    outside = [path for path in modules() if not HOMES_OF_SQL.fullmatch(name(path))]
    expect_none(f"{name(path)}: {line}" for path in outside for line in statements(tree(path)))


def test_sql_is_recognised():
    source = ast.parse('GET = """\nSELECT id FROM review"""\nHELP = "Select a film from the list"')
    assert statements(source) == ["SELECT id FROM review"]


def python(code: str) -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        timeout=120,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def dotted(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_rules_storage_pages_and_models_run_without_discord():
    free = {ring.name for ring in RINGS if "discord" not in ring.libraries | set(ring.inner)}
    free -= {"composition", "wiring", "engines"}
    files = [name(path) for path in modules()]
    plain = [dotted(file) for file in files if (ring := ring_of(file)) and ring.name in free]
    lines = [f"import {module}" for module in plain]
    assert "import bot.errors" in lines
    python("\n".join(["import sys", "sys.modules['discord'] = None", *lines]))


def test_the_process_of_the_bot_never_imports_torch():
    """PyTorch belongs to the worker process: it costs seconds to start and hundreds of MiB."""
    ours = [name(path) for path in modules("bot", "cogs", "dashboard")]
    lines = [f"import {dotted(file)}" for file in ours if not file.endswith("__main__.py")]
    check = "assert not {'torch', 'transformers', 'sandbox'} & sys.modules.keys()"
    python("\n".join(["import sys", *lines, check]))
