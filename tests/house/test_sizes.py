"""Nothing grows beyond what one reads in one go; ruff holds functions, this holds the rest."""

from __future__ import annotations

import ast

from tests.house.reading import expect_none, modules, name, tree

MODULE_LINES = 350
TEST_LINES = 400
PUBLIC_METHODS = 12


def lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def crowded(source: ast.AST) -> list[str]:
    """Return the classes with too many public methods."""
    return [
        f"{node.name} has {count} public methods; at most {PUBLIC_METHODS}"
        for node in ast.walk(source)
        if isinstance(node, ast.ClassDef) and (count := _public(node)) > PUBLIC_METHODS
    ]


def _public(node: ast.ClassDef) -> int:
    methods = (
        each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return sum(not method.name.startswith("_") for method in methods)


def test_modules_stay_short():
    limits = [(path, MODULE_LINES) for path in modules("bot", "cogs", "models", "dashboard")]
    limits += [(path, MODULE_LINES) for path in modules("sandbox", "benchmarks")]
    limits += [(path, TEST_LINES) for path in modules("tests")]
    expect_none(
        f"{name(path)} has {count} lines; at most {limit}: cut it by noun"
        for path, limit in limits
        if (count := lines(path)) > limit
    )


def test_classes_stay_small():
    expect_none(f"{name(path)}: {each}" for path in modules() for each in crowded(tree(path)))


def test_a_crowded_class_is_seen():
    methods = "\n".join(f"    def f{n}(self): ..." for n in range(PUBLIC_METHODS + 1))
    assert len(crowded(ast.parse(f"class Big:\n{methods}"))) == 1
    assert crowded(ast.parse(f"class Fine:\n{methods}".replace("f0", "_f0"))) == []
