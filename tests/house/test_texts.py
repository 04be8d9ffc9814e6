"""Both languages say the same things, everything said exists, and nothing lies unused."""

from __future__ import annotations

import ast
import json
import re

import pytest

from tests.house.ftl import EN, ZH, Text, everything, folders, messages, read
from tests.house.reading import expect_none, files, modules, name, tree
from tests.house.text_uses import SAID_IN_TEMPLATE, misuses, patterns, unused, uses

HAN = r"[㐀-鿿豈-﫿]"
HALF_WIDTH = re.compile(rf"{HAN}[,.!?;:]|[,!?;]{HAN}")
LETTERS = re.compile(r"[a-z]{3,}")
TALKERS = ("bot", "cogs", "dashboard")
PLURALS = {"zero", "one", "two", "few", "many", "other"}
WORDS_FOR_ALL = re.compile(r"\b(Marquee|Discord|OAuth2?|JSON|CSV|English)\b")


def differences(english: dict[str, Text], chinese: dict[str, Text]) -> list[str]:
    """Return what one language has and the other has not."""
    lone = english.keys() ^ chinese.keys()
    return [f"{text_id} is in one language only" for text_id in lone] + [
        f"{text_id} has other values in {ZH}"
        for text_id in english.keys() & chinese.keys()
        if english[text_id].placeables != chinese[text_id].placeables
    ]


def unnatural(english: dict[str, Text], chinese: dict[str, Text]) -> list[str]:
    """Return the Chinese texts that no Chinese editor would let pass."""
    found = []
    for text_id, text in chinese.items():
        if "您" in text.words:
            found.append(f"{text_id}: write 你")
        if match := HALF_WIDTH.search(text.words):
            found.append(f"{text_id}: half-width mark in {match[0]!r}")
        same = text_id in english and text.words == english[text_id].words
        if same and LETTERS.search(WORDS_FOR_ALL.sub("", text.words)):
            found.append(f"{text_id}: still English")
    return found


def test_every_folder_has_both_languages():
    assert folders(), "no catalogues found"
    for folder in folders():
        assert sorted(path.name for path in folder.glob("*.ftl")) == sorted([EN, ZH]), folder


@pytest.mark.parametrize("folder", folders(), ids=name)
def test_both_languages_say_the_same_things_in_good_form(folder):
    english, chinese = messages(folder / EN), messages(folder / ZH)
    junk = [line for file in (EN, ZH) for line in read((folder / file).read_text("utf-8"))[1]]
    expect_none([*junk, *differences(english, chinese), *unnatural(english, chinese)])


def test_bad_catalogues_are_seen():
    english, wrong = read("a-b = Hello { $name }\n  .c = Name\njunk\na-b = again")
    assert len(wrong) == 2
    chinese, _ = read("a-b = 您好, { $other }\nd-e = Hello")
    assert len(differences(english, chinese)) == 3
    assert len(unnatural(english, chinese)) == 2
    assert (
        len(unnatural({"x-y": Text(frozenset(), "plain words")}, read("x-y = plain words")[0])) == 1
    )
    assert unnatural({}, read("a-b = 你好，{ $name }。版本 1.5，Discord 说：“好”")[0]) == []


def templates() -> str:
    """Return all templates and scripts as one text."""
    found = [path for top in TALKERS for end in (".html", ".js") for path in files(top, end)]
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


def test_what_is_said_exists_and_gets_its_values():
    known = {text_id: text.placeables for text_id, text in everything().items()}
    expect_none(
        f"{name(path)}: {wrong}"
        for path in modules(*TALKERS)
        for wrong in misuses(tree(path), known)
    )
    said = SAID_IN_TEMPLATE.findall(templates())
    expect_none(f"a template says {text_id}" for text_id in said if text_id not in known)


def test_nothing_lies_unused():
    sources = [tree(path) for path in modules(*TALKERS)]
    expect_none(unused(everything(), sources, templates()))


def test_text_uses_are_found():
    source = ast.parse(
        "say('a-b', n=1)\nask.say('c-d')\nraise NotFound('e-f', **values)\nx = f'health-{state}'"
    )
    known = {"a-b": frozenset({"n"}), "c-d": frozenset({"n"}), "health-ok": frozenset()}
    assert misuses(source, known) == ["c-d wants n, gets ", "e-f is in no catalogue"]
    assert [use.text_id for use in uses(source) if use.is_trouble] == ["e-f"]
    assert unused([*known, "g-h", "i-j", "setting-x"], [source], "{{ say('g-h') }}") == ["i-j"]
    assert patterns(ast.parse("f'{a}-{b}'")) == []


def test_errors_do_not_shout():
    texts = {
        f"{folder}/{file}": messages(folder / file) for folder in folders() for file in (EN, ZH)
    }
    trouble = {
        use.text_id for path in modules(*TALKERS) for use in uses(tree(path)) if use.is_trouble
    }
    expect_none(
        f"{place}: {text_id}"
        for place, catalogue in texts.items()
        for text_id in trouble | {key for key in catalogue if key.startswith("trouble-")}
        if text_id in catalogue and re.search(r"[!！]", catalogue[text_id].words)
    )


def shape(value: object) -> object:
    """Return the keys of a JSON value, however deep; plural forms of one text are one text."""
    if isinstance(value, dict) and value.keys() <= PLURALS:
        return None
    return {k: shape(v) for k, v in value.items()} if isinstance(value, dict) else None


def test_the_sandbox_speaks_both_languages():
    # The seed is not a catalogue: each language describes its own channels of the sample guild.
    english = [path for path in files("sandbox", ".json") if path.name == "en.json"]
    for path in english:
        chinese = path.with_name("zh-CN.json").read_text(encoding="utf-8")
        assert "您" not in chinese, path
        if path.parent.name != "seed":
            assert shape(json.loads(path.read_text(encoding="utf-8"))) == shape(json.loads(chinese))
    assert english, "the sandbox has no catalogue"
