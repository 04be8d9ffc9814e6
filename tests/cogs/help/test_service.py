import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import understand
from cogs.help.service import INTENT, Command, search

COMMANDS = [
    Command("reviews", "reviews write", "影评 写", "写一篇影评"),
    Command("reviews", "reviews top", "影评 排行", "评分最高的电影"),
    Command("privacy", "privacy erase", "privacy erase", "Erase everything I keep about you"),
]


def names(found):
    return [command.name for command in found]


def test_one_chinese_character_finds_a_command():
    assert names(search(COMMANDS, "写")) == ["reviews write"]


def test_a_slash_does_not_matter():
    assert names(search(COMMANDS, "/reviews top")) == ["reviews top"]


def test_a_command_with_every_word_comes_before_those_that_are_only_alike():
    commands = [
        Command("privacy", "privacy export", "privacy export", "Get a file about you"),
        Command("reviews", "reviews write", "reviews write", "Review a film"),
    ]
    assert names(search(commands, "write a review"))[0] == "reviews write"


def test_a_slip_of_the_hand_is_forgiven():
    assert "privacy erase" in names(search(COMMANDS, "erese everything"))


def test_nothing_is_found_where_nothing_is_alike():
    assert search(COMMANDS, "zzzz") == []


@given(st.text(max_size=120))
def test_any_search_ends_without_an_error(query):
    assert len(search(COMMANDS, query)) <= len(COMMANDS)


@pytest.mark.parametrize("sentence", ["help", "Help!", "你会什么？", "help me with reviews"])
def test_help_is_asked_for_in_plain_words(sentence):
    assert understand(sentence, [INTENT]) is not None
