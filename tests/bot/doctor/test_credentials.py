"""What people paste where a token belongs."""

from __future__ import annotations

import pytest

from bot.doctor.credentials import Shape, application_of, bare, shape_of


def test_a_token_tells_its_application(make_token, application_id):
    assert shape_of(make_token()) is Shape.TOKEN
    assert application_of(make_token()) == application_id
    assert application_of(make_token("1111222233334444555")) == "1111222233334444555"


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("123456789012345678", Shape.APPLICATION_ID),
        ("0123456789abcdefABCDEF0123456_-x", Shape.CLIENT_SECRET),
        ("0123456789abcdef" * 4, Shape.PUBLIC_KEY),
        ("", Shape.OTHER),
        ("hello", Shape.OTHER),
        ("a.b.c", Shape.OTHER),
        ("１２３４５６７８９０１２３４５６７８", Shape.OTHER),
    ],
)
def test_the_neighbours_of_the_token_are_told_apart(text, shape):
    assert shape_of(text) is shape
    assert application_of(text) is None


@pytest.mark.parametrize("wrapped", ["Bot {}", "bot {}", '"{}"', "'{}'", "  {}\n", 'Bot "{}"'])
def test_what_is_pasted_around_a_token_is_taken_off(make_token, wrapped):
    assert bare(wrapped.format(make_token())) == make_token()


@pytest.mark.parametrize("first", ["x" * 24, "____________________________", "-" * 23])
def test_a_first_part_that_encodes_no_id_belongs_to_nobody(first):
    assert application_of(f"{first}.Gabcde.{'x' * 38}") is None
