from __future__ import annotations

import gzip
import json

import pytest

from models.datasets.sentiment import emotions, reviews

ROWS = {
    "en_sentiment_sst2": [{"text": "it 's n't bad , really ( mostly )", "label": 1}],
    "en_sentiment_imdb_cad": [{"text": "it 's raw", "label": 0, "kind": "original"}],
    "en_emotion_goemotions": [
        {"text": "[NAME] rocks", "labels": [0, 17]},
        {"text": "how sad", "labels": [25]},
        {"text": "mixed", "labels": [17, 25]},
        {"text": "it is Monday", "labels": [27]},
    ],
}


@pytest.fixture(autouse=True)
def shared(tmp_path, monkeypatch):
    (tmp_path / "text").mkdir()
    for name, rows in ROWS.items():
        with gzip.open(tmp_path / "text" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps({**row, "split": "train"}) + "\n" for row in rows)
    monkeypatch.setenv("MARQUEE_SHARED_DATA", str(tmp_path))


def test_tokenised_sets_are_put_back_into_writing():
    assert reviews("en_sentiment_sst2", "train")[0].text == "it'sn't bad, really (mostly)"


def test_other_sets_are_taken_as_they_are_with_their_kind():
    row = reviews("en_sentiment_imdb_cad", "train")[0]
    assert (row.text, row.label, row.kind) == ("it 's raw", 0.0, "original")


def test_only_the_asked_part_is_read():
    assert reviews("en_sentiment_sst2", "dev") == []


def test_emotions_count_when_they_all_point_one_way():
    rows = [(row.text, row.label) for row in emotions("train")]
    assert rows == [("Sam rocks", 1.0), ("how sad", 0.0)]


def test_neutral_comments_are_neither():
    assert [(row.text, row.label) for row in emotions("train", neutral=True)] == [
        ("it is Monday", 0.5)
    ]
