"""Who a sentence is about is read as a kind."""

from __future__ import annotations

from models.language.ngrams import runs
from models.language.people import people_read
from models.language.view import plain_view, undisguised_view

BITS = 20


def features(text):
    return set(undisguised_view(text, BITS).features.ids.tolist())


def about(text, language):
    found = people_read(text, language)
    return set(runs(found.words, found.spans, found.clause, BITS).ids.tolist())


def test_groups_share_the_runs_around_their_names():
    assert about("i hate women", "en") == about("i hate muslims", "en")
    assert about("i hate women", "en") != about("i love women", "en")
    assert about("讨厌女人", "zh") == about("讨厌河南人", "zh")


def test_runs_do_not_cross_a_clause():
    assert about("no, thanks", "en") == set()
    assert about("好,谢", "zh") == set()


def test_a_pair_with_a_gap_takes_any_word_between():
    shared = about("all of them", "en") & about("all over them", "en")
    assert len(shared) == 1


def test_a_run_stands_for_its_stretch_of_the_text():
    text = " i hate gay people "
    found = people_read(text, "en")
    given = runs(found.words, found.spans, found.clause, BITS)
    stretches = {text[a:b] for a, b in zip(given.starts, given.ends, strict=True)}
    assert stretches == {"i hate", "hate gay", "gay people", "i hate gay", "hate gay people"}


def test_a_plain_view_has_no_runs_and_an_empty_text_nothing():
    assert set(plain_view("i hate women", BITS).features.ids.tolist()) < features("i hate women")
    assert features("") == set()
