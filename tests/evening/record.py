"""What happened in an evening: every step with its answer, its time and what was wrong with it."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.client import RoomError
from sandbox.reading import text_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SHOWN = 600


@dataclass
class Step:
    """Something a person did, and what came of it.

    Attributes:
        act: The part of the evening.
        who: Who did it, by handle.
        what: What they said or used.
        language: ``"en"`` or ``"zh"``.
        answers: What they were shown, oldest first.
        seconds: From doing it to the first answer; None for what is heard in its own time.
        is_prompt: Whether somebody waits for the answer, so that its time counts.
        problem: Why it counts as not answered; empty where all is well.
    """

    act: str
    who: str
    what: str
    language: str
    answers: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.perf_counter)
    seconds: float | None = None
    is_prompt: bool = True
    problem: str = ""

    def hears(self, *shown: Any) -> None:
        """Note answers; the first one stops the clock."""
        if self.seconds is None and self.is_prompt:
            self.seconds = time.perf_counter() - self.began
        self.answers += [shown_text(each) for each in shown]


@dataclass
class Generated:
    """A reply that a model wrote.

    Attributes:
        text: Without the name of who speaks and without the mark.
        language: The language it was asked for in.
        speaker: Who spoke.
        others: Everybody else in the scene, by name.
    """

    text: str
    language: str
    speaker: str
    others: tuple[str, ...]


@dataclass
class Record:
    """The whole evening in one language.

    Attributes:
        language: ``"en"`` or ``"zh"``.
        steps: What was done, in order.
        generated: What models wrote.
        checks: Name of a measure to its single findings: (what, whether it was right).
    """

    language: str
    steps: list[Step] = field(default_factory=list)
    generated: list[Generated] = field(default_factory=list)
    checks: dict[str, list[tuple[str, bool]]] = field(default_factory=dict)

    def check(self, measure: str, what: str, *, right: bool) -> None:
        """Note a finding."""
        self.checks.setdefault(measure, []).append((what, right))

    @asynccontextmanager
    async def step(
        self, act: str, who: str, what: str, *, is_prompt: bool = True
    ) -> AsyncIterator[Step]:
        """Give a step to be played; whatever fails inside stands in the record and play goes on."""
        step = Step(act, who, what, self.language, is_prompt=is_prompt)
        self.steps.append(step)
        try:
            yield step
        except (AssertionError, RoomError, LookupError, TimeoutError) as error:
            step.problem = f"{type(error).__name__}: {error}".splitlines()[0][:300]
        else:
            if not step.answers:
                step.problem = "nothing was shown"


def shown_text(shown: Any) -> str:
    """Return what a person reads in a message, a form or a reply of the actor."""
    if isinstance(shown, str):
        return shown
    if getattr(shown, "modal", None):
        return f"[form] {shown.modal['title']}"
    message = getattr(shown, "message", shown)
    return text_of(message) if message else ""


def transcript(record: Record) -> str:
    """Return the evening as a text to read."""
    lines = []
    act = ""
    for step in record.steps:
        if step.act != act:
            act = step.act
            lines.append(f"\n— {act} ({record.language}) —")
        took = "" if step.seconds is None else f"   [{step.seconds:.2f} s]"
        lines.append(f"{step.who}: {step.what}{took}")
        for answer in step.answers:
            lines += [f"    {line}" for line in answer[:SHOWN].splitlines()]
        if step.problem:
            lines.append(f"    !! {step.problem}")
    return "\n".join(lines)
