"""The page's own words: both languages whole, and no key that only one side knows."""

import json
import re
from pathlib import Path

import pytest

SANDBOX = Path(__file__).parents[2] / "sandbox"
LOCALES = ("en", "zh-CN")
SCRIPTS = "\n".join(path.read_text("utf-8") for path in (SANDBOX / "static/js").glob("*.js"))


def catalogue(locale: str) -> dict[str, str | dict[str, str]]:
    return json.loads((SANDBOX / f"locale/{locale}.json").read_text("utf-8"))


def forms(entry: str | dict[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def places(entry: str | dict[str, str]) -> set[str]:
    return {name for form in forms(entry) for name in re.findall(r"\{(\w+)\}", form)}


def test_both_languages_have_the_same_keys():
    assert list(catalogue("en")) == list(catalogue("zh-CN"))


def test_both_languages_fill_the_same_places():
    english, chinese = catalogue("en"), catalogue("zh-CN")
    # an English singular may say "one" where the number would stand; the plural may not
    differing = [key for key in english if places(english[key]) != places(chinese[key])]
    assert differing == []


def test_every_key_the_scripts_name_has_a_text():
    named = set(re.findall(r"\bt\(\s*\"([\w.]+)\"", SCRIPTS))
    named |= {key for key in re.findall(r"\"([a-z]+\.[a-z_]+)\"", SCRIPTS) if is_text_key(key)}
    assert sorted(named - set(catalogue("en"))) == []


def test_every_text_is_named_in_the_scripts():
    unused = [key for key in catalogue("en") if f'"{key}"' not in SCRIPTS]
    assert unused == []


@pytest.mark.parametrize("locale", LOCALES)
def test_plurals_have_the_form_that_always_fits(locale: str):
    plurals = [entry for entry in catalogue(locale).values() if isinstance(entry, dict)]
    assert all("other" in entry for entry in plurals)


def test_chinese_is_written_with_full_width_marks_and_without_ceremony():
    texts = [form for entry in catalogue("zh-CN").values() for form in forms(entry)]
    assert [text for text in texts if re.search(r"[一-鿿][,.!?;:]|您|！", text)] == []


def is_text_key(key: str) -> bool:
    """Tell a text's key from an element with its class, such as ``div.body``."""
    return (
        key.partition(".")[0] in {known.partition(".")[0] for known in catalogue("en")} - ELEMENTS
    )


#: Words that begin keys and name elements as well; their keys are seen where ``t()`` is called.
ELEMENTS = {"select", "dialog", "mention", "message", "option", "time", "picture", "channel"}
