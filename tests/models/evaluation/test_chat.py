from __future__ import annotations

import gzip
import json
import lzma
import math

import pytest
import torch
from transformers import LlamaForCausalLM

from models.errors import ModelMissing
from models.evaluation.chat import by_language, cost, evaluate_chat, spans, text_passage
from models.registry import ModelSettings
from models.training.chat_model import Shape, new_model, write_model
from models.training.chat_tokenizer import train_tokenizer
from tests.models.chat_corpus import CHINESE, ENGLISH, dialogue

TOKENIZER = train_tokenizer([ENGLISH, CHINESE], 400)
SHAPE = Shape(32, 48, 1, 2, 2, 48)


@pytest.fixture(scope="module")
def uniform(tmp_path_factory):
    """Weights of a model for which every token is as likely as any other."""
    folder = tmp_path_factory.mktemp("weights")
    model = new_model(SHAPE, len(TOKENIZER), TOKENIZER.eos_token_id, 0)
    torch.nn.init.zeros_(model.get_input_embeddings().weight)
    write_model(model, TOKENIZER, folder / "chat_starter")
    return ModelSettings(weights=folder)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_a_model_that_knows_nothing_pays_the_same_for_every_token(tmp_path, uniform, pack):
    path = tmp_path / {bytes: "a.txt", gzip.compress: "a.txt.gz", lzma.compress: "a.txt.xz"}[pack]
    path.write_bytes(pack(ENGLISH.encode()))
    measures = evaluate_chat(path, settings=uniform)
    assert measures["bits_per_token"] == pytest.approx(math.log2(len(TOKENIZER)))
    assert measures["n_bytes"] == len(ENGLISH.encode())
    bits = measures["n_tokens"] * math.log2(len(TOKENIZER))
    assert measures["bits_per_byte"] == pytest.approx(bits / measures["n_bytes"])


def test_of_dialogues_the_words_and_the_ends_of_turns_count_by_language(tmp_path, uniform):
    path = tmp_path / "rows.jsonl"
    rows = [dialogue("en", "Hello", "Hi there"), dialogue("zh", "你好", "你好啊")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    measures = evaluate_chat(path, settings=uniform)
    assert measures["languages"]["en"]["n_bytes"] == len("Hello") + 1 + len("Hi there") + 1
    assert measures["languages"]["zh"]["n_bytes"] == 6 + 1 + 9 + 1
    assert measures["bits_per_token"] == pytest.approx(math.log2(len(TOKENIZER)))


def test_every_token_is_charged_once_with_at_least_half_a_window_before_it():
    found = spans(1000, 48)
    assert [i for _, new, end in found for i in range(new, end)] == list(range(1000))
    assert all(end - start <= 48 for start, _, end in found)
    assert all(new - start >= 24 for start, new, _ in found[1:])
    assert spans(0, 48) == []


@torch.inference_mode()
def test_batched_windows_cost_what_single_ones_do():
    model = new_model(SHAPE, len(TOKENIZER), TOKENIZER.eos_token_id, 1).eval()
    passage = text_passage(TOKENIZER, ENGLISH, "en")
    nats = 0.0
    for start, new, end in spans(len(passage.body), SHAPE.context - 1):
        ids = torch.tensor([passage.head + passage.body[start:end]])
        chances = torch.log_softmax(model(ids).logits[0], -1)
        for place in range(new, end):
            nats -= float(chances[place - start, passage.body[place]])
    assert cost(model, passage) == pytest.approx(nats / math.log(2), rel=1e-5)
    assert isinstance(model, LlamaForCausalLM)


def test_lines_are_put_together_by_language_and_none_is_lost():
    lines = ["Hello\n", "---\n", "你好\n", "12\n", "Bye\n"]
    assert by_language(lines) == {"en": "Hello\n---\nBye\n", "zh": "你好\n12\n"}


def test_without_weights_it_says_where_it_looked(tmp_path):
    with pytest.raises(ModelMissing, match="chat_starter"):
        evaluate_chat(tmp_path / "a.txt", settings=ModelSettings(weights=tmp_path))


@pytest.mark.parametrize(("name", "text"), [("a.txt", ""), ("a.jsonl", ""), ("b.jsonl", "{}\n")])
def test_nothing_to_read_is_an_error(tmp_path, uniform, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"nothing to evaluate|row 1"):
        evaluate_chat(tmp_path / name, settings=uniform)
