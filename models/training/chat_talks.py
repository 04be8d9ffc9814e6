"""Turns dialogues of any source into talks between people and one character, with a system line.

The sources call their speakers A and B or user and system. Here they get names, so that the model
learns that names are given by the prompt and are not part of what is said.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from models.datasets.chat import CUT_FROM_BOOKS

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from models.datasets.chat import Dialogue
    from models.language.script import Language

    Words = Mapping[Literal["people", "characters", "systems", "services"], list[str]]
    Role = Literal["system", "user", "assistant"]

CORPUS = Path(__file__).parent / "corpus"
SERVICES = frozenset({"schema-guided-dialogue", "crosswoz", "gpteacher-roleplay"})
UNNAMED = 0.25
"""Share of the talks whose turns carry no name."""

SECOND_PERSON = (
    (r"\bI am\b", "you are"),
    (r"\bI'm\b", "you are"),
    (r"\bI've\b", "you have"),
    (r"\bI was\b", "you were"),
    (r"\bI\b", "you"),
    (r"\bmy\b", "your"),
    (r"\bme\b", "you"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a talk: who (the name may be empty) and what."""

    role: Role
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A system line and what follows it."""

    system: str
    said: tuple[Said, ...]

    def messages(self) -> list[dict[str, str]]:
        """Return the talk as a chat template takes it."""
        head = {"role": "system", "content": self.system}
        return [head, *({"role": s.role, "name": s.name, "content": s.text} for s in self.said)]


def names() -> Mapping[Language, Words]:
    """Return names and system lines by language."""
    content = json.loads((CORPUS / "names.json").read_text(encoding="utf-8"))
    return cast("Mapping[Language, Words]", content)


def talk_of(dialogue: Dialogue, rng: random.Random) -> Talk:
    """Return ``dialogue`` with one of its speakers as the character and names drawn by ``rng``."""
    speaking = Counter(turn.speaker for turn in dialogue.turns)
    first = dialogue.turns[0].speaker
    character = max((who for who in speaking if who != first), key=speaking.__getitem__, default="")
    words = names()[dialogue.language]
    if dialogue.source == CUT_FROM_BOOKS:
        named = {who: who for who in speaking}
    else:
        named = dict(zip(speaking, rng.sample(words["people"], len(speaking)), strict=True))
        named[character] = rng.choice(words["characters"])
    kind: Literal["services", "systems"] = "services" if dialogue.source in SERVICES else "systems"
    system = rng.choice(words[kind]).format(char=named.get(character, ""), user=named[first])
    about = dialogue.personas.get(character, ())
    if about and rng.random() < 0.8:
        system = " ".join([system, *(_second_person(line) for line in about)])
    shown = named if rng.random() > UNNAMED else dict.fromkeys(named, "")
    return Talk(
        system,
        tuple(
            Said("assistant" if t.speaker == character else "user", shown[t.speaker], t.text)
            for t in dialogue.turns
        ),
    )


def own_talks(language: Language, copies: int, rng: random.Random) -> list[Talk]:
    """Return the talks written for this project, each ``copies`` times with other names."""
    rows = json.loads((CORPUS / f"talks_{language}.json").read_text(encoding="utf-8"))
    words = names()[language]
    return [_filled(row, words, rng) for _ in range(copies) for row in rows]


def _filled(row: list[str], words: Words, rng: random.Random) -> Talk:
    """Return one own talk: ``[system line, person's turn, reply, person's turn, ...]``."""
    character, user = rng.choice(words["characters"]), rng.choice(words["people"])

    def fill(text: str) -> str:
        return text.replace("{char}", character).replace("{user}", user)

    system = fill(row[0])
    if rng.random() < 0.25:
        system = rng.choice(words["systems"]).format(char=character, user=user)
    unnamed = rng.random() < UNNAMED
    said = [
        Said("assistant", "" if unnamed else character, fill(text))
        if place % 2
        else Said("user", "" if unnamed else user, fill(text))
        for place, text in enumerate(row[1:])
    ]
    return Talk(system, tuple(said))


def _second_person(line: str) -> str:
    for first, second in SECOND_PERSON:
        line = re.sub(first, second, line, flags=re.IGNORECASE if first != r"\bI\b" else 0)
    line = line.strip()
    return line[:1].upper() + line[1:]
