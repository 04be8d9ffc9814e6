from __future__ import annotations

from models.evaluation.evasion import WAYS, recall_by_way
from models.language.disguise import undisguised

WORDS = frozenset({"bitch"})


def word_list(texts):
    return [float("bitch" in text.lower()) for text in texts]


def test_a_list_of_words_finds_only_what_stands_in_the_open():
    found = recall_by_way(["you Bitch", "bitch!", "harmless"], WORDS, word_list)
    assert found["as written"] == (2, 1.0)
    assert {way for way, (_, recall) in found.items() if recall} == {"as written"}


def test_without_disguise_the_same_list_finds_them_all():
    found = recall_by_way(
        ["you Bitch", "bitch!"],
        WORDS,
        lambda texts: word_list([undisguised(t).text for t in texts]),
    )
    assert found == dict.fromkeys(WAYS, (2, 1.0))


def test_nothing_to_hide_is_no_error():
    assert recall_by_way([], WORDS, word_list)["stretched"] == (0, 0.0)
