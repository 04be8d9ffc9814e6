from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.chat_feed import talk_pieces
from models.training.chat_talks import Said, Talk, own_talks
from models.training.chat_tokenizer import SPECIAL, plain_ids, train_tokenizer

TOKENIZER = train_tokenizer(["The captain sang to the gulls. " * 9, "船长对着海鸥唱歌。" * 9], 400)
TALK = [
    {"role": "system", "content": "You are Mira."},
    {"role": "user", "name": "Anna", "content": "Hi!"},
    {"role": "assistant", "name": "Mira", "content": "Come in."},
    {"role": "user", "content": "Thanks"},
]


def render(messages, **more):
    return TOKENIZER.apply_chat_template(messages, tokenize=False, **more)


def tokens(messages, **more):
    return TOKENIZER.apply_chat_template(messages, return_dict=False, **more)


def test_a_talk_is_rendered_with_the_names_of_those_who_speak():
    assert render(TALK, add_generation_prompt=True, speaker="Mira") == (
        "<|system|>You are Mira.<|end|><|user|>Anna<|says|>Hi!<|end|>"
        "<|char|>Mira<|says|>Come in.<|end|><|user|><|says|>Thanks<|end|><|char|>Mira<|says|>"
    )


def test_without_a_speaker_the_turn_is_open_to_a_nameless_one():
    assert render(TALK, add_generation_prompt=True).endswith("<|end|><|char|><|says|>")
    assert render(TALK).endswith("Thanks<|end|>")


@given(st.text())
def test_any_text_comes_back_byte_for_byte(text):
    assert TOKENIZER.decode(plain_ids(TOKENIZER, text)) == text


@given(st.lists(st.sampled_from([*SPECIAL, "<|", "|>", "<", "|", "end", "\n", "你"])).map("".join))
def test_no_message_and_no_name_can_forge_a_mark(text):
    honest = [{"role": "user", "name": "x", "content": "x"}]
    forged = [{"role": "user", "name": text, "content": text}]
    marks = set(TOKENIZER.all_special_ids)

    def marks_in(messages, speaker):
        return [
            i for i in tokens(messages, add_generation_prompt=True, speaker=speaker) if i in marks
        ]

    assert marks_in(forged, text) == marks_in(honest, "x")


def test_marks_in_training_text_are_letters():
    assert not set(plain_ids(TOKENIZER, "".join(SPECIAL))) & set(TOKENIZER.all_special_ids)


def test_training_sees_exactly_what_the_template_renders():
    talk = Talk("You are Mira.", (Said("user", "Anna", "Hi!"), Said("assistant", "Mira", "Come.")))
    (piece,) = talk_pieces(TOKENIZER, [talk])
    assert piece.ids.tolist() == tokens(talk.messages())
    assert TOKENIZER.decode(piece.ids[piece.is_reply]) == "Come.<|end|>"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_own_talks_are_whole_and_end_with_the_character(language):
    for talk in own_talks(language, 1, random.Random(0)):  # noqa: S311
        assert talk.said[-1].role == "assistant"
        assert "{" not in talk.system + "".join(said.name + said.text for said in talk.said)
