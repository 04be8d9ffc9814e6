"""Logistic regression over bags of hashed features, by L-BFGS. Deterministic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, embedding_bag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Bags:
    """Rows of sparse features, one after the other.

    Attributes:
        buckets: Feature of each entry, shape (entries,).
        values: Value of each entry, shape (entries,).
        starts: Where each row begins, shape (rows,).
    """

    buckets: torch.Tensor
    values: torch.Tensor
    starts: torch.Tensor

    @classmethod
    def of(cls, rows: Sequence[tuple[NDArray[np.int64], NDArray[np.float32]]]) -> Bags:
        """Put rows of (buckets, values) together."""
        sizes = [0, *(len(buckets) for buckets, _ in rows[:-1])]
        return cls(
            torch.from_numpy(np.concatenate([buckets for buckets, _ in rows])),
            torch.from_numpy(np.concatenate([values for _, values in rows])),
            torch.tensor(sizes).cumsum(0),
        )

    def score(self, weights: torch.Tensor) -> torch.Tensor:
        """Return each row's sum of value times weight; shape (rows,)."""
        return embedding_bag(
            self.buckets,
            weights.unsqueeze(1),
            self.starts,
            mode="sum",
            per_sample_weights=self.values,
        ).squeeze(1)

    def back(self, slopes: torch.Tensor, size: int) -> torch.Tensor:
        """Return the gradient for the weights (size,) from that for the rows' scores.

        Twenty times as fast as what autograd does for a bag with values of its own.
        """
        ends = torch.cat([self.starts[1:], torch.tensor([len(self.buckets)])])
        per_entry = self.values * slopes.repeat_interleave(ends - self.starts)
        return torch.bincount(self.buckets, per_entry, size).to(torch.float32)

    def scaled(self, scale: torch.Tensor) -> Bags:
        """Return the same rows with each feature's values times its scale."""
        return Bags(self.buckets, self.values * scale[self.buckets], self.starts)


def fit(
    bags: Bags,
    labels: torch.Tensor,
    importance: torch.Tensor,
    size: int,
    l2: float,
    iterations: int = 60,
) -> tuple[torch.Tensor, float]:
    """Return weights (size,) and bias that minimise weighted log-loss plus l2 / 2 times |w|^2."""
    parameters = torch.zeros(size + 1)  # the bias last
    share = importance / importance.sum()

    def gradient() -> tuple[torch.Tensor, torch.Tensor]:
        scores = bags.score(parameters[:size]) + parameters[size]
        likelihood = binary_cross_entropy_with_logits(scores, labels, reduction="none")
        penalty = l2 / 2 * parameters[:size].square().sum()
        wrong = share * (torch.sigmoid(scores) - labels)
        slope = bags.back(wrong, size) + l2 * parameters[:size]
        return (share * likelihood).sum() + penalty, torch.cat([slope, wrong.sum().unsqueeze(0)])

    _minimise(gradient, parameters, iterations)
    return parameters[:size], float(parameters[size])


def platt(
    scores: torch.Tensor, labels: torch.Tensor, importance: torch.Tensor
) -> tuple[float, float]:
    """Return the slope and offset that make log-odds of ``scores`` honest.

    Platt: "Probabilistic Outputs for Support Vector Machines" (1999), without his smoothing of
    the labels, which two parameters over hundreds of rows do not need.
    """
    line = torch.tensor([1.0, 0.0])
    share = importance / importance.sum()

    def gradient() -> tuple[torch.Tensor, torch.Tensor]:
        odds = line[0] * scores + line[1]
        likelihood = binary_cross_entropy_with_logits(odds, labels, reduction="none")
        wrong = share * (torch.sigmoid(odds) - labels)
        return (share * likelihood).sum(), torch.stack([(wrong * scores).sum(), wrong.sum()])

    _minimise(gradient, line, 100)
    slope, offset = line.tolist()
    return slope, offset


def _minimise(
    gradient: Callable[[], tuple[torch.Tensor, torch.Tensor]],
    parameters: torch.Tensor,
    iterations: int,
) -> None:
    """Change ``parameters`` in place until the loss that ``gradient`` returns is least."""
    parameters.grad = torch.zeros_like(parameters)
    optimiser = torch.optim.LBFGS(
        [parameters],
        max_iter=iterations,
        history_size=8,
        line_search_fn="strong_wolfe",
        tolerance_grad=1e-7,
        tolerance_change=1e-10,
    )

    def closure() -> float:
        loss, parameters.grad = gradient()
        return float(loss)

    optimiser.step(closure)  # type: ignore[no-untyped-call]  # torch leaves its optimisers untyped
