from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.language.normal_form import normal_form


def test_blanks_case_width_and_apostrophes_become_one():
    form = normal_form("It’s  ＧＯＯＤ<br />\n\nreally")
    assert form.text == " it's good really "


def test_each_character_knows_where_it_came_from():
    original = "  Ａ<br />Bc "
    form = normal_form(original)
    b = form.text.index("b")
    assert original[form.origin[b] : form.origin[b + 2]] == "Bc"
    a = form.text.index("a")
    assert original[form.origin[a] : form.origin[a + 1]] == "Ａ"


def test_a_character_that_becomes_several_keeps_its_offset():
    form = normal_form("x½y")
    start = form.text.index("1")
    assert "x½y"[form.origin[start] : form.origin[start + 3]] == "½"


@given(st.text(max_size=60))
def test_offsets_grow_and_stay_inside_for_any_text(text):
    form = normal_form(text)
    origin = form.origin.tolist()
    assert len(origin) == len(form.text) + 1
    assert origin == sorted(origin)
    assert origin[-1] == len(text)
