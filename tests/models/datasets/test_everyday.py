from __future__ import annotations

from collections import Counter

import pytest

from models.datasets.everyday import everyday
from models.language.script import language_of


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sentences_are_in_their_language_with_every_slot_filled(language):
    rows = everyday(language, 300, seed=1)
    assert Counter(row.label for row in rows) == {1.0: 100, 0.0: 100, 0.5: 100}
    assert all("{" not in row.text for row in rows)
    assert all(language_of(row.text) == language for row in rows)


def test_the_same_seed_gives_the_same_sentences():
    assert everyday("zh", 20, seed=3) == everyday("zh", 20, seed=3)
    assert everyday("zh", 20, seed=3) != everyday("zh", 20, seed=4)
