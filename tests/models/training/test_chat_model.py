"""The chat model that comes with the program, as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from transformers import AutoModelForCausalLM, AutoTokenizer

from models.engines.local_chat import LocalChat
from models.evaluation.chat import evaluate_chat
from models.language.script import language_of
from models.registry import ModelSettings
from models.tasks.chat import ChatMessage, ChatRequest, Sampling

FOLDER = ModelSettings().weights / "chat_starter"
TALKS = [
    ("en", "You are Mira. You keep an inn at the edge of the forest.", "Anna", "Mira", "Hello!"),
    ("en", "You are Luna, talking with Sam.", "Sam", "Luna", "Tell me a story."),
    ("zh", "你是米拉，在森林边开一家小客栈。", "小明", "米拉", "你好！"),
    ("zh", "你是白露，正在和小雨聊天。", "小雨", "白露", "讲个故事吧。"),
]


@pytest.fixture(scope="module")
def starter():
    return LocalChat(
        AutoTokenizer.from_pretrained(FOLDER), AutoModelForCausalLM.from_pretrained(FOLDER)
    )


def answer(starter, talk, seed):
    language, system, user, speaker, text = talk
    messages = (ChatMessage("system", system), ChatMessage("user", text, user))
    sampling = Sampling(temperature=0.7, top_k=40, seed=seed)
    request = ChatRequest(
        messages, speaker=speaker, language=language, max_tokens=80, sampling=sampling
    )
    chunks = list(starter.stream(request))
    return "".join(chunk.text for chunk in chunks), chunks[-1].finish


@pytest.mark.parametrize("talk", TALKS, ids=[f"{talk[0]} {talk[3]}" for talk in TALKS])
def test_it_answers_in_the_language_of_the_talk_and_ends_its_turn(starter, talk):
    answers = [answer(starter, talk, seed) for seed in range(5)]
    assert [finish for _, finish in answers].count("stop") >= 4
    assert [language_of(text) for text, _ in answers].count(talk[0]) >= 4
    assert all("<|" not in text and "\ufffd" not in text for text, _ in answers)


def test_a_stranger_to_the_training_text_costs_far_less_than_eight_bits_a_byte(tmp_path):
    path = tmp_path / "talks.jsonl"
    texts = {
        "en": ["Did you like the film last night?", "Yes, it was funny and a little sad."],
        "zh": ["你昨晚看电影了吗？", "看了，很好笑，也有点难过。"],
    }
    rows = [
        {"lang": language, "turns": [{"speaker": "AB"[n], "text": t} for n, t in enumerate(said)]}
        for language, said in texts.items()
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    measures = evaluate_chat(path)
    assert all(part["bits_per_byte"] < 3.0 for part in measures["languages"].values())


def test_it_is_small_and_holds_its_template():
    files = {path.name: path.stat().st_size for path in Path(FOLDER).iterdir()}
    assert sum(files.values()) < 11_000_000
    config = json.loads((FOLDER / "tokenizer_config.json").read_text(encoding="utf-8"))
    assert "speaker" in config["chat_template"]
