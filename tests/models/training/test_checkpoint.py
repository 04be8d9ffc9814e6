from __future__ import annotations

import pytest
import torch

from models.training.checkpoint import load_checkpoint, save_checkpoint


def walk(model, optimizer, steps):
    for step in range(steps):
        model(torch.full((1, 3), 1.0 + step)).sum().backward()
        optimizer.step()
        optimizer.zero_grad()


def fresh():
    torch.manual_seed(0)
    model = torch.nn.Linear(3, 2)
    return model, torch.optim.AdamW(model.parameters(), 0.1)


def test_a_run_goes_on_exactly_where_it_was(tmp_path):
    model, optimizer = fresh()
    walk(model, optimizer, 3)
    save_checkpoint(tmp_path / "a.safetensors", model, [optimizer], {"steps": [3, 0]})
    walk(model, optimizer, 2)
    other, remembered = fresh()
    counts = load_checkpoint(tmp_path / "a.safetensors", other, [remembered])
    walk(other, remembered, 2)
    assert counts == {"steps": [3, 0]}
    assert torch.equal(model.weight, other.weight)
    assert [path.name for path in tmp_path.iterdir()] == ["a.safetensors"]


def test_no_file_is_an_error(tmp_path):
    model, optimizer = fresh()
    with pytest.raises(FileNotFoundError):
        load_checkpoint(tmp_path / "a.safetensors", model, [optimizer])
