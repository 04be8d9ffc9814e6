from __future__ import annotations

import random

import numpy as np

from models.datasets.chat import Book, Dialogue, Turn
from models.training.chat_feed import SLICE, Feed, Piece, slices, talk_pieces, text_pieces
from models.training.chat_talks import Said, Talk, talk_of
from models.training.chat_tokenizer import train_tokenizer

TOKENIZER = train_tokenizer(["The captain sang to the gulls. " * 9], 300)
SYSTEM_ID, END_ID = 1, 5


def piece(token, length):
    return Piece(np.full(length, token, np.int16), np.ones(length, np.bool_))


def test_rows_begin_with_a_piece_and_hold_one_source():
    feed = Feed({"a": [piece(1, 3), piece(2, 4)], "b": [piece(7, 9)]}, {"a": 0.5, "b": 0.5}, 0)
    ids, mask = feed.rows(50, 6)
    assert ids.shape == mask.shape == (50, 6)
    sources = {frozenset(row) for row in ids.tolist()}
    assert sources == {frozenset({1, 2}), frozenset({7})}


def test_shares_are_kept():
    feed = Feed({"a": [piece(1, 8)], "b": [piece(2, 8)]}, {"a": 0.9, "b": 0.1}, 0)
    ids, _ = feed.rows(1000, 8)
    assert 0.85 < (ids[:, 0] == 1).mean() < 0.95


def test_the_same_seed_gives_the_same_rows():
    sources = {"a": [piece(n, 3) for n in range(50)]}
    first, again, other = (Feed(sources, {"a": 1.0}, seed).rows(9, 10)[0] for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_a_long_talk_is_cut_between_turns_and_each_part_has_the_system_line():
    said = tuple(Said("user" if n % 2 else "assistant", "", "aye aye captain") for n in range(30))
    parts = talk_pieces(TOKENIZER, [Talk("sail", said)], 64)
    assert len(parts) > 1
    assert all(part.ids[0] == SYSTEM_ID and part.ids[-1] == END_ID for part in parts)
    assert max(len(part.ids) for part in parts) <= 64
    assert sum(int((part.ids == END_ID).sum()) - 1 for part in parts) == 30


def test_a_text_is_cut_into_pieces_that_give_it_back():
    text = "The captain sang. " * 40
    pieces = text_pieces(TOKENIZER, [text], 32)
    ids = [i for part in pieces for i in part.ids.tolist()[1:]]
    assert TOKENIZER.decode(ids[:-1]) == text
    assert ids[-1] == END_ID


def test_slices_of_books_begin_after_a_line_break():
    text = "x" * 100 + "\n" + "A good line.\n" * 600
    found = slices([Book("t", text, "en")], 10**6, random.Random(0))  # noqa: S311
    assert found
    assert all(part.startswith("A good line.") and len(part) <= SLICE for part in found)


def test_speakers_get_names_and_the_other_one_is_the_character():
    turns = (Turn("A", "Hi"), Turn("B", "Hello"), Turn("A", "Bye"))
    dialogue = Dialogue("own", "en", turns, "", {"B": ("I like my boat.",)})
    talk = talk_of(dialogue, random.Random(3))  # noqa: S311
    assert [said.role for said in talk.said] == ["user", "assistant", "user"]
    assert talk.said[0].name == talk.said[2].name != talk.said[1].name
    assert "You like your boat." in talk.system
