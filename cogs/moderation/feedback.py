"""What moderators' verdicts say about the threshold; no model learns from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 10
"""Verdicts that a suggestion needs; fewer are chance."""
WANTED = 0.9
"""Share of right flags that is worth a moderator's attention."""
STEP = 5
LOWEST, HIGHEST = 50, 99


@dataclass(frozen=True, slots=True)
class Verdict:
    """A flag that a moderator judged.

    Attributes:
        score: 0..100, percent.
        is_right: Whether the message was indeed out of line.
    """

    score: int
    is_right: bool


def precision(verdicts: Sequence[Verdict]) -> float | None:
    """Return the share of right flags, 0..1, or None without verdicts."""
    if not verdicts:
        return None
    return sum(verdict.is_right for verdict in verdicts) / len(verdicts)


def suggestion(verdicts: Sequence[Verdict], threshold: int) -> int | None:
    """Return a better threshold in percent, or None where there is no reason to change it.

    Up to the lowest one at which at least `WANTED` of `ENOUGH` judged flags are right; down by
    `STEP` where nearly all of twice as many are, since what lies below was never shown.
    """
    shown = [verdict for verdict in verdicts if verdict.score >= threshold]
    if len(shown) < ENOUGH:
        return None
    if (precision(shown) or 0.0) < WANTED:
        return _higher(shown, threshold)
    is_timid = len(shown) >= 2 * ENOUGH and (precision(shown) or 0.0) >= (1 + WANTED) / 2
    lower = max(LOWEST, threshold - STEP)
    return lower if is_timid and lower < threshold else None


def _higher(shown: Sequence[Verdict], threshold: int) -> int | None:
    for candidate in range(threshold + 1, HIGHEST + 1):
        left = [verdict for verdict in shown if verdict.score >= candidate]
        if len(left) < ENOUGH:
            return None
        if (precision(left) or 0.0) >= WANTED:
            return candidate
    return None
