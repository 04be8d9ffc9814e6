"""The bundled sentiment weights, on sentences of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.engines.linear_text import load
from models.errors import ModelMissing
from models.registry import ModelSettings
from models.tasks.sentiment import SentimentRequest

MOODS = Path(__file__).parents[2] / "data" / "moods.jsonl"


@pytest.fixture(scope="module")
def model():
    return load(ModelSettings())


def mood(model, text):
    return model.answer([SentimentRequest(text)])[0]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_short_praise_and_blame_are_told_apart(model, language):
    rows = [json.loads(line) for line in MOODS.read_text(encoding="utf-8").splitlines()]
    moods = model.answer([SentimentRequest(row["text"]) for row in rows])
    pairs = [(m, row) for m, row in zip(moods, rows, strict=True) if m.language == language]
    assert len(pairs) == 40
    right = sum((m.positive > 0.5) == row["label"] for m, row in pairs)
    assert right >= 37


def test_the_shipped_weights_hear_a_negation(model):
    for praise, blame in (
        ("I enjoyed it", "I did not enjoy it"),
        ("worth seeing", "not worth seeing"),
        ("推荐", "不推荐"),
        ("一点也不无聊", "一点也不好看"),
    ):
        assert mood(model, praise).positive > mood(model, blame).positive + 0.3


@pytest.mark.parametrize("text", ["", "   ", "!!! 10/10", "😀😀", "Привет", "とてもよかった"])
def test_what_it_cannot_read_it_does_not_judge(model, text):
    answer = mood(model, text)
    assert (answer.positive, answer.confidence, answer.language) == (0.5, 0.0, "other")
    assert answer.words == ()


def test_words_are_where_they_say(model):
    text = "A  wonderful, moving <br />film — but not a boring one.  ＧＲＥＡＴ！"
    for answer in (mood(model, text), mood(model, "剧情　拖沓，但是演技　在线！！")):
        assert answer.words
    for word in mood(model, text).words:
        assert text[word.start : word.end] == word.text


def test_a_batch_gives_what_each_text_gets_alone(model):
    texts = ["Loved it", "太差了", "", "Not for me, but not bad", "好看"]
    together = model.answer([SentimentRequest(text) for text in texts])
    for text, answer in zip(texts, together, strict=True):
        alone = mood(model, text)
        assert alone.positive == pytest.approx(answer.positive, abs=1e-6)
        assert [word.text for word in alone.words] == [word.text for word in answer.words]


@pytest.mark.parametrize("text", ["x" * 100_000, "\ud800 broken", "\x00\u202e", "不" * 5000])
def test_odd_and_endless_texts_are_answered(model, text):
    assert 0 <= mood(model, text).positive <= 1


def test_without_its_file_the_model_is_missing(tmp_path):
    with pytest.raises(ModelMissing, match=r"model\.safetensors"):
        load(ModelSettings(weights=tmp_path))
