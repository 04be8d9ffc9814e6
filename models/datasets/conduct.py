"""Rude and harmless messages, put together from phrases written for this project.

Public sets of rude messages teach a model that a swear word or the name of a group is rude. These
sentences hold what tells the difference: hate without swearing, threats, swearing without hate,
anger at a thing, a group named in peace, an insult denied, quoted or answered, idioms, and honest
words with a rude one inside. The phrases are ours (MIT, like the code); they say what they say so
that it can be recognised.
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

PHRASES = Path(__file__).with_name("conduct.json")
LABELS = {"toxic": 1.0, "harmless": 0.0}


def conduct(language: Language, count: int, seed: int) -> list[LabelledText]:
    """Return ``count`` messages, half of them toxic (1) and half harmless (0); same for same seed.

    ``kind`` names the sort of message, such as "counter" for an insult that is answered.
    """
    bank = json.loads(PHRASES.read_text(encoding="utf-8"))[language]
    chance = random.Random(seed)  # noqa: S311  repeatable on purpose
    rows = []
    for number in range(count):
        side = list(LABELS)[number % len(LABELS)]
        kind = chance.choice(bank[side])
        text = filled(bank, kind, chance) + chance.choice(bank["tail"])
        rows.append(LabelledText(text, LABELS[side], kind.strip("{}")))
    return rows
