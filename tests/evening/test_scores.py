"""The scores of an evening see what they are there to see."""

from __future__ import annotations

import pytest

from tests.evening.record import Generated, Record
from tests.evening.scores import (
    Score,
    has_foreign_line,
    is_in,
    percentile,
    rendered,
    repetition,
    table,
)

FLOORS = {
    "steps answered": 1.0, "latency p50, s": 2.0, "latency p95, s": 5.0, "replies by the model": 1,
    "language right": 1.0, "no foreign speaker lines": 1.0, "repetition": 0.2, "facts": 1.0,
}  # fmt: skip


def said(text, language="en", others=("Anna",)):
    return Generated(text, language, "Mira", others)


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        ("Come in, it is late.", "en", True),
        ("进来吧，外面冷。", "zh", True),
        ("进来吧 Anna", "zh", True),
        ("进来吧，外面冷。", "en", False),
        ("Come in", "zh", False),
        ("…", "en", False),
        ("", "zh", False),
    ],
)
def test_a_language_is_told_by_its_letters(text, language, right):
    assert is_in(text, language) is right


def test_a_line_that_begins_as_somebody_elses_speech_is_foreign():
    assert has_foreign_line(said("Well.\nAnna: I agree."))
    assert has_foreign_line(said("**Anna**: I agree."))
    assert has_foreign_line(said("林：好的", others=("林",)))
    assert not has_foreign_line(said("Tell Anna: the door is open."))
    assert not has_foreign_line(said("Three things: rain, light, salt."))


def test_repetition_counts_what_was_said_before():
    assert repetition("one two three four five six") == 0
    assert repetition("la la la la la la la la") == pytest.approx(4 / 5)
    assert repetition("真的真的真的真的真的") > 0.5
    assert repetition("too short") == 0


def test_percentiles_of_a_few_and_of_none():
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile([3, 1, 2], 0.95) == 3
    assert percentile([], 0.5) == 0


async def test_a_record_becomes_a_table_and_what_fails_is_marked():
    record = Record("en")
    async with record.step("act", "anna", "good") as step:
        step.hears("an answer")
    async with record.step("act", "anna", "silence"):
        pass
    async with record.step("act", "anna", "broken"):
        raise LookupError("gone")
    record.generated += [said("Come in."), said("Anna: no"), said("进来")]
    record.check("facts", "one", right=True)
    record.check("facts", "two", right=False)
    rows = {row.name: row for row in table(record, FLOORS)}
    assert rows["steps answered"].value == pytest.approx(1 / 3)
    assert rows["language right"].value == pytest.approx(2 / 3)
    assert rows["no foreign speaker lines"].value == pytest.approx(2 / 3)
    assert (rows["facts"].value, rows["facts"].note) == (0.5, "two")
    assert not rows["facts"].passes
    assert rows["repetition"].passes
    assert "✗ facts" in rendered(list(rows.values()))


def test_what_was_never_measured_fails():
    (row,) = [row for row in table(Record("en"), FLOORS) if row.name == "facts"]
    assert not row.passes


def test_a_ceiling_is_kept_from_below():
    assert Score("latency", 1.0, 2.0, is_ceiling=True).passes
    assert not Score("latency", 3.0, 2.0, is_ceiling=True).passes
