"""Tokens are estimated on the long side, and a text is cut where a sentence ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cogs.roleplay.budget import cut, tokens


def test_a_chinese_character_takes_more_than_a_latin_letter():
    assert tokens("") == 0
    assert tokens("abcdef") == 2
    assert tokens("放映员阿桃来了吗") == 7


def test_a_text_is_cut_at_the_end_of_a_sentence():
    text = "It rains. Nobody came, not even “he.” The end of 3.5 hours"
    assert cut(text, 100) == text
    assert cut(text, 18) == "It rains. Nobody came, not even “he.”"
    assert cut("下雨了。没人来，连他也没来。完", 8) == "下雨了。"
    assert cut("x" * 900, 10) == "x" * 30


@given(st.text(max_size=400), st.integers(1, 60))
def test_what_is_cut_fits_and_is_a_beginning(text, limit):
    kept = cut(text, limit)
    assert tokens(kept) <= limit
    assert text.startswith(kept)
