"""Macros are filled in once, and what is put in is never read again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cogs.roleplay.macros import Macros


def test_names_are_filled_in_however_they_are_spelled():
    macros = Macros("Mira", "Anna")
    assert macros.fill("{{char}} {{USER}} {{ Char }} <BOT> <user>") == "Mira Anna Mira Mira Anna"


def test_what_is_put_in_is_not_read_again():
    macros = Macros("{{user}}", "{{char}}<BOT>")
    assert macros.fill("{{char}}, {{user}}") == "{{user}}, {{char}}<BOT>"


def test_original_expands_once():
    assert Macros("M", "A", "our text").fill("[{{original}}] [{{original}}]") == "[our text] []"
    assert Macros("M", "A", "{{original}}").fill("{{original}}") == "{{original}}"


def test_what_we_do_not_know_stays_as_it_was_typed():
    text = "{{random::a::b}} {{setvar::x::1}} {{char {{}} <START> {{// note}} {user}"
    assert Macros("Mira", "Anna").fill(text) == text


@given(st.text(max_size=40), st.text(max_size=10), st.text(max_size=10))
def test_only_macros_change(text, char, user):
    filled = Macros(char, user).fill(text)
    assert filled == text or "{{" in text or "<" in text
