"""The bundled toxicity weights, on sentences of our own that none of the training text holds."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from models.engines.linear_toxicity import load
from models.errors import ModelMissing
from models.registry import ModelSettings
from models.tasks.toxicity import ToxicityRequest

CONDUCT = Path(__file__).parents[2] / "data" / "conduct.jsonl"
FLAGGED = 0.85
"""The threshold of a guild that changed nothing."""


@pytest.fixture(scope="module")
def model():
    return load(ModelSettings())


def toxicity(model, text):
    return model.answer([ToxicityRequest(text)])[0]


@pytest.fixture(scope="module")
def read(model):
    rows = [json.loads(line) for line in CONDUCT.read_text(encoding="utf-8").splitlines()]
    found = model.answer([ToxicityRequest(row["text"]) for row in rows])
    return list(zip(rows, found, strict=True))


@pytest.mark.parametrize(("language", "least"), [("en", 0.85), ("zh", 0.90)])
def test_rude_and_harmless_messages_are_told_apart(read, language, least):
    right = [(f.toxic > 0.5) == row["label"] for row, f in read if row["lang"] == language]
    assert sum(right) >= least * len(right)


def test_ordinary_talk_is_never_flagged_and_names_of_groups_hardly_weigh(read):
    flagged = defaultdict(int)
    for row, found in read:
        flagged[row["kind"]] += row["label"] == 0 and found.toxic >= FLAGGED
    assert flagged["chat"] == flagged["innocent"] == flagged["idiom"] == 0
    assert flagged["identity"] <= 1
    assert flagged["object"] <= 1


@pytest.mark.parametrize(
    ("plain", "hidden"),
    [
        ("you stupid bitch", "you $tup1d b!tch"),
        ("you stupid bitch", "you ѕtuріd b i t c h"),
        ("you stupid bitch", "you ｓｔｕｐｉｄ bi\u200btch"),
        ("you stupid bitch", "you stuuuupid b*tch"),
        ("你这个傻逼", "你这个傻*逼"),
        ("你这个傻逼", "你这个傻\u200b逼"),
    ],
)
def test_a_hidden_word_weighs_what_it_weighs_in_the_open(model, plain, hidden):
    assert toxicity(model, hidden).toxic == pytest.approx(toxicity(model, plain).toxic, abs=0.02)


@pytest.mark.parametrize("text", ["", "   ", "!!! 10/10", "😀😀", "Привет", "とてもよかった"])
def test_what_it_cannot_read_it_does_not_judge(model, text):
    answer = toxicity(model, text)
    assert (answer.toxic, answer.language, answer.words) == (0.0, "other", ())


def test_words_are_where_they_say_in_the_text_as_it_was_typed(model):
    text = "Oh  you ＡＢＳＯＬＵＴＥ  f*cking m0r0n, get l o s t"
    found = toxicity(model, text).words
    assert found
    assert all(text[word.start : word.end] == word.text for word in found)
    assert any("m0r0n" in word.text for word in found)


def test_a_batch_gives_what_each_text_gets_alone(model):
    texts = ["Lovely", "滚开", "", "shut up you moron", "好看", "Привет"]
    together = model.answer([ToxicityRequest(text) for text in texts])
    for text, answer in zip(texts, together, strict=True):
        assert toxicity(model, text).toxic == pytest.approx(answer.toxic, abs=1e-6)


@pytest.mark.parametrize("text", ["x" * 100_000, "\ud800 broken", "\x00\u202e", "f u " * 3000])
def test_odd_and_endless_texts_are_answered(model, text):
    assert 0 <= toxicity(model, text).toxic <= 1


def test_without_its_file_the_model_is_missing(tmp_path):
    with pytest.raises(ModelMissing, match=r"model\.safetensors"):
        load(ModelSettings(weights=tmp_path))
