"""Whatever JSON comes, the limits answer with a refusal, never with a crash."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.limits import commands, messages, modals
from sandbox.limits.problems import Problems

KEYS = """
    type name description options choices value required min_value max_length autocomplete
    name_localizations channel_types default_member_permissions content embeds components flags
    nonce allowed_mentions parse users attachments id title fields footer text author url image
    color timestamp custom_id style label emoji min_values max_values placeholder default media
    items accessory component accent_color poll
""".split()  # noqa: SIM905  a list would take a page
leaves = st.none() | st.booleans() | st.integers(-1, 30) | st.text(max_size=4) | st.floats(0, 2)
json_values = st.recursive(
    leaves,
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inside, max_size=6)
    ),
    max_leaves=12,
)
objects = st.dictionaries(st.sampled_from(KEYS), json_values, max_size=8)


def check_modal(body: dict) -> None:
    problems = Problems()
    modals.check(problems, body)
    problems.raise_found()


@settings(max_examples=100, deadline=None)
@given(body=objects)
def test_no_message_crashes_the_check(body):
    with suppress(ApiError):
        messages.check(body, ())


@settings(max_examples=100, deadline=None)
@given(body=st.lists(objects, max_size=3) | json_values)
def test_no_command_crashes_the_check(body):
    with suppress(ApiError):
        commands.check_all(body)


@settings(max_examples=100, deadline=None)
@given(body=objects)
def test_no_modal_crashes_the_check(body):
    with suppress(ApiError):
        check_modal(body)


def test_places_share_one_report():
    problems = Problems()
    problems.at("a", 0).add("X", "x")
    problems.at("a").at(0).at("b").add("Y", "y")
    with pytest.raises(ApiError) as refused:
        problems.raise_found()
    assert refused.value.errors == {
        "a": {
            "0": {
                "_errors": [{"code": "X", "message": "x"}],
                "b": {"_errors": [{"code": "Y", "message": "y"}]},
            }
        }
    }
