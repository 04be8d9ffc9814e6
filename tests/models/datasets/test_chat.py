from __future__ import annotations

import json
import lzma

import pytest

from models.datasets.chat import books, dialogue_of, dialogues, is_held_back, poems
from tests.models.chat_corpus import dialogue

KEPT_OUT = next(f"Voyage {n}" for n in range(1000) if is_held_back(f"Voyage {n}", "en"))


def write(path, rows):
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(lzma.compress(text.encode()))
    return path


@pytest.fixture
def novels(tmp_path):
    path = tmp_path / "novels.txt.xz"
    titles = ["Plain Sailing", KEPT_OUT]
    texts = [
        f"# Title: {t}\n\n## Author: Me\n\n-------\n\n### One\n\n*Hi*,  {t}.\n" for t in titles
    ]
    path.write_bytes(lzma.compress("<|endofbook|>\n".join(texts).encode()))
    return path


def test_a_book_is_in_one_part_only_and_whole(novels):
    assert [book.title for book in books(novels, "en", "train")] == ["Plain Sailing"]
    assert [book.title for book in books(novels, "en", "held-back")] == [KEPT_OUT]


def test_a_book_comes_without_head_and_markdown(novels):
    (book,) = books(novels, "en", "train")
    assert book.text == "One\nHi,  Plain Sailing."


def test_about_one_in_a_hundred_is_held_back():
    assert 60 < sum(is_held_back(str(n), "en") for n in range(10_000)) < 140
    assert 150 < sum(is_held_back(str(n), "zh") for n in range(10_000)) < 250


def test_dialogues_are_split_by_what_was_said(tmp_path):
    rows = [dialogue("en", f"Number {n}", "Yes.") for n in range(400)]
    path = write(tmp_path / "rows.jsonl.xz", rows)
    train, held_back = (
        {talk.turns[0].text for talk in dialogues(path, part)} for part in ("train", "held-back")
    )
    assert held_back
    assert not train & held_back
    assert len(train | held_back) == 400


def test_what_a_source_calls_its_test_part_is_never_read(tmp_path):
    rows = [dialogue("en", "a", "b", split=split) for split in ("test", "test_freq", "dev")]
    path = write(tmp_path / "rows.jsonl.xz", rows)
    assert len(list(dialogues(path, "train")) + list(dialogues(path, "held-back"))) == 1


def test_a_dialogue_out_of_a_held_back_book_is_held_back(tmp_path):
    book = next(f"书{n}" for n in range(1000) if is_held_back(f"书{n}", "zh"))
    more = {"source": "fiction-dialogue", "topic": f"《{book}》"}
    rows = [dialogue("zh", f"第{n}句", "好。", **more) for n in range(20)]
    path = write(tmp_path / "rows.jsonl.xz", rows)
    assert list(dialogues(path, "train")) == []
    assert len(list(dialogues(path, "held-back"))) == 20


def test_a_dialogue_keeps_its_personas_and_loses_line_breaks():
    row = dialogue("en", "one\n two", "three", personas={"A": ["I sail."]})
    talk = dialogue_of(row, 1)
    assert [turn.text for turn in talk.turns] == ["one two", "three"]
    assert talk.personas == {"A": ("I sail.",)}


@pytest.mark.parametrize("row", [{}, {"turns": [{"text": "no speaker"}]}, {"turns": 3}, [1], "x"])
def test_a_row_that_is_no_dialogue_is_named(row):
    with pytest.raises(ValueError, match="row 7"):
        dialogue_of(row, 7)


def test_a_line_that_is_no_json_is_named(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("{}{\n", encoding="utf-8")
    with pytest.raises(ValueError, match="row 1"):
        list(dialogues(path, "train"))


def test_poems_keep_title_author_and_lines(tmp_path):
    row = {"title": "船", "author": "某人", "form": "五言绝句", "lines": ["一船向北走。"]}
    path = write(tmp_path / "poems.jsonl.xz", [row])
    (poem,) = [*poems(path, "train"), *poems(path, "held-back")]
    assert (poem.title, poem.author, poem.lines) == ("船", "某人", ("一船向北走。",))
