"""Points for answers, and who stands where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT = 10
#: On top for an answer at once; none at the last moment.
FASTEST = 5
#: On top for the second right answer in a row, and each after it.
STREAK = 3


class Outcome(StrEnum):
    """What became of a press."""

    COUNTED = "counted"
    TAKEN = "taken"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a press, and the option that counts for the member, if one does."""

    outcome: Outcome
    choice: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How a question was answered: presses by option, and the right ones, the fastest first."""

    counts: tuple[int, ...]
    right: tuple[tuple[int, int], ...]

    @property
    def answers(self) -> int:
        """Return how many members answered."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's place; members with the same points share it."""

    place: int
    member_id: int
    points: int


def points(*, is_right: bool, left: float, is_streak: bool) -> int:
    """Return what an answer is worth: 0 for a wrong one, 10 to 18 for a right one.

    Args:
        is_right: Whether it is right.
        left: Share of the time that was left, 1 at once and 0 at the end.
        is_streak: Whether the member's answer to the question before was right too.
    """
    if not is_right:
        return 0
    return RIGHT + round(FASTEST * min(1.0, max(0.0, left))) + (STREAK if is_streak else 0)


def standings(totals: Sequence[tuple[int, int]]) -> list[Standing]:
    """Return the places of (member, points), the best first."""
    ordered = sorted(totals, key=lambda pair: (-pair[1], pair[0]))
    place_by_points: dict[int, int] = {}
    for number, (_, total) in enumerate(ordered, start=1):
        place_by_points.setdefault(total, number)
    return [Standing(place_by_points[total], member, total) for member, total in ordered]
