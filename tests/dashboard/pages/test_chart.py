"""The geometry of charts: to scale, inside, and never hiding a day with something in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.chart import HEIGHT, LEAST, WIDTH, bar_chart


def by_day(*counts):
    return [(date(2026, 1, 1) + timedelta(days=n), count) for n, count in enumerate(counts)]


def test_bars_are_to_scale_and_stand_on_the_line():
    chart = bar_chart(by_day(0, 5, 10))
    assert [bar.height for bar in chart.bars] == [0, HEIGHT / 2, HEIGHT]
    assert all(bar.y + bar.height == HEIGHT for bar in chart.bars)
    assert (chart.most, chart.total) == (10, 15)
    assert [bar.day for bar in chart.bars] == ["2026-01-01", "2026-01-02", "2026-01-03"]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=60))
def test_bars_stay_inside_and_apart(counts):
    chart = bar_chart(by_day(*counts))
    for bar, after in zip(chart.bars, [*chart.bars[1:], None], strict=True):
        assert bar.x + bar.width <= (after.x if after else WIDTH) + 0.02
        assert 0 <= bar.y <= HEIGHT
        assert (bar.height >= LEAST) == (bar.count > 0)


@pytest.mark.parametrize("counts", [(), (0, 0, 0)])
def test_nothing_makes_an_empty_chart(counts):
    chart = bar_chart(by_day(*counts))
    assert (chart.most, chart.total) == (0, 0)
    assert all(bar.height == 0 for bar in chart.bars)
