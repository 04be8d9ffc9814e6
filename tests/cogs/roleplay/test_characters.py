"""The characters that come with the bot are whole, and a character is found by its name."""

from __future__ import annotations

import json
import re

import pytest

from bot.chat import locale_of
from bot.errors import NotFound
from bot.i18n import Locale
from cogs.roleplay import cards
from cogs.roleplay.characters import FOLDER, Character, for_reader, named, ours
from cogs.roleplay.library import permanent_share
from tests.cogs.roleplay.builders import a_card

HAN = re.compile(r"[㐀-鿿]")


def test_there_are_two_of_ours_in_each_language():
    spoken = [locale_of(each.card.first_mes) for each in ours()]
    assert sorted(spoken) == [Locale.EN, Locale.EN, Locale.ZH, Locale.ZH]


def test_ours_are_small_whole_and_in_one_language():
    for each in ours():
        card = each.card
        assert permanent_share(card, 512) <= 37, card.name
        assert card.picture if hasattr(card, "picture") else each.picture.is_file()
        assert each.picture.stat().st_size < 20_000
        assert len(card.greetings) >= 2
        assert all(len(text) < 400 for text in card.greetings)
        texts = " ".join((card.description, card.personality, card.scenario, *card.greetings))
        assert bool(HAN.search(texts)) is (locale_of(card.first_mes) is Locale.ZH)


def test_ours_are_written_as_they_are_exported():
    for path in FOLDER.glob("*.json"):
        assert json.loads(cards.write(cards.read(path.read_bytes()))) == json.loads(
            path.read_text(encoding="utf-8")
        )


def characters(*names):
    return [Character(str(number), a_card(name=name)) for number, name in enumerate(names)]


def test_a_name_may_be_shortened_as_long_as_it_is_clear():
    found = characters("Mira", "Mira Vale", "Captain Quill", "阿桃")
    assert named(found, " mira ").card.name == "Mira"
    assert named(found, "mira v").card.name == "Mira Vale"
    assert named(found, "quill").card.name == "Captain Quill"
    assert named(found, "桃").card.name == "阿桃"
    with pytest.raises(NotFound, match="unclear"):
        named(found, "mi")
    for nobody in ("Nobody", "", "  "):
        with pytest.raises(NotFound, match="no-character"):
            named(found, nobody)


def test_readers_see_those_first_who_speak_their_language():
    order = [each.card.name for each in for_reader(ours(), Locale.ZH)]
    assert order == ["阿桃", "老顾", "Mira", "Pip"]
