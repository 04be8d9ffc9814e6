"""What people say when they want a scene is understood, in both languages."""

from __future__ import annotations

import pytest

from bot.chat import understand
from cogs.roleplay.intents import LIST, START


@pytest.mark.parametrize(
    ("sentence", "character"),
    [
        ("start a scene with Mira", "Mira"),
        ("Let's start a new scene with Captain Quill!", "Captain Quill"),
        ("please role-play with Pip", "Pip"),
        ("I want to play a scene with “Mira”", "Mira"),
        ("和阿桃演一场戏", "阿桃"),
        ("我想和老顾一起演一出戏吧", "老顾"),
        ("请跟 Mira 来一段角色扮演", "Mira"),
        ("开一场和阿桃的戏", "阿桃"),
    ],
)
def test_a_wish_for_a_scene_names_the_character(sentence, character):
    match = understand(sentence, [START, LIST])
    assert match
    assert match.intent is START
    assert match.arguments["character"] == character


@pytest.mark.parametrize(
    "sentence",
    [
        "characters",
        "show me all the characters",
        "who can I play with?",
        "有哪些角色？",
        "角色列表",
    ],
)
def test_who_asks_for_characters_gets_them(sentence):
    match = understand(sentence, [START, LIST])
    assert match
    assert match.intent is LIST


@pytest.mark.parametrize("sentence", ["recommend a film", "和平饭店好看吗", "我和朋友看电影"])
def test_other_wishes_are_left_alone(sentence):
    assert understand(sentence, [START, LIST]) is None
