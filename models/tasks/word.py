"""A word that weighed in a score: what every linear answer can show for itself."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A stretch of the text and how it moved the score."""

    text: str
    """``request.text[start:end]``."""
    weight: float
    """Log-odds it added: above 0 towards yes (praise, toxic), below 0 towards no."""
    start: int
    end: int
