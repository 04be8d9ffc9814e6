"""Trains the starter chat model from scratch: language first, then mostly replies.

The rate warms up, stays, and falls over the second stage (Hu 2024: "MiniCPM", warm-up, stable,
decay). How far the training is, is the share of the steps or of the minutes, whichever is more;
without a limit of minutes the same seed gives the same weights on the same machine.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from torch.nn import functional
from transformers.utils.logging import disable_progress_bar

from models.training.chat_feed import Feed
from models.training.chat_model import Shape, new_model, optimizers, write_model
from models.training.chat_sources import talk_sources, text_sources, tokenizer_for
from models.training.checkpoint import load_checkpoint, save_checkpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from transformers import PreTrainedTokenizerFast

    from models.training.chat_feed import Piece

    Progress = Callable[[str, float], None]

    Sources = Mapping[str, Sequence[Piece]]

CHECKPOINT = "checkpoint.safetensors"
LANGUAGE_STAGE = {"books_en": 0.22, "books_zh": 0.26, "talks_en": 0.25, "talks_zh": 0.27}
TALKING_STAGE = {
    "books_en": 0.04,
    "books_zh": 0.06,
    "talks_en": 0.27,
    "talks_zh": 0.27,
    "own_en": 0.17,
    "own_zh": 0.19,
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the model is trained.

    Attributes:
        steps: Steps in all.
        minutes: Training time after which it is done all the same; None: no limit.
        first_stage: Share of the training that learns the language; then the rate falls.
        others: Weight of the tokens of the second stage that are no reply.
        checkpoint_s: Seconds between checkpoints.
    """

    steps: int = 1700
    minutes: float | None = None
    rows: int = 6
    first_stage: float = 0.6
    warm_up: float = 0.02
    matrix_lr: float = 0.02
    other_lr: float = 4e-3
    last_rate: float = 0.03
    others: float = 0.15
    checkpoint_s: float = 240.0
    threads: int = 1
    shape: Shape = field(default_factory=Shape)


def train_chat(
    out: Path,
    work: Path,
    recipe: Recipe,
    *,
    seed: int = 0,
    resume: bool = False,
    progress: Progress,
) -> None:
    """Train, write the model folder ``out``; ``work`` gets checkpoints and a log (JSON lines).

    Raises:
        FileNotFoundError: The shared data folder is not there.
    """
    work.mkdir(parents=True, exist_ok=True)
    disable_progress_bar()  # type: ignore[no-untyped-call]  # ours is shown
    progress("reading", 0.0)
    tokenizer = tokenizer_for(work, seed, resume=resume)
    texts = text_sources(tokenizer, seed)
    run = Run(tokenizer, recipe, seed, work)
    if resume:
        run.resume()
    run.train(0, texts, LANGUAGE_STAGE, progress)
    run.train(1, texts | talk_sources(tokenizer, seed), TALKING_STAGE, progress)
    write_model(run.model, tokenizer, out)


class Run:
    """One training run: the model, its optimizers, and how far it is."""

    def __init__(
        self, tokenizer: PreTrainedTokenizerFast, recipe: Recipe, seed: int, work: Path
    ) -> None:
        torch.set_num_threads(recipe.threads)
        self._recipe, self._seed, self._work = recipe, seed, work
        self._tokenizer = tokenizer
        self.model = new_model(recipe.shape, len(tokenizer), tokenizer.eos_token_id, seed)
        self._optimizers = optimizers(self.model, recipe.matrix_lr, recipe.other_lr)
        self._rates = [o.param_groups[0]["lr"] for o in self._optimizers]
        self._steps = [0, 0]
        self._seconds = 0.0

    def done(self) -> float:
        """Return the share of the training that is done, 0 to 1."""
        share = sum(self._steps) / self._recipe.steps
        if self._recipe.minutes:
            share = max(share, self._seconds / 60 / self._recipe.minutes)
        return min(share, 1.0)

    def train(
        self, stage: int, sources: Sources, shares: Mapping[str, float], progress: Progress
    ) -> None:
        """Train one stage to its end; returns at once if a checkpoint is past it."""
        end = self._recipe.first_stage if stage == 0 else 1.0
        feed = Feed(sources, shares, self._seed + stage)
        length = self._recipe.shape.context + 1
        for _ in range(self._steps[stage]):
            feed.rows(self._recipe.rows, length)
        saved = time.monotonic()
        while self.done() < end:
            started = time.monotonic()
            ids, is_reply = feed.rows(self._recipe.rows, length)
            loss = self._step(torch.from_numpy(ids), torch.from_numpy(is_reply), stage)
            self._steps[stage] += 1
            self._seconds += time.monotonic() - started
            self._log(stage, loss)
            progress(f"learning, loss {loss:.2f}", self.done())
            if time.monotonic() - saved > self._recipe.checkpoint_s:
                self.save()
                saved = time.monotonic()
        self.save()

    def save(self) -> None:
        """Write a checkpoint and, beside it, the model as it is."""
        counts = {"steps": self._steps, "seconds": self._seconds}
        save_checkpoint(self._work / CHECKPOINT, self.model, self._optimizers, counts)
        write_model(self.model, self._tokenizer, self._work / "early")

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if (self._work / CHECKPOINT).exists():
            counts = load_checkpoint(self._work / CHECKPOINT, self.model, self._optimizers)
            self._steps, self._seconds = counts["steps"], counts["seconds"]

    def _step(self, ids: torch.Tensor, is_reply: torch.Tensor, stage: int) -> float:
        done = self.done()
        for optimizer, rate in zip(self._optimizers, self._rates, strict=True):
            optimizer.param_groups[0]["lr"] = rate * rate_at(done, self._recipe)
        weights = torch.where(is_reply[:, 1:], 1.0, self._recipe.others if stage else 1.0)
        hidden = self.model.model(ids[:, :-1]).last_hidden_state
        losses = functional.cross_entropy(
            self.model.lm_head(hidden).flatten(0, 1), ids[:, 1:].flatten(), reduction="none"
        )
        loss = (losses * weights.flatten()).sum() / weights.sum()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self._optimizers:
            optimizer.step()
        self.model.zero_grad()
        return float(loss.detach())

    def _log(self, stage: int, loss: float) -> None:
        row = {
            "stage": stage,
            "step": sum(self._steps),
            "loss": round(loss, 4),
            "done": round(self.done(), 4),
            "seconds": round(self._seconds, 1),
        }
        with (self._work / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")


def rate_at(done: float, recipe: Recipe) -> float:
    """Return the factor of the learning rates at a share of the training, 0 to 1."""
    if done < recipe.warm_up:
        return max(done, 1 / recipe.steps) / recipe.warm_up
    if done < recipe.first_stage:
        return 1.0
    left = (1 - done) / (1 - recipe.first_stage)
    return max(left, recipe.last_rate)
