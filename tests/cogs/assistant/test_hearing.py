import pytest

from cogs.assistant.hearing import Want, want_of
from cogs.assistant.library import Found

NOTHING = Found(None, None, has_notes=False)


@pytest.mark.parametrize(
    ("text", "is_sure", "is_loose", "want"),
    [
        ("film night", True, False, Want.ANSWER),
        ("when is film night?", True, True, Want.ANSWER),
        ("recommend me a film", True, True, Want.NOTHING),
        ("when is film night?", False, True, Want.TELL),
        ("电影之夜几点", False, True, Want.TELL),
        ("how do I write a review?", False, True, Want.NOTHING),
        ("怎么写影评", False, True, Want.NOTHING),
        ("有什么活动吗", False, False, Want.TELL),
        ("why do cats purr?", False, False, Want.HINT),
        ("hm?", False, False, Want.NOTHING),
        ("flibber the gibbet", False, False, Want.NOTHING),
    ],
)
def test_a_sentence_gets_what_it_wants(text, is_sure, is_loose, want):
    assert want_of(text, NOTHING, is_sure=is_sure, is_loose=is_loose) is want
