import json

import pytest

from bot.chat import understand
from cogs.privacy.service import ERASE, EXPORT, SHOW, count, file_text


def test_records_are_counted_not_their_wrapping():
    assert count({"reviews": [{"a": 1}, {"a": 2}], "votes": []}) == 2
    assert count({"locale": "zh-CN", "listed": False, "note": None}) == 1
    assert count({}) == 0


def test_the_file_is_readable_json_in_any_language():
    text = file_text({"title": "霸王别姬"})
    assert "霸王别姬" in text
    assert json.loads(text) == {"title": "霸王别姬"}


@pytest.mark.parametrize(
    ("sentence", "intent"),
    [
        ("What do you know about me?", SHOW),
        ("你都保存了我的哪些数据？", SHOW),
        ("export my data", EXPORT),
        ("请导出我的数据", EXPORT),
        ("forget me", ERASE),
        ("删除我的所有数据", ERASE),
    ],
)
def test_plain_words_reach_each_command(sentence, intent):
    assert understand(sentence, [SHOW, EXPORT, ERASE]).intent is intent
