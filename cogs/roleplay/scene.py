"""A scene: a thread where people and a character take turns, kept as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.i18n import Locale
    from cogs.roleplay.card import Card


class State(StrEnum):
    """How far a turn is."""

    SAID = "said"
    STREAMING = "streaming"  # its reply is being made
    STOPPED = "stopped"  # a person stopped it; what was said stays
    BROKEN = "broken"  # something failed; what was said stays


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a turn stands on Discord; ``webhook_id`` is None in the bot's own name."""

    message_id: int
    webhook_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message of a scene.

    Attributes:
        parent: The turn before it, 0 for the first.
        is_character: Whether the character speaks.
        member_id: Who speaks; None for the character and for people who were erased.
        name: What the person was called; empty for the character.
        spot: Where it stands; None while nothing was shown.
    """

    turn_id: int
    parent: int
    is_character: bool
    member_id: int | None
    name: str
    text: str
    state: State
    spot: Spot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A thread in which a character is played.

    Attributes:
        owner_id: Who opened it; None when they were erased.
        owner_name: What they were called.
        card: The character as it was when the scene began.
        character: The character's key, for its picture.
        language: What the character answers in; follows the people.
        head: The newest turn.
        is_open: Whether it goes on.
    """

    scene_id: int
    guild_id: int
    channel_id: int
    thread_id: int
    owner_id: int | None
    owner_name: str
    character: str
    card: Card
    language: Locale
    head: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScene:
    """What a scene begins with."""

    channel_id: int
    thread_id: int
    owner_id: int
    owner_name: str
    character: str
    card: Card
    language: Locale
    greeting: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said in a scene's thread."""

    member_id: int
    name: str
    text: str
    message_id: int
    at: datetime


def earlier_replies(turns: Sequence[Turn], count: int = 3) -> list[str]:
    """Return what the character said last, of the turns before."""
    return [turn.text for turn in turns if turn.is_character and turn.text][-count:]
