"""The score table of an evening, and the floors under which it fails."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.evening.record import Generated, Record

HAN = re.compile(r"[㐀-鿿]")
LATIN = re.compile(r"[A-Za-z]+")
GRAM = 4
FLOORS = {
    "steps answered": 1.0,
    "latency p50, s": 2.0,
    "latency p95, s": 15.0,
    "replies by the model": 5,
    "language right": 0.9,
    "no foreign speaker lines": 1.0,
    "repetition": 0.2,
    "marked as generated": 1.0,
    "reasons add up": 1.0,
    "wishes kept": 1.0,
    "answers found": 1.0,
    "flags right": 0.8,  # an insult that is only reported is still taken for one, see its card
    "rights kept": 1.0,
    "bad input told": 1.0,
    "nothing lost": 1.0,
}
"""The least of each row, or the most; what a later version makes better may raise them."""
FOREIGN_LINE = re.compile(r"^\s*\**([^\n:：*]{1,40})\**[:：]")


@dataclass(frozen=True)
class Score:
    """One row of the table.

    Attributes:
        name: What was measured.
        value: The figure.
        floor: The least it may be, or for a ceiling the most.
        is_ceiling: Whether smaller is better.
        note: What to look at.
    """

    name: str
    value: float
    floor: float
    is_ceiling: bool = False
    note: str = ""

    @property
    def passes(self) -> bool:
        """Tell whether the floor is kept."""
        return self.value <= self.floor if self.is_ceiling else self.value >= self.floor


def is_in(text: str, language: str) -> bool:
    """Tell whether a text is mostly in a language: words against hanzi; nothing to read is not."""
    hanzi, words = len(HAN.findall(text)), len(LATIN.findall(text))
    return hanzi > words if language == "zh" else words > hanzi


def has_foreign_line(reply: Generated) -> bool:
    """Tell whether a reply holds a line that begins as the speech of somebody else."""
    return any(
        (found := FOREIGN_LINE.match(line)) and found[1].strip() in reply.others
        for line in reply.text.splitlines()
    )


def repetition(text: str) -> float:
    """Return the share of a text's 4-grams (of words, or hanzi) that stood in it before, 0..1."""
    parts = LATIN.findall(text.lower()) if not HAN.search(text) else HAN.findall(text)
    grams = [tuple(parts[i : i + GRAM]) for i in range(len(parts) - GRAM + 1)]
    return sum(count - 1 for count in Counter(grams).values()) / len(grams) if grams else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` of ``values`` stay within; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def table(record: Record, floors: dict[str, float]) -> list[Score]:
    """Return every row for one language.

    Args:
        record: The evening.
        floors: Name of a row to its floor; a measure that was never taken counts 0.
    """
    steps, replies = record.steps, record.generated
    times = [step.seconds for step in steps if step.is_prompt and step.seconds is not None]
    unanswered = [step.what for step in steps if step.problem]
    rows = [
        Score("steps answered", share(not s.problem for s in steps), floors["steps answered"],
              note="; ".join(unanswered)[:200]),
        Score("latency p50, s", percentile(times, 0.5), floors["latency p50, s"], is_ceiling=True),
        Score("latency p95, s", percentile(times, 0.95), floors["latency p95, s"], is_ceiling=True),
        Score("replies by the model", len(replies), floors["replies by the model"]),
        Score("language right", share(is_in(r.text, r.language) for r in replies),
              floors["language right"]),
        Score("no foreign speaker lines", share(not has_foreign_line(r) for r in replies),
              floors["no foreign speaker lines"]),
        Score("repetition", sum(repetition(r.text) for r in replies) / max(1, len(replies)),
              floors["repetition"], is_ceiling=True),
    ]  # fmt: skip
    for name, floor in floors.items():
        if name in {row.name for row in rows}:
            continue
        found = record.checks.get(name, [])
        wrong = [what for what, right in found if not right]
        rows.append(Score(name, share(right for _, right in found), floor, note="; ".join(wrong)))
    return rows


def share(facts) -> float:
    """Return how many of ``facts`` are true, 0..1; 0 where there is none."""
    found = list(facts)
    return sum(map(bool, found)) / len(found) if found else 0.0


def rendered(rows: Sequence[Score]) -> str:
    """Return the table as text, failures marked."""
    lines = [f"{'':2}{'measure':28}{'value':>9}   {'bound':>9}"]
    for row in rows:
        sign = "≤" if row.is_ceiling else "≥"
        mark = "  " if row.passes else "✗ "
        lines.append(f"{mark}{row.name:28}{row.value:9.2f}   {sign}{row.floor:8.2f}   {row.note}")
    return "\n".join(lines)
