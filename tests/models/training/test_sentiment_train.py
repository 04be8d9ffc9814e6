"""Training end to end, on a few sentences in the form of the shared data."""

from __future__ import annotations

import gzip
import json

import pytest

from models.datasets.sentiment import CHINESE_REVIEWS, EMOTIONS, ENGLISH_REVIEWS, LabelledText
from models.evaluation.texts import evaluate_texts
from models.registry import ModelSettings
from models.training import linear_train, sentiment_train

ENGLISH = [("a lovely clever film", 1), ("a dull clumsy film", 0)]
CHINESE = [("房间很干净，服务好", 1), ("房间很脏，服务差", 0)]


@pytest.fixture
def shared(tmp_path, monkeypatch):
    folder = tmp_path / "text"
    folder.mkdir()
    for names, rows in ((ENGLISH_REVIEWS, ENGLISH), (CHINESE_REVIEWS, CHINESE)):
        for name in names:
            write(folder / name, [{"text": text, "label": label} for text, label in rows])
    write(folder / EMOTIONS, [{"text": f"I feel {n}", "labels": [n]} for n in (2, 17, 27)])
    monkeypatch.setenv("MARQUEE_SHARED_DATA", str(tmp_path))
    monkeypatch.setattr(linear_train, "BITS", 14)


def write(path, rows):
    with gzip.open(f"{path}.jsonl.gz", "wt", encoding="utf-8") as lines:
        for split in ("train", "dev"):
            lines.writelines(json.dumps({**row, "split": split}) + "\n" for row in rows)


def train(path, seed=0):
    told = []
    sentiment_train.train_sentiment(
        path, seed=seed, progress=lambda what, share: told.append((what, share))
    )
    return told


@pytest.mark.usefixtures("shared")
def test_training_gives_a_file_that_scores_and_the_same_one_again(tmp_path):
    path = tmp_path / "sentiment_linear" / "model.safetensors"
    told = train(path)
    first = path.read_bytes()
    train(path)
    assert path.read_bytes() == first
    assert [share for _, share in told] == sorted(share for _, share in told)
    rows = [LabelledText(text, label) for text, label in ENGLISH + CHINESE]
    report = evaluate_texts("sentiment", rows, settings=ModelSettings(weights=tmp_path))
    assert report["accuracy"] == 1.0


def test_without_the_shared_data_training_says_which_file_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("MARQUEE_SHARED_DATA", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="en_sentiment_sst2"):
        train(tmp_path / "model.safetensors")
