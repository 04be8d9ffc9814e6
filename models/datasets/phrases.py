"""Puts sentences together from banks of phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

SLOT = re.compile(r"\{(\w+)\}")


def filled(bank: Mapping[str, Sequence[str]], pattern: str, chance: random.Random) -> str:
    """Return ``pattern`` with each ``{name}`` replaced by one of ``bank[name]``, slots within too.

    Raises:
        KeyError: A slot has no bank.
    """
    return SLOT.sub(lambda slot: filled(bank, chance.choice(bank[slot[1]]), chance), pattern)
