"""An encoder of the shape of MiniLM-L6, to time batches on, and an engine to run it.

Its weights are random: only its speed means anything, and that does not depend on them.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import torch
from transformers import BertConfig, BertModel

from models.tasks.base import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from models.engines.base import AnswerT, RequestT

ENCODE = Task("encode", int, int, length=lambda tokens: tokens, padded=True, budget=2048)
"""A request is a number of tokens; the answer repeats it."""
LONGEST = 256


class Encoder:
    """Embeds rows of so many tokens, padded to the longest."""

    def __init__(self) -> None:
        shape = BertConfig(
            hidden_size=384,
            num_hidden_layers=6,
            num_attention_heads=12,
            intermediate_size=1536,
            max_position_embeddings=LONGEST,
        )
        self._model = BertModel(shape, add_pooling_layer=False)
        self._model.train(mode=False)

    @torch.inference_mode()
    def answer(self, lengths: Sequence[int]) -> list[int]:
        """Run one forward pass and return the lengths."""
        sizes = torch.tensor(lengths)
        mask = torch.arange(max(lengths)).unsqueeze(0) < sizes.unsqueeze(1)
        self._model(input_ids=torch.ones_like(mask, dtype=torch.long), attention_mask=mask.long())
        return list(lengths)


class ThreadEngine:
    """A `BatchEngine` over one function on one thread."""

    def __init__(self, compute: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        self._compute = compute
        self._thread = ThreadPoolExecutor(max_workers=1)

    async def load(self) -> None:
        """Be loaded already."""

    async def watch(self) -> None:
        """Never be lost."""
        await asyncio.Event().wait()

    async def ready(self) -> None:
        """Be ready."""

    async def run_batch(
        self, task: Task[RequestT, AnswerT], requests: Sequence[RequestT]
    ) -> Sequence[AnswerT]:
        """Compute on the thread, whatever the task."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._compute, requests)

    def stats(self) -> Mapping[str, object]:
        """Return nothing."""
        return {}

    async def close(self) -> None:
        """End the thread."""
        self._thread.shutdown()
