"""The toxicity sets as labelled texts, on a few rows in the form of the shared data."""

from __future__ import annotations

import gzip
import json

import pytest

from models.datasets.conduct import conduct
from models.datasets.toxicity import (
    COLD,
    CONDA,
    DAVIDSON,
    EMOTIONS,
    OLID,
    SPANS,
    harmless,
    messages,
)
from models.language.script import language_of

ROWS = {
    OLID: [{"text": "@USER you &amp; me", "label": 1}],
    DAVIDSON: [{"text": f"RT row {n}", "label": n} for n in range(3)],
    CONDA: [{"text": "gg[SEPA]noob", "label": each} for each in "EIAO"],
    SPANS: [
        {"text": "what a fool you are", "spans": [[7, 11]]},
        {"text": "nothing marked", "spans": []},
    ],
    COLD: [{"text": "你好", "label": 0, "topic": "region"}],
    EMOTIONS: [
        {"text": "[NAME] rocks", "labels": [0]},
        {"text": "I am furious", "labels": [2]},
        {"text": "lovely but annoying", "labels": [18, 3]},
    ],
}


@pytest.fixture(autouse=True)
def shared(tmp_path, monkeypatch):
    (tmp_path / "text").mkdir()
    for name, rows in ROWS.items():
        with gzip.open(tmp_path / "text" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps({**row, "split": "train"}) + "\n" for row in rows)
    monkeypatch.setenv("MARQUEE_SHARED_DATA", str(tmp_path))


def read(name):
    return [(row.text, row.label) for row in messages(name, "train")]


def test_each_set_says_yes_for_what_people_called_toxic():
    assert read(OLID) == [("@USER you & me", 1.0)]
    assert [label for _, label in read(DAVIDSON)] == [1.0, 1.0, 0.0]
    assert read(DAVIDSON)[0][0] == "row 0"
    assert [label for _, label in read(CONDA)] == [1.0, 1.0, 0.0, 0.0]
    assert read(CONDA)[0][0] == "gg. noob"
    assert messages(COLD, "train")[0].kind == "region"


def test_a_marked_comment_comes_with_and_without_its_words():
    assert read(SPANS) == [("what a fool you are", 1.0), ("what a  you are", 0.0)]


def test_comments_without_hostile_feelings_are_harmless():
    rows = [(row.text, row.label) for row in harmless(EMOTIONS, "train")]
    assert rows == [("Sam rocks", 0.0)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_made_up_messages_are_half_and_half_in_their_language_with_every_slot_filled(language):
    rows = conduct(language, 600, seed=1)
    assert sum(row.label for row in rows) == 300
    assert all("{" not in row.text and "}" not in row.text for row in rows)
    told = [language_of(row.text) == language for row in rows if len(row.text) > 12]
    assert sum(told) >= 0.98 * len(told)
    assert rows == conduct(language, 600, seed=1)
    assert rows != conduct(language, 600, seed=2)
