from __future__ import annotations

import pytest

from models.language.script import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What a film", "en"),
        ("太好看了", "zh"),
        ("剧情 ok", "zh"),
        ("I loved 教父 and its soundtrack so much", "en"),
        ("привет, как дела", "other"),
        ("とてもよかったです", "other"),
        ("정말 재미있어요", "other"),
        ("!!! 10/10 😀", "other"),
        ("", "other"),
    ],
)
def test_letters_tell_the_language(text, language):
    assert language_of(text) == language
