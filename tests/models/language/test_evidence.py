from __future__ import annotations

import numpy as np
import pytest

from models.language.evidence import per_character, strongest
from models.language.ngrams import ngrams, scopes_of
from models.language.normal_form import normal_form


def weighed(original, language, weigh):
    """Weigh each feature by its stretch of text; return the characters' scores and the words."""
    form = normal_form(original)
    scopes = scopes_of(form.text, language)
    found = ngrams(form.text, language, scopes, 20)
    stretches = {
        number: form.text[start:end]
        for number, start, end in zip(found.ids, found.starts, found.ends, strict=True)
    }
    contributions = np.array([weigh(stretches[number]) for number in np.unique(found.ids)])
    scores = per_character(found, contributions, len(form.text))
    return contributions, scores, strongest(original, form, scores, language, scopes)


def test_the_characters_share_out_the_whole_score():
    contributions, scores, _ = weighed("so so good, not so bad", "en", lambda text: len(text) - 2.5)
    assert scores.sum() == pytest.approx(contributions.sum())


def test_the_heaviest_words_come_first_with_their_place_in_the_original():
    weights = {"superb": 3.0, "dreadful": -1.0}
    original = "Dreadful start, SUPERB end"
    _, _, words = weighed(original, "en", lambda text: weights.get(text, 0.0))
    assert [(word.text, word.weight) for word in words] == [("SUPERB", 3.0), ("Dreadful", -1.0)]
    assert all(original[word.start : word.end] == word.text for word in words)


def test_a_negation_is_shown_whole():
    _, _, words = weighed("Never boring.", "en", lambda text: 2.0 * (text == "boring"))
    assert [word.text for word in words] == ["Never boring"]


def test_chinese_shows_short_stretches_of_one_clause():
    weights = {"好看": 2.0, "无聊": -3.0}
    _, _, words = weighed("真的好看，后面无聊。", "zh", lambda text: weights.get(text, 0.0))
    assert [(word.text, word.weight) for word in words] == [("无聊", -3.0), ("好看", 2.0)]


def test_what_weighs_next_to_nothing_is_not_shown():
    assert weighed("Good film", "en", lambda _: 0.001)[2] == ()
