"""Everything is found from its name: command, folder, class, text, table, test."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import PurePosixPath

import pytest
from discord.ext import commands

from tests.house.ftl import messages
from tests.house.reading import ROOT, expect_none, features, modules, name, tree

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "handlers"}
VAGUE_CLASS = re.compile(r"(Manager|Handler|Helper|Utils?)$")
#: Folders of tests that have no package of their own to mirror.
OWN_SUBJECTS = (
    *("house", "e2e", "contract", "reliability", "benchmarks", "sandbox_page", "evening"),
)
#: Tests of what the modules of a folder do together.
TOGETHER = {"against_model", "damage", "full_disk", "kill"}
MIRRORED = ("bot", "cogs", "models", "dashboard", "sandbox")


def pascal(feature: str) -> str:
    return "".join(part.capitalize() for part in feature.split("_"))


def cogs_of(feature: str) -> list[type[commands.Cog]]:
    """Return the cog classes that a feature's `cog.py` defines."""
    module = importlib.import_module(f"cogs.{feature}.cog")
    return [
        each
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, commands.Cog)
        and each.__module__ == module.__name__
    ]


def roots(cog: type[commands.Cog]) -> set[str]:
    """Return the first words of a cog's slash commands."""
    if issubclass(cog, commands.GroupCog):
        return {str(cog.__cog_group_name__)}
    return {command.name for command in cog.__cog_app_commands__}


def misnamed_class(node: ast.ClassDef, file: str) -> str | None:
    """Return what is wrong with a class's name, if anything is."""
    bases = {getattr(base, "attr", None) or getattr(base, "id", "") for base in node.bases}
    feature = file.split("/")[1]
    if VAGUE_CLASS.search(node.name):
        return f"{node.name} says nothing; name what it is or does"
    in_feature = file.startswith("cogs/")
    if in_feature and "FeatureSettings" in bases and node.name != f"{pascal(feature)}Settings":
        return f"{node.name} must be called {pascal(feature)}Settings"
    if "GroupCog" in bases and node.name != pascal(feature):
        return f"{node.name} must be called {pascal(feature)}"
    return None


def vague(file: str) -> bool:
    return not VAGUE.isdisjoint(PurePosixPath(file).with_suffix("").parts)


def subject_exists(test: PurePosixPath) -> bool:
    """Tell whether `tests/<folder>/test_<module>[_<aspect>].py` has its module or package."""
    folder = ROOT.joinpath(*test.parent.parts[1:])
    if (subject := test.stem.removeprefix("test_")) in TOGETHER:
        return folder.is_dir()
    words = subject.split("_")
    stems = ["_".join(words[:count]) for count in range(1, len(words) + 1)]
    subjects = [subject for stem in stems for subject in (stem, f"{stem}.py", f"__{stem}__.py")]
    return any((folder / subject).exists() for subject in subjects)


@pytest.mark.parametrize("feature", features())
def test_slash_commands_begin_with_the_name_of_their_folder(feature):
    spoken = {root for cog in cogs_of(feature) for root in roots(cog)}
    assert spoken == {feature}


def test_no_module_or_class_has_a_name_that_says_nothing():
    expect_none(f"{name(path)} says nothing" for path in modules() if vague(name(path)))
    classes = [
        (name(path), node)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    ]
    expect_none(
        f"{file}: {wrong}" for file, node in classes if (wrong := misnamed_class(node, file))
    )


def test_bad_names_are_seen():
    assert vague("bot/utils.py")
    assert vague("models/common/base.py")
    assert not vague("bot/catalogue.py")
    for line in ("class TaskManager: ...", "class Options(FeatureSettings): ..."):
        assert misnamed_class(ast.parse(line).body[0], "cogs/reviews/settings.py")
    right = ast.parse("class ReviewsSettings(FeatureSettings): ...").body[0]
    assert misnamed_class(right, "cogs/reviews/settings.py") is None


def foreign(text_id: str, feature: str) -> bool:
    """Tell whether a text in a feature's catalogue has the name of something else."""
    slug = feature.replace("_", "-")
    text_id = text_id.partition(".")[0]
    own = (slug, f"command-{slug}", f"setting-{slug}", "command-menu")
    return not any(text_id == each or text_id.startswith(f"{each}-") for each in own)


@pytest.mark.parametrize("feature", features())
def test_texts_carry_the_name_of_their_feature(feature):
    ids = messages(ROOT / "cogs" / feature / "locale" / "en.ftl")
    expect_none(text_id for text_id in ids if foreign(text_id, feature))


def test_a_foreign_text_is_seen():
    assert foreign("recommend-none", "reviews")
    assert foreign("reviewsother", "reviews")
    assert not foreign("command-reviews-write", "reviews")


def test_tests_mirror_the_code():
    tests = [PurePosixPath(name(path)) for path in modules("tests")]
    strays = [t for t in tests if t.stem.startswith("test_") and t.parts[1] in MIRRORED]
    expect_none(f"{t} tests no module" for t in strays if not subject_exists(t))
    expect_none(f"{t} is in no known folder" for t in tests if not _known(t))


def _known(test: PurePosixPath) -> bool:
    return len(test.parts) == 2 or test.parts[1] in (*MIRRORED, *OWN_SUBJECTS)


def test_a_test_of_nothing_is_seen():
    assert subject_exists(PurePosixPath("tests/bot/test_errors.py"))
    assert subject_exists(PurePosixPath("tests/bot/storage/test_database_kill.py"))
    assert not subject_exists(PurePosixPath("tests/bot/test_nothing.py"))


@pytest.mark.parametrize("feature", features())
def test_the_rules_of_each_feature_are_tested(feature):
    service = ROOT / "cogs" / feature / "service.py"
    test = ROOT / "tests" / "cogs" / feature / "test_service.py"
    assert test.is_file() or not service.is_file(), f"{test} is missing"
