"""A member's text cannot break out of its place, and hidden words stay hidden."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.reviews.markdown import escape, excerpt, pages, passages, show, split

TYPED = st.text(alphabet="ab |\\`*_~<>@#[]()-\n.\u200b😀é", max_size=60)
BARRED = re.compile(r"\|\|([\s\S]+?)\|\|")


def seen(markdown):
    """What a reader sees once Discord took the backslashes away."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown).replace("\u200b", "")


@given(TYPED)
def test_escaped_text_reads_as_it_was_typed(text):
    assert seen(escape(text)) == text.replace("\u200b", "")


@given(TYPED)
def test_a_spoiler_is_one_bar_from_end_to_end(text):
    shown = show(passages(text, is_spoiler=True), is_open=False)
    if text.replace("||", ""):
        assert BARRED.fullmatch(shown)
        assert shown.count("||") == 2


@given(TYPED, st.integers(1, 30))
def test_a_cut_never_uncovers_what_was_hidden(text, limit):
    secret = f"{text.replace('|', '')} ||SECRETSECRETSECRET||"
    shown = excerpt(passages(secret, is_spoiler=False), limit)
    assert "S" not in BARRED.sub("", shown)


@given(TYPED, st.integers(1, 30))
def test_splitting_loses_no_character(text, limit):
    whole = passages(text, is_spoiler=False)
    head, rest = split(whole, limit)
    assert "".join(p.text for p in head + rest) == "".join(p.text for p in whole)
    assert sum(len(p.text) for p in head) <= limit


def test_inline_bars_are_kept_and_a_lonely_bar_is_just_text():
    kept = show(passages("fine ||he dies|| end", is_spoiler=False), is_open=False)
    assert kept == "fine ||he dies|| end"
    assert show(passages("a || b", is_spoiler=False), is_open=False) == r"a \|\| b"
    assert show(passages("fine ||he dies||", is_spoiler=False), is_open=True) == "fine he dies"


def test_a_spoiler_with_bars_and_fences_inside_stays_covered():
    text = "```\nhe dies||\n``` and |"
    shown = show(passages(text, is_spoiler=True), is_open=False)
    assert BARRED.fullmatch(shown)
    assert "```" not in shown


@pytest.mark.parametrize(
    "typed",
    ["<@123>", "@everyone", "<#5>", "<t:1:R>", "[bank](https://evil.example)", "**b**", "`x`"],
)
def test_mentions_links_and_markdown_show_as_typed(typed):
    shown = escape(typed)
    assert shown != typed
    assert seen(shown) == typed


@pytest.mark.parametrize("typed", ["# big", "-# small", "> quote", "- list", "a\n# big"])
def test_a_line_is_no_heading_quote_or_list(typed):
    assert not re.search(r"^\s*(#|>|-)", escape(typed), re.MULTILINE)


def test_an_address_leads_where_it_did():
    assert escape("see https://a.example/b_c_d *now*") == r"see https://a.example/b_c_d \*now\*"


def test_an_excerpt_is_one_paragraph_cut_behind_a_word():
    text = "one two\n\nthree four five"
    assert excerpt(passages(text, is_spoiler=False), 12) == "one two…"
    assert excerpt(passages(text, is_spoiler=False), 99) == "one two three four five"
    assert excerpt(passages(text, is_spoiler=True), 12) == "||one two ||…"


@pytest.mark.parametrize("composed", ["👩‍👩‍👧", "é́", "👍🏽", "❤️"])
def test_a_composed_character_is_never_cut_in_two(composed):
    text = "x" * 5 + composed
    head, rest = split(passages(text, is_spoiler=False), 6)
    assert "".join(p.text for p in rest) in (composed, "")
    assert head[0].text in ("xxxxx", text)


def test_pages_fit_however_much_is_escaped():
    text = "*" * 4000
    parts = pages(passages(text, is_spoiler=True), most_raw=1900, most_shown=3900, is_open=False)
    assert len(parts) == 3
    assert all(len(part) <= 3900 and BARRED.fullmatch(part) for part in parts)
    assert "".join(seen(part) for part in parts).replace("|", "") == text
    assert pages([], most_raw=5, most_shown=9, is_open=True) == []
