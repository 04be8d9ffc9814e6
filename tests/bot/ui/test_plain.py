"""People's words are shown letter by letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.plain import plain

MENTION = re.compile(r"@everyone|@here|<@[!&]?\d+>|<#\d+>|</\w+:\d+>|<a?:\w+:\d+>|<t:\d+(:\w)?>")


@pytest.mark.parametrize("text", ["@everyone", "<@123>", "<#1>", "</help:1>", "<:a:1>", "<t:0:R>"])
def test_nothing_pings_or_links(text):
    assert not MENTION.search(plain(text))
    assert plain(text).replace("\u200b", "").replace("\\", "") == text


@given(st.text(alphabet="@<>#!&:/everyonhr*_`|~01 影\\", max_size=60))
def test_no_text_forms_a_mention(text):
    assert not MENTION.search(plain(text))


@pytest.mark.parametrize("mark", ["**a**", "_a_", "`a`", "||a||", "~~a~~"])
def test_markup_is_shown_as_typed(mark):
    assert plain(mark) != mark
    assert plain(mark).replace("\\", "") == mark
