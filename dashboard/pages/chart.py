"""Geometry of small charts, which templates draw as SVG: no script, no style, printable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

WIDTH, HEIGHT = 280, 64
#: The part of a day's room that its bar takes.
FILLED = 0.7
#: A day with something in it is never drawn as nothing.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, in the chart's units; ``y`` is the upper edge."""

    day: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """Counts by day.

    Attributes:
        bars: One for each day, oldest first.
        most: The highest count.
        total: The sum of all counts.
    """

    bars: tuple[Bar, ...]
    most: int
    total: int
    width: int = WIDTH
    height: int = HEIGHT


def bar_chart(by_day: Sequence[tuple[date, int]]) -> BarChart:
    """Return the chart of counts by day, oldest first."""
    most = max((count for _, count in by_day), default=0)
    step = WIDTH / max(len(by_day), 1)
    bars = []
    for place, (day, count) in enumerate(by_day):
        height = max(LEAST, round(HEIGHT * count / most, 1)) if count else 0
        bars.append(
            Bar(
                day.isoformat(),
                count,
                x=round(place * step, 2),
                y=HEIGHT - height,
                width=round(step * FILLED, 2),
                height=height,
            )
        )
    return BarChart(tuple(bars), most, sum(count for _, count in by_day))
