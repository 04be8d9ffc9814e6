"""A character card: who speaks in a scene, in the fields of Character Card V2 and V3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Json = Mapping[str, object]
NOTHING: Json = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A character; every text may hold macros, see `cogs.roleplay.macros`.

    Attributes:
        name: What it is called, one line of at most 80 characters.
        nickname: What `{{char}}` stands for instead, where a V3 card says so.
        creator_notes: For people; never in a prompt.
        system_prompt: Stands in place of our own instructions unless empty.
        post_history_instructions: Said after the history unless empty.
        extensions: What other programs keep with a card; kept as it came.
        spec_version: "2.0" or that of a V3 card.
        others: Keys of the card that we do not know, kept as they came.
        around: Keys beside the card's `data`, kept as they came.
    """

    name: str
    description: str = ""
    personality: str = ""
    scenario: str = ""
    first_mes: str = ""
    mes_example: str = ""
    creator_notes: str = ""
    system_prompt: str = ""
    post_history_instructions: str = ""
    alternate_greetings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    creator: str = ""
    character_version: str = ""
    nickname: str = ""
    extensions: Json = field(default_factory=dict)
    spec_version: str = "2.0"
    others: Json = field(default_factory=dict)
    around: Json = field(default_factory=dict)

    @property
    def spoken_name(self) -> str:
        """Return what the character is called in a scene."""
        return self.nickname or self.name

    @property
    def greetings(self) -> tuple[str, ...]:
        """Return how a scene may begin, the usual way first; empty when the card says nothing."""
        return tuple(text for text in (self.first_mes, *self.alternate_greetings) if text.strip())

    @property
    def permanent(self) -> str:
        """Return all that stands in every prompt."""
        return "\n".join(
            (self.system_prompt, self.description, self.personality, self.scenario)
        ).strip()
