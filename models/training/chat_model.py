"""The shape of the starter chat model, its optimizer, and how it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import torch
from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM
from typing_extensions import override

from models.training.chat_tokenizer import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from transformers import PreTrainedTokenizerFast

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)
"""Coefficients of the quintic iteration of Muon (Jordan 2024)."""


class Shape(NamedTuple):
    """Sizes of the model."""

    width: int = 192
    inner: int = 512
    layers: int = 4
    heads: int = 3
    key_heads: int = 3
    context: int = CONTEXT


def new_model(shape: Shape, vocabulary: int, end: int, seed: int) -> LlamaForCausalLM:
    """Return a Llama with fresh weights; its embedding is also its head."""
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=vocabulary,
        hidden_size=shape.width,
        intermediate_size=shape.inner,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_heads,
        max_position_embeddings=shape.context,
        tie_word_embeddings=True,
        bos_token_id=0,
        eos_token_id=end,
        pad_token_id=end,
    )
    return LlamaForCausalLM(config)


class Muon(torch.optim.Optimizer):
    """Momentum whose step is made orthogonal, for matrices (Jordan 2024: "Muon").

    In float32: the one that comes with torch works in bfloat16, which is slow on a CPU.
    """

    def __init__(self, params: Iterable[torch.Tensor], lr: float, momentum: float = 0.95) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum})

    @override
    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # no line search
        """Take one step."""
        for group in self.param_groups:
            for weight in group["params"]:
                speed = self.state[weight].setdefault("speed", torch.zeros_like(weight))
                speed.lerp_(weight.grad, 1 - group["momentum"])
                ahead = weight.grad.lerp(speed, group["momentum"])
                scale = max(1.0, weight.shape[0] / weight.shape[1]) ** 0.5
                weight.add_(orthogonal(ahead), alpha=-group["lr"] * scale)


def orthogonal(matrix: torch.Tensor, rounds: int = 5) -> torch.Tensor:
    """Return about the nearest matrix whose singular values are all one (within 0.7 to 1.2)."""
    a, b, c = NEWTON_SCHULZ
    wide = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x: torch.Tensor = wide / torch.clamp(torch.linalg.matrix_norm(wide), min=1e-7)
    for _ in range(rounds):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.T if matrix.shape[0] > matrix.shape[1] else x


def optimizers(
    model: LlamaForCausalLM, matrix_lr: float, other_lr: float
) -> list[torch.optim.Optimizer]:
    """Return Muon for the matrices inside the layers and AdamW for embedding and norms."""
    matrices = [p for name, p in model.named_parameters() if p.ndim == 2 and "layers" in name]
    inside = {id(p) for p in matrices}
    others = [p for p in model.parameters() if id(p) not in inside]
    return [
        Muon(matrices, matrix_lr),
        torch.optim.AdamW(others, other_lr, betas=(0.9, 0.95), weight_decay=0.0),
    ]


def write_model(model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, out: Path) -> None:
    """Write a folder that transformers loads, in half precision; the model in memory stays."""
    half = LlamaForCausalLM(model.config)
    half.load_state_dict(model.state_dict())
    half.generation_config = GenerationConfig(  # type: ignore[no-untyped-call]  # theirs has none
        bos_token_id=model.config.bos_token_id,
        eos_token_id=model.config.eos_token_id,
        pad_token_id=model.config.pad_token_id,
        do_sample=True,
        temperature=0.7,
        top_k=40,
        repetition_penalty=1.15,
        max_new_tokens=120,
    )
    torch.nn.Module.to(half, torch.float16)
    half.save_pretrained(out)
    tokenizer.save_pretrained(out, save_jinja_files=False)
    # a plain load then computes in single precision, which processors are good at
    _edit(out / "config.json", {"dtype": "float32"})
    _edit(out / "tokenizer_config.json", {"is_local": None, "local_files_only": None})


def _edit(file: Path, changes: dict[str, str | None]) -> None:
    """Set keys of a JSON file; None removes one."""
    content = json.loads(file.read_text(encoding="utf-8")) | changes
    content = {key: value for key, value in content.items() if value is not None}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    file.write_text(text, encoding="utf-8")
