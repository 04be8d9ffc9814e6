"""Training end to end, on a few messages in the form of the shared data."""

from __future__ import annotations

import gzip
import json

import pytest

from models.datasets.sentiment import CHINESE_REVIEWS, LabelledText
from models.datasets.toxicity import COLD, CONDA, DAVIDSON, EMOTIONS, OLID, SPANS, WIKI
from models.evaluation.texts import evaluate_texts
from models.registry import ModelSettings
from models.training import linear_train, toxicity_train

ROWS = {
    OLID: [{"text": "you horrible fool", "label": 1}, {"text": "you lovely friend", "label": 0}],
    WIKI: [{"text": "a fool wrote this", "label": 1}, {"text": "a friend wrote this", "label": 0}],
    DAVIDSON: [{"text": "what a fool", "label": 1}, {"text": "what a day", "label": 2}],
    CONDA: [{"text": "fool team", "label": "E"}, {"text": "go mid", "label": "O"}],
    SPANS: [{"text": "such a fool he is", "spans": [[7, 11]]}],
    EMOTIONS: [{"text": "lovely day", "labels": [17]}],
    COLD: [
        {"text": "你这个蠢货", "label": 1, "topic": "region"},
        {"text": "你这个朋友", "label": 0, "topic": "region"},
    ],
    **{
        name: [{"text": "a dull film", "label": 0}]
        for name in ("en_sentiment_rt", "en_sentiment_imdb_cad")
    },
    **{name: [{"text": "房间很脏", "label": 0}] for name in CHINESE_REVIEWS},
}


@pytest.fixture
def _shared(tmp_path, monkeypatch):
    (tmp_path / "text").mkdir()
    for name, rows in ROWS.items():
        with gzip.open(tmp_path / "text" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            for split in ("train", "dev"):
                lines.writelines(json.dumps({**row, "split": split}) + "\n" for row in rows)
    monkeypatch.setenv("MARQUEE_SHARED_DATA", str(tmp_path))
    monkeypatch.setattr(linear_train, "BITS", 14)
    monkeypatch.setattr(toxicity_train, "SENTENCES", 60)


def train(path, seed=0):
    toxicity_train.train_toxicity(path, seed=seed, progress=lambda *_: None)


@pytest.mark.usefixtures("_shared")
def test_training_gives_a_file_that_scores_and_the_same_one_again(tmp_path):
    path = tmp_path / "toxicity_linear" / "model.safetensors"
    train(path)
    first = path.read_bytes()
    train(path)
    assert path.read_bytes() == first
    train(path, seed=1)
    assert path.read_bytes() != first
    rows = [LabelledText(row["text"], row["label"]) for row in ROWS[OLID] + ROWS[COLD]]
    found = evaluate_texts("toxicity", rows, settings=ModelSettings(weights=tmp_path))
    assert found["accuracy"] == 1.0


def test_without_the_shared_data_training_says_which_file_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("MARQUEE_SHARED_DATA", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="en_toxicity_olid"):
        train(tmp_path / "model.safetensors")
