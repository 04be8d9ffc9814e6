"""What can be set, typed or asked for is documented in both languages; links lead somewhere."""

from __future__ import annotations

import re
import tomllib
from itertools import chain

import pytest

from bot import __version__, cli, config
from bot.permissions import INVITE
from docs.reference import PAGES, render
from tests.house.reading import ROOT, expect_none, features, files, name
from tests.house.rings import RINGS

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ARROW = re.compile(r"^\s*(\w+)(?:\[.*?\])? --> (\w+)", re.MULTILINE)
MAKE_TARGET = re.compile(r"^([a-z-]+):.*##", re.MULTILINE)
REQUIREMENT = re.compile(r"^[\w.-]+")
#: Pages that people who use or run the bot read; those for its developers are English.
FOR_EVERYBODY = ("install", "operating", "settings", "reference")
BOTH = (".md", ".zh-CN.md")


def page(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def documents() -> list:
    return [*files("docs", ".md"), *sorted(ROOT.glob("*.md"))]


def missing(words, path: str) -> list[str]:
    """Return what a page does not say, as a whole word."""
    text = page(path)
    return [
        f"{path} does not say {w}"
        for w in words
        if not re.search(rf"(?<![\w-]){re.escape(w)}(?![\w-])", text)
    ]


@pytest.mark.parametrize("ending", BOTH)
def test_every_variable_is_explained_with_its_default(ending):
    rows = page(f"docs/settings{ending}")
    defaults = [line[1:].split("=", 1) for line in config.example().splitlines() if "=" in line]
    cells = [f"| `{name}` | {f'`{default}`' if default else ''}" for name, default in defaults]
    assert len(cells) >= len(config.Config.model_fields)
    expect_none(f"docs/settings{ending} lacks {cell}" for cell in cells if cell not in rows)


def test_the_example_of_the_settings_is_up_to_date():
    assert page(".env.example") == config.example(), "run: make env-example"


@pytest.mark.parametrize("ending", BOTH)
def test_every_command_of_the_command_line_is_explained(ending):
    names = [c.name or c.callback.__name__.replace("_", "-") for c in cli.app.registered_commands]
    assert "run" in names
    expect_none(missing([f"marquee {each}" for each in names], f"docs/operating{ending}"))


@pytest.mark.parametrize("ending", BOTH)
def test_every_permission_of_the_invite_is_explained(ending):
    expect_none(missing([f"`{each}`" for each in INVITE], f"docs/install{ending}"))


def test_every_target_of_make_is_explained():
    expect_none(
        missing([f"make {t}" for t in MAKE_TARGET.findall(page("Makefile"))], "CONTRIBUTING.md")
    )


async def test_the_reference_is_up_to_date(services):
    for file, locale in PAGES.items():
        assert page(file) == render(services, locale), f"{file} is old; run: make docs"


@pytest.mark.parametrize("feature", features())
@pytest.mark.parametrize("ending", BOTH)
def test_every_feature_has_a_page_that_names_its_commands(feature, ending, services):
    found = next(each for each in services.registry if each.name == feature)
    commands = [
        command.qualified_name
        for command in found.cog.walk_app_commands()
        if not getattr(command, "commands", None)
    ]
    expect_none(missing([f"/{each}" for each in commands], f"docs/features/{feature}{ending}"))


def test_pages_for_everybody_are_in_both_languages():
    pages = [f"docs/{each}{ending}" for each in FOR_EVERYBODY for ending in BOTH]
    expect_none(f"{each} is missing" for each in pages if not (ROOT / each).is_file())


def test_links_lead_somewhere():
    expect_none(
        f"{name(document)}: {link}"
        for document in documents()
        for link in LINK.findall(document.read_text(encoding="utf-8"))
        if not re.match(r"https?:|mailto:|#", link)
        and not (document.parent / link.partition("#")[0]).exists()
    )


def requirements() -> list[str]:
    """Return the names of the packages that pyproject.toml asks for."""
    project = tomllib.loads(page("pyproject.toml"))["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    return [REQUIREMENT.match(each)[0] for each in [*project["dependencies"], *extras]]


def test_every_dependency_has_its_reason():
    expect_none(missing(requirements(), "docs/dependencies.md"))


def test_every_dependency_is_pinned():
    pinned = {_plain(line.partition("==")[0]) for line in page("constraints.txt").splitlines()}
    expect_none(each for each in requirements() if _plain(each) not in pinned)


def _plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def reachable(arrows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return from where to where one comes over one or more arrows."""
    found = set(arrows)
    while more := {(a, d) for a, b in found for c, d in arrows if b == c} - found:
        found |= more
    return found


def test_the_diagram_draws_the_rings():
    text = page("docs/architecture.md")
    ids = {ring.name: ring.name.replace(" ", "_") for ring in RINGS}
    rules = {(ids[r.name], ids[i]) for r in RINGS for i in r.inner if i != "*"}
    drawn = set(ARROW.findall(text.partition("## Rings")[2]))
    expect_none(f"draw a way {one} --> {other}" for one, other in rules - reachable(drawn))
    expect_none(f"{one} --> {other} is no rule" for one, other in drawn - rules)
    expect_none(
        f"name the ring {ring.name}" for ring in RINGS if f"| **{ring.name}** |" not in text
    )


def test_the_version_is_the_same_everywhere():
    assert tomllib.loads(page("pyproject.toml"))["project"]["version"] == __version__
    assert f"## [{__version__}]" in page("CHANGELOG.md")
    assert "## [Unreleased]" in page("CHANGELOG.md")


def test_gaps_are_seen():
    assert LINK.findall("see [this](docs/x.md#y) and `[not](this`") == ["docs/x.md#y"]
    assert missing(["make"], "Makefile") == []
    assert missing(["MARQUEE_NOTHING"], "Makefile") == ["Makefile does not say MARQUEE_NOTHING"]
    assert ARROW.findall("  rules --> base\n  a[x] --> b") == [("rules", "base"), ("a", "b")]
