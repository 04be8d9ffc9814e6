from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.language.unbroken import Unbroken


def test_half_a_character_waits_for_its_other_half():
    text = Unbroken()
    assert text.grow("看\ufffd") == "看"
    assert text.grow("看电\ufffd\ufffd") == "电"
    assert text.grow("看电影") == "影"
    assert text.rest() == ""


def test_a_half_that_never_becomes_whole_is_dropped():
    text = Unbroken()
    assert text.grow("a\ufffd") == "a"
    assert text.rest() == ""


def test_the_text_ends_before_a_stop_string_however_it_comes_in():
    text = Unbroken(("\nAnna:",))
    assert text.grow("Yes.\n") == "Yes."
    assert text.grow("Yes.\nAn") == ""
    assert text.grow("Yes.\nAnna: no") == ""
    assert text.has_stopped


def test_what_only_began_like_a_stop_string_is_handed_out():
    text = Unbroken(("STOP",))
    assert text.grow("a ST") == "a "
    assert text.grow("a STAR") == "STAR"
    assert text.grow("a STAR S") == " "
    assert text.rest() == "S"
    assert not text.has_stopped


@given(st.text(alphabet="abS T影", max_size=30), st.lists(st.sampled_from(["ST", "b ", "影S"])))
def test_what_was_handed_out_is_the_text_up_to_the_first_stop(whole, stops):
    text = Unbroken(stops)
    given_out = ""
    for end in range(1, len(whole) + 1):
        given_out += text.grow(whole[:end])
        if text.has_stopped:
            break
    given_out += text.rest()
    ends = [whole.find(stop) for stop in stops if stop in whole]
    if not text.has_stopped:
        assert not ends
        assert given_out == whole
    else:
        assert not any(stop in given_out for stop in stops)
        assert whole.startswith(given_out)
