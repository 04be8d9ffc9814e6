"""Hidden words come back, innocent ones stay, and every character knows where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.language.disguise import undisguised
from models.language.normal_form import normal_form

HIDDEN = {
    "you sh1t": "you shit",
    "a$$hole": "asshole",
    "b!tch please": "bitch please",
    "5tup1d": "stupid",
    "f*ck this": "fuck this",
    "f***": "fuck",
    "fuuuuuck": "fuck",
    "ffuucckk": "fuck",
    "f u c k": "fuck",
    "f.u.c.k": "fuck",
    "f-u-c-k": "fuck",
    "a b i t c h": "a bitch",
    "sh it happens": "shit happens",
    "f\u200bu\u200bc\u200bk": "fuck",
    "f\u00aduck": "fuck",
    "f̷u̶c̸k̵": "fuck",
    "ｆｕｃｋ": "fuck",
    "𝓯𝓾𝓬𝓴": "fuck",
    "🅵🅤🅲🅚": "fuck",
    "you fuсk": "you fuck",  # Cyrillic es
    "ѕtuріd": "stupid",
    "傻*逼": "傻逼",
    "傻 逼": "傻逼",
    "你 是 傻 逼": "你是傻逼",
    "傻\u200b逼": "傻逼",
}
WORDS = """
Scunthorpe Penistone Essex Sussex Middlesex Cockburn Clitheroe
class glass pass assess assassin bass grass passenger embassy
cocktail cockpit peacock Hancock Dickens Dickinson
document cucumber circumstance accumulate title Titanic institute
diabetes viable objects exercises Niger Nigeria raccoon
shiitake Matsushita grape drape therapist analyst canal
button butter pussycat country accountant shuttle
mp3 h264 b2b 3rd 10am 4k 1080p v1.2.3 C++ x**2 2**8
192.168.1.1 255.255.255.0 1187654321098765432 #ff0055 0x5h1f
looser hello book too see cool committee Mississippi
"""
INNOCENT = WORDS.split()


@pytest.mark.parametrize(("hidden", "plain"), HIDDEN.items())
def test_a_hidden_word_is_read_as_it_is_meant(hidden, plain):
    assert undisguised(hidden).text == f" {plain} "


@pytest.mark.parametrize("word", INNOCENT)
def test_an_innocent_word_is_left_alone(word):
    assert undisguised(f"see {word} here").text == normal_form(f"see {word} here").text


def test_words_of_a_whole_other_script_are_left_alone():
    assert undisguised("Привет, как дела").text == " привет, как дела "
    assert undisguised("crème brûlée").text == " creme brulee "


def test_links_mentions_and_emojis_of_a_server_are_left_out():
    text = "hey <@1234> look https://sh1t.example/f.u.c.k <:sh1t:99> @USER ok"
    assert undisguised(text).text == " hey look ok "


def test_what_was_hidden_is_found_in_the_original():
    original = "So: you ｆ*ｃｋ.. f u c k, 傻 * 逼"
    form = undisguised(original)
    for word, shown in (("fuck", "ｆ*ｃｋ"), ("傻逼", "傻 * 逼")):
        start = form.text.index(word)
        first, last = form.origin[start], form.origin[start + len(word)]
        assert original[first:last].strip(" .") == shown


@given(st.text(max_size=80) | st.text("fuck s1*.@ 傻逼\u200b", max_size=40))
def test_offsets_grow_and_stay_inside_for_any_text(text):
    form = undisguised(text)
    origin = form.origin.tolist()
    assert len(origin) == len(form.text) + 1
    assert origin == sorted(origin)
    assert origin[-1] == len(text)
