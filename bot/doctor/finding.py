"""What a check found, in one sentence that names the fix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    Attributes:
        grade: Only a problem makes `marquee doctor` fail.
        text: A sentence in the operator's language.
        link: Where to mend it; shown by itself, because a table would break it.
    """

    grade: Grade
    text: str
    link: str = ""
