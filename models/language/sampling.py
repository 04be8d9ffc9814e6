"""The next token, drawn from a model's logits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.tasks.chat import Sampling


def draw(
    logits: torch.Tensor, said: Sequence[int], sampling: Sampling, source: torch.Generator
) -> int:
    """Return a token id.

    Args:
        logits: One value per token of the vocabulary, shape (V,).
        said: Tokens that are to be said again less likely; Keskar et al., "CTRL" (2019): a
            positive logit is divided by the penalty, a negative one multiplied.
        sampling: How to draw; see there. Nucleus by Holtzman et al., "The Curious Case of Neural
            Text Degeneration" (2020).
        source: Where chance comes from.
    """
    scores = logits.float().clone()
    if said and sampling.repetition_penalty != 1:
        places = torch.tensor(sorted(set(said)))
        known = scores[places]
        penalty = sampling.repetition_penalty
        scores[places] = torch.where(known > 0, known / penalty, known * penalty)
    if sampling.temperature == 0:
        return int(scores.argmax())
    kept = min(sampling.top_k or len(scores), len(scores))
    best, tokens = (scores / sampling.temperature).topk(kept)
    chances = best.softmax(0)
    before = chances.cumsum(0) - chances
    chances[before >= sampling.top_p] = 0  # the likeliest always stays: nothing is before it
    return int(tokens[torch.multinomial(chances, 1, generator=source)])
