"""Of an output only the character's own first turn is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.roleplay.reply import Cleaner, is_poor, loops

CLEANER = Cleaner(frozenset({"Mira", "阿桃"}), frozenset({"Anna", "林", "the old man"}))


@pytest.mark.parametrize(
    ("raw", "kept", "is_over"),
    [
        ("Come in.", "Come in.", False),
        ("Mira: Come in.", "Come in.", False),
        ("**Mira:** Come in.", "** Come in.", False),
        ("阿桃：进来吧。", "进来吧。", False),
        ("Come in.\nAnna: Thanks", "Come in.", True),
        ("来了？\n林：来了", "来了？", True),
        ("来了？\n小明：来了", "来了？", True),
        ("Come in.\nTom Waits: Evening", "Come in.", True),
        ("Come in.\nmira: Sit.", "Come in.", True),
        ("Anna: I say", "", True),
        ("the old man: I say", "", True),
        ("Hm.\nThe old man: I say", "Hm.", True),
        ("Listen: it rains.", "Listen: it rains.", False),
        ("Two things:\nit rains.", "Two things:\nit rains.", False),
        ("她看着窗外。\n她轻声说：“雨停了。”", "她看着窗外。\n她轻声说：“雨停了。”", False),
        ("At 10:30 it rains.\n- 11:45 too", "At 10:30 it rains.\n- 11:45 too", False),
        ("It rains.\nIt rains.\nIt rains.", "It rains.", True),
        ("It rains.<|end|>", "It rains.", False),
        ("<|im_start|>It\n\n\n\nrains[/INST].", "It\n\nrains.", False),
        ("  \n\n", "", False),
    ],
)
def test_only_the_character_speaks(raw, kept, is_over):
    assert CLEANER.clean(raw) == (kept, is_over)


TALK = st.lists(
    st.sampled_from(
        ["Mira: ", "Anna", ":", "：", "\n", "It rains. ", "Tom: hi", "<|end|>", "雨停了。", " so "]
    ),
    max_size=14,
).map("".join)


@given(TALK)
def test_nothing_shown_early_is_a_foreign_line_or_a_mark(raw):
    for end in range(len(raw) + 1):
        shown = CLEANER.steady(raw[:end])
        assert "<|" not in shown
        first, *more = shown.split("\n")
        assert not first.startswith(("Anna:", "Anna："))
        assert not any(line.lstrip().startswith(("Anna:", "Anna：", "Tom:")) for line in more)


def test_a_name_is_not_shown_before_it_is_known_to_be_none():
    assert CLEANER.steady("Come in.\nAn") == "Come in."
    assert CLEANER.steady("Come in.\nAnd then, it") == "Come in.\nAnd then, it"
    assert CLEANER.steady("Mi") == ""
    assert CLEANER.steady("Come in. <|en") == "Come in."


def test_loops_are_seen_in_both_languages():
    assert loops("I see the light and " * 8)
    assert loops("我看见了光，" * 8)
    assert not loops("I see the light, and behind it a small door that nobody has opened for years")
    assert not loops("我看见了光，还有光后面那扇多年没人打开的小门，门缝里有风吹进来。")
    assert not loops("No, no, no.")


def test_a_poor_reply_is_known():
    assert is_poor("", [], "en")
    assert is_poor("…", [], "en")
    assert is_poor("Come in!", ["Hm.", "come in"], "en")
    assert is_poor("Come in.", [], "zh")
    assert is_poor("进来吧。", [], "en")
    assert not is_poor("Come in.", ["Go away."], "en")
    assert not is_poor("进来吧。", ["走开。"], "zh")
    assert not is_poor("1984!", [], "zh")
