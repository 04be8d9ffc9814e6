"""What a character's model is asked: who it is, how it talks, what was said.

The order keeps the beginning of a scene's prompt the same from turn to turn, so that a model which
remembers prompts need not read it again: our instructions, the character, its examples, the
history, and last what the card wants said after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cogs.roleplay.budget import MESSAGE_TOKENS, Room, cut, tokens
from cogs.roleplay.harmless import defused, harmless_name, unforged
from cogs.roleplay.macros import Macros
from models.tasks.chat import ChatMessage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cogs.roleplay.card import Card

START = re.compile(r"<START>", re.IGNORECASE)
SPEAKER = re.compile(r"^\s*([^:：\n]{1,80}?)\s*[:：]\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """Something said in a scene; ``name`` is the person's, empty for the character."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in a scene.

    Attributes:
        card: The character.
        user: The person the character's card speaks of, who opened the scene.
        nobody: What to call a person whose name is unusable.
    """

    card: Card
    user: str
    nobody: str

    @property
    def character(self) -> str:
        """Return the character's name as it stands in a prompt."""
        return harmless_name(self.card.spoken_name, self.nobody)

    def called(self, name: str) -> str:
        """Return a person's name as it stands in a prompt; never the character's own."""
        found = harmless_name(name, self.nobody)
        return f"“{found}”" if found.casefold() == self.character.casefold() else found

    def macros(self, original: str = "") -> Macros:
        """Return what the card's macros stand for."""
        return Macros(self.character, self.called(self.user), original)


def compose(cast: Cast, lines: Sequence[Line], main: str, room: Room) -> tuple[ChatMessage, ...]:
    """Return the messages of a prompt within a model's room; the newest line is always in it.

    Args:
        cast: Who plays.
        lines: What was said, oldest first.
        main: Our own instructions, which a card's may replace or hold.
        room: How much fits.
    """
    head = [ChatMessage("system", _persona(cast, main, room.permanent))]
    after = _after(cast, room.permanent // 4)
    spent = sum(_cost(each) for each in (*head, *after))
    examples = _examples(cast, min(room.examples, max(0, room.prompt - spent) // 2))
    spent += sum(_cost(each) for each in examples)
    said = [each for each in _history(cast, lines) if each.text]
    return (*head, *examples, *_newest(said, room.prompt - spent), *after)


def names_of(cast: Cast, lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the people of a scene as a prompt calls them, each once, the opener first."""
    spoken = [cast.called(line.name) for line in lines if line.name]
    return tuple(dict.fromkeys((cast.called(cast.user), *spoken)))


def _cost(message: ChatMessage) -> int:
    return tokens(message.name) + tokens(message.text) + MESSAGE_TOKENS


def _persona(cast: Cast, main: str, limit: int) -> str:
    card, macros = cast.card, cast.macros(main)
    begins = (
        macros.fill(defused(card.system_prompt)).strip() if card.system_prompt.strip() else main
    )
    parts = [begins, *(macros.fill(defused(t)) for t in (card.description, card.personality))]
    parts.append(macros.fill(defused(card.scenario)))
    return cut("\n".join(part.strip() for part in parts if part.strip()), limit)


def _after(cast: Cast, limit: int) -> list[ChatMessage]:
    text = cast.macros().fill(defused(cast.card.post_history_instructions)).strip()
    return [ChatMessage("system", cut(text, limit))] if text else []


def _examples(cast: Cast, limit: int) -> list[ChatMessage]:
    """Return whole blocks of example talk, the first ones that fit."""
    found: list[ChatMessage] = []
    for block in START.split(defused(cast.card.mes_example)):
        messages = _example(cast, block)
        limit -= sum(_cost(each) for each in messages)
        if limit < 0:
            break
        found += messages
    return found


def _example(cast: Cast, block: str) -> list[ChatMessage]:
    messages: list[ChatMessage] = []
    macros = cast.macros()
    for row in macros.fill(block).strip().splitlines():
        found = SPEAKER.match(row)
        name = found[1].strip() if found else ""
        if found and name in (macros.char, cast.card.name):
            messages.append(ChatMessage("assistant", found[2].strip(), macros.char))
        elif found and name == macros.user:
            messages.append(ChatMessage("user", found[2].strip(), name))
        elif messages and row.strip():
            last = messages[-1]
            messages[-1] = ChatMessage(last.role, f"{last.text}\n{row.strip()}", last.name)
    return [message for message in messages if message.text]


def _history(cast: Cast, lines: Sequence[Line]) -> list[ChatMessage]:
    names = (*names_of(cast, lines), cast.character, cast.card.name)
    return [
        ChatMessage("user", unforged(line.text, names), cast.called(line.name))
        if line.name
        else ChatMessage("assistant", defused(line.text).strip(), cast.character)
        for line in lines
    ]


def _newest(said: list[ChatMessage], limit: int) -> list[ChatMessage]:
    kept: list[ChatMessage] = []
    for message in reversed(said):
        limit -= _cost(message)
        if limit < 0:
            break
        kept.append(message)
    if not kept and said:  # one long message: its beginning is better than silence
        last = said[-1]
        left = max(16, limit + _cost(last) - tokens(last.name) - MESSAGE_TOKENS)
        kept = [ChatMessage(last.role, cut(last.text, left), last.name)]
    return kept[::-1]
