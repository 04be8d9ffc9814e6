from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.language.ngrams import bag, ngrams, scopes_of
from models.language.normal_form import normal_form

BITS = 20


def features(original, language="en"):
    text = normal_form(original).text
    return text, ngrams(text, language, scopes_of(text, language), BITS)


def stretches(original, language="en"):
    text, found = features(original, language)
    return {text[start:end] for start, end in zip(found.starts, found.ends, strict=True)}


def ids(original, language="en"):
    return set(features(original, language)[1].ids.tolist())


def test_english_has_words_pairs_and_pieces_within_words():
    found = stretches("Good film")
    assert {"good", "film", "good film", "go", "ood", " goo", "film "} <= found
    assert not any(" " in each.strip() for each in found - {"good film"})


def test_chinese_has_every_one_to_three_characters():
    assert stretches("真好看", "zh") == {
        " ", "真", "好", "看", " 真", "真好", "好看", "看 ", " 真好", "真好看", "好看 ",
    }  # fmt: skip


def test_a_word_is_the_same_feature_wherever_it_stands():
    assert ids("film") - {0} <= ids("the best film of all")


def test_a_negated_word_is_another_feature_with_all_its_pieces():
    assert ids("boring") & ids("never boring") <= ids("g")  # the blank behind a word is no part
    assert ids("无聊", "zh") & ids("不无聊", "zh") <= ids("", "zh")


def test_a_negation_ends_with_its_clause():
    assert ids("boring") <= ids("never. boring")


def test_hashes_do_not_change_with_the_version_of_anything():
    _, found = features("good")
    assert sorted(found.ids.tolist())[:3] == [40876, 369280, 528708]


def test_a_bag_counts_each_feature_once_and_each_group_by_its_root():
    _, found = features("so so good")
    buckets, weights = bag(found)
    assert len(buckets) == len(set(found.ids.tolist())) == len(weights)
    of_words = np.unique(found.ids) % 2 == 1
    assert weights[of_words] == pytest.approx(1 / np.sqrt(of_words.sum()))
    assert weights[~of_words] == pytest.approx(1 / np.sqrt((~of_words).sum()))


@given(st.text(max_size=50), st.sampled_from(("en", "zh")))
def test_any_text_has_features_within_the_table(original, language):
    text, found = features(original, language)
    assert ((found.ids >= 0) & (found.ids >> 1 < 2**BITS)).all()
    assert ((found.starts < found.ends) & (found.ends <= len(text))).all()
