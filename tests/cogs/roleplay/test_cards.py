"""Character cards are read as they come, honest or not, and lose nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import InvalidInput
from cogs.roleplay import cards
from tests.cogs.roleplay.builders import V1, raw, v2

KEYS = st.text(min_size=1, max_size=8).filter(lambda k: k.isprintable())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
NAMED = {*cards.TEXTS, *cards.LISTS, "extensions", "nickname"}


def refused(data: bytes) -> str:
    with pytest.raises(InvalidInput) as wrong:
        cards.read(data)
    return wrong.value.text_id.removeprefix("roleplay-card-")


def test_a_card_of_each_version_is_read():
    for root in (V1, v2(), v2() | {"spec": "chara_card_v3", "spec_version": "3.0"}, {"data": V1}):
        card = cards.read(raw(root))
        assert (card.name, card.first_mes) == ("Mira", "Sit down, {{user}}.")
    old = {"char_name": "Mira", "char_persona": "dry", "char_greeting": "Hm?", "more": 1}
    card = cards.read(raw(old))
    assert (card.name, card.description, card.first_mes) == ("Mira", "dry", "Hm?")
    assert card.others == {"more": 1}
    newer = cards.read(raw(v2(nickname="Mi") | {"spec": "chara_card_v3", "spec_version": "3.7"}))
    assert (newer.spoken_name, newer.spec_version) == ("Mi", "3.7")


def test_a_card_with_the_old_fields_beside_its_data_is_no_old_card():
    both = v2(name="Right") | {"name": "Wrong", "talkativeness": "0.5", "chat": None}
    card = cards.read(raw(both))
    assert card.name == "Right"
    assert json.loads(cards.write(card))["talkativeness"] == "0.5"


def test_null_is_nothing_and_extensions_may_hold_null():
    card = cards.read(raw(v2(personality=None, tags=None, extensions={"probability": None})))
    assert (card.personality, card.tags) == ("", ())
    assert card.extensions == {"probability": None}


@given(
    texts=st.fixed_dictionaries({}, optional={n: st.text(max_size=30) for n in cards.TEXTS[1:]}),
    greetings=st.lists(st.text(max_size=10), max_size=3),
    extensions=st.dictionaries(KEYS, JSON, max_size=3),
    others=st.dictionaries(KEYS.filter(lambda k: k not in NAMED), JSON, max_size=3),
    around=st.dictionaries(
        KEYS.filter(lambda k: k not in ("spec", "spec_version", "data")), JSON, max_size=3
    ),
    version=st.sampled_from([("chara_card_v2", "2.0"), ("chara_card_v3", "3.0")]),
)
def test_every_key_survives_import_and_export(
    texts, greetings, extensions, others, around, version
):
    data = {"name": "Mira", "alternate_greetings": greetings, "extensions": extensions}
    spec, number = version
    root = {"spec": spec, "spec_version": number, "data": data | texts | others} | around
    card = cards.read(raw(root))
    written = json.loads(cards.write(card))
    assert cards.read(cards.write(card)) == card
    assert written | {"data": None} == root | {"data": None}
    assert written["data"].items() >= root["data"].items()
    added = written["data"].keys() - root["data"].keys()
    assert all(written["data"][key] in ("", []) for key in added)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"x" * (cards.MAX_BYTES + 1), "too-large"),
        (raw(v2(description="x" * 10_000_000)), "too-large"),
        (raw(v2(description="x" * (cards.MAX_TEXT + 1))), "too-long"),
        (raw(v2(name="x" * 81)), "too-long"),
        (raw(v2(tags=["x"] * 101)), "too-long"),
        (cards.PNG + b"IHDR", "picture"),
        ("角色".encode("gbk"), "not-utf8"),
        (raw(v2()).decode().encode("utf-16"), "not-utf8"),
        (b'{"name": "\\ud800"}', "not-utf8"),
        (b"", "not-json"),
        (b"{'name': 'Mira'}", "not-json"),
        (b'{"name": "Mira"', "not-json"),
        (b'{"name": ' + b"9" * 5000 + b"}", "not-json"),
        (b"[1, 2]", "no-object"),
        (b'"Mira"', "no-object"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "too-deep"),
        (b'{"name": "a", "name": "b"}', "twice"),
        (b'{"name": "a", "x": {"y": 1, "y": 2}}', "twice"),
        (b'{"name": "a", "x": NaN}', "number"),
        (b'{"name": "a", "x": -Infinity}', "number"),
        (raw({"spec": "lorebook_v3", "data": {}}), "other-kind"),
        (raw({"spec": ["chara_card_v2"], "data": V1}), "other-kind"),
        (raw({"spec": "chara_card_v2"}), "no-data"),
        (raw({"spec": "chara_card_v2", "data": [V1]}), "no-data"),
        (raw({"spec": "chara_card_v2", "name": "Mira", "data": "Mira"}), "no-data"),
        (raw({"title": "Heat"}), "no-character"),
        (raw(v2(name="")), "no-name"),
        (raw(v2(name=" \u200b\n ")), "no-name"),
        (raw(v2(name=None)), "no-name"),
        (raw(v2(name=7)), "wrong-type"),
        (raw(v2(description=["a"])), "wrong-type"),
        (raw(v2(alternate_greetings="Hi")), "wrong-type"),
        (raw(v2(alternate_greetings=[1])), "wrong-type"),
        (raw(v2(extensions=[])), "wrong-type"),
    ],
)
def test_a_card_that_lies_is_refused_by_name(data, why):
    assert refused(data) == why


@given(st.binary(max_size=200) | JSON.map(raw))
def test_no_file_breaks_the_reader(data):
    try:
        cards.read(data)
    except InvalidInput as error:
        wrong = error.text_id
    else:
        return
    assert wrong.startswith("roleplay-card-")


def test_a_name_is_one_line():
    assert cards.read(raw(v2(name=" Mira \n of\tthe\u202e Lantern "))).name == "Mira of the Lantern"
