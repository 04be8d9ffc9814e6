from __future__ import annotations

import pytest

from models.language.negation import chinese_scopes, english_scopes


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("it is not boring at all to me", ["boring at all"]),
        ("i didn't like it", ["like it"]),
        ("not good. bad", ["good"]),
        ("never, ever", []),
        ("not not good", ["good"]),
        ("no", []),
        ("knot tied", []),
    ],
)
def test_english_negators_reach_three_words_of_their_clause(text, reached):
    scopes = english_scopes(text)
    assert [text[scope.reach_start : scope.end] for scope in scopes] == reached


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("一点也不无聊,还想看", ["无聊"]),
        ("没有想象中那么差,其实", ["想象中那么差"]),
        ("不过很好看", []),
        ("没有人会不喜欢", ["人会不喜欢"]),
        ("很无聊", []),
    ],
)
def test_chinese_negators_reach_to_the_end_of_their_clause(text, reached):
    scopes = chinese_scopes(text)
    assert [text[scope.reach_start : scope.end] for scope in scopes] == reached


def test_a_chinese_negation_stops_after_eight_characters():
    assert chinese_scopes("不" + "好" * 20)[0].end == 9
