"""The state of a training run in one safetensors file, so that it can go on after a power cut."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from safetensors import safe_open
from safetensors.torch import save_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import torch

MODEL = "model"


def save_checkpoint(
    file: Path,
    model: torch.nn.Module,
    optimizers: Sequence[torch.optim.Optimizer],
    counts: Mapping[str, Any],
) -> None:
    """Write weights, what the optimizers remember, and ``counts``, which JSON can hold."""
    tensors = {f"{MODEL} {name}": weight for name, weight in model.state_dict().items()}
    for place, optimizer in enumerate(optimizers):
        for number, memory in optimizer.state_dict()["state"].items():
            tensors |= {f"{place} {number} {key}": value for key, value in memory.items()}
    part = file.with_suffix(".part")
    # tied weights are one tensor under two names, which the format refuses
    whole = {name: tensor.detach().clone() for name, tensor in tensors.items()}
    save_file(whole, part, {"counts": json.dumps(counts)})
    part.replace(file)


def load_checkpoint(
    file: Path, model: torch.nn.Module, optimizers: Sequence[torch.optim.Optimizer]
) -> dict[str, Any]:
    """Bring model and optimizers to where the checkpoint was and return its counts.

    Raises:
        FileNotFoundError: There is no such file.
    """
    weights: dict[str, torch.Tensor] = {}
    memories: list[dict[int, dict[str, torch.Tensor]]] = [{} for _ in optimizers]
    with safe_open(file, "pt") as content:
        for name in content.keys():  # noqa: SIM118  it is no mapping
            place, _, rest = name.partition(" ")
            if place == MODEL:
                weights[rest] = content.get_tensor(name)
                continue
            number, key = rest.split(" ")
            memory = memories[int(place)].setdefault(int(number), {})
            memory[key] = content.get_tensor(name)
        counts: dict[str, Any] = json.loads(content.metadata()["counts"])
    model.load_state_dict(weights)
    for optimizer, remembered in zip(optimizers, memories, strict=True):
        groups = optimizer.state_dict()["param_groups"]
        optimizer.load_state_dict({"state": remembered, "param_groups": groups})
    return counts
