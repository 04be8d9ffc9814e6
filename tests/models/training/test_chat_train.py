"""Training end to end, on a few kilobytes and a model of a few thousand weights."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer

from models.training import chat_sources
from models.training.chat_model import Shape, orthogonal
from models.training.chat_train import Recipe, rate_at, train_chat
from tests.models.chat_corpus import write_chat_data

TINY = Recipe(steps=16, rows=4, shape=Shape(32, 48, 1, 2, 2, 48))


class PowerCut(Exception):
    pass


@pytest.fixture(autouse=True)
def shared(tmp_path, monkeypatch):
    write_chat_data(tmp_path)
    monkeypatch.setenv("MARQUEE_SHARED_DATA", str(tmp_path))
    monkeypatch.setattr(chat_sources, "COPIES", 1)
    monkeypatch.setattr(chat_sources, "VOCABULARY", 400)


def train(folder, recipe=TINY, *, resume=False, cut_at=2.0):
    shares = []

    def progress(_what, share):
        shares.append(share)
        if share >= cut_at:
            raise PowerCut

    train_chat(folder / "out", folder / "work", recipe, seed=3, resume=resume, progress=progress)
    return shares


def test_the_loss_falls_and_transformers_loads_and_runs_what_is_written(tmp_path):
    shares = train(tmp_path)
    assert shares == sorted(shares)
    lines = (tmp_path / "work" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    log = [json.loads(line) for line in lines]
    assert [row["step"] for row in log] == list(range(1, 17))
    assert {row["stage"] for row in log} == {0, 1}
    assert log[-1]["loss"] < log[0]["loss"] - 0.5
    model = AutoModelForCausalLM.from_pretrained(tmp_path / "out")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "out")
    assert model.dtype == torch.float32
    ids = tokenizer.apply_chat_template(
        [{"role": "user", "content": "Hi"}], add_generation_prompt=True, return_tensors="pt"
    )
    assert model.generate(**ids, max_new_tokens=3).shape[1] > ids["input_ids"].shape[1]


@pytest.mark.parametrize("cut_at", [pytest.param(0.3, marks=pytest.mark.long), 0.8])
def test_a_training_that_was_cut_off_ends_with_the_same_weights(tmp_path, cut_at):
    train(tmp_path / "whole")
    with pytest.raises(PowerCut):
        train(tmp_path / "cut", replace(TINY, checkpoint_s=0.0), cut_at=cut_at)
    train(tmp_path / "cut", resume=True)
    whole, cut = (
        load_file(tmp_path / name / "out" / "model.safetensors") for name in ("whole", "cut")
    )
    assert whole.keys() == cut.keys()
    assert all(torch.equal(whole[name], cut[name]) for name in whole)


def test_without_the_shared_data_training_says_which_file_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("MARQUEE_SHARED_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError, match="dialogues"):
        train(tmp_path)


def test_the_rate_warms_up_stays_and_falls():
    recipe = Recipe(steps=1000, warm_up=0.1, first_stage=0.6, last_rate=0.05)
    rates = [rate_at(done, recipe) for done in (0.05, 0.1, 0.3, 0.59, 0.8, 1.0)]
    assert rates == pytest.approx([0.5, 1.0, 1.0, 1.0, 0.5, 0.05])


@pytest.mark.parametrize("shape", [(6, 20), (20, 6), (9, 9)])
def test_a_step_of_muon_pulls_in_every_direction_alike(shape):
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    sizes = torch.linalg.svdvals(orthogonal(matrix))
    assert sizes.min() > 0.5
    assert sizes.max() < 1.3
