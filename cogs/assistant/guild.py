"""One guild's notes, ready for a request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.assistant.service import NoteService
    from cogs.assistant.settings import AssistantSettings


@dataclass(frozen=True, slots=True)
class GuildNotes:
    """What may be done with the notes, and the guild's choices at this moment."""

    service: NoteService
    settings: AssistantSettings


OpenNotes = Callable[[int], Awaitable[GuildNotes]]
