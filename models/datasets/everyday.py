"""Short praise and blame as people type it, put together from phrases written for this project.

The public sets hold hotel, meal and book reviews in Chinese and edited film criticism in English.
What a member types about a film is shorter and full of "not bad" and "一点也不好看". These
sentences teach a model how a negation or a "but" turns the mood, and what says nothing at all;
the phrases are ours (MIT, like the code).
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

from models.datasets.phrases import filled
from models.datasets.sentiment import LabelledText

if TYPE_CHECKING:
    from models.language.script import Language

PHRASES = Path(__file__).with_name("everyday.json")
LABELS = ("1", "0", "0.5")


def everyday(language: Language, count: int, seed: int) -> list[LabelledText]:
    """Return ``count`` sentences, a third each praise, blame and neither; same for same seed."""
    bank = json.loads(PHRASES.read_text(encoding="utf-8"))[language]
    bank["thing"] = bank.pop("things")
    chance = random.Random(seed)  # noqa: S311  repeatable on purpose
    rows = []
    for number in range(count):
        label = LABELS[number % len(LABELS)]
        text = filled(bank, chance.choice(bank["patterns"][label]), chance)
        rows.append(LabelledText(text + chance.choice(["", "", ".", "!"]), float(label)))
    return rows
