"""What the dashboard asks the bot about guilds: asked live, never kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.permissions import Level


@dataclass(frozen=True, slots=True)
class Guild:
    """A guild that the bot is in."""

    id: int
    name: str


class GuildDirectory(Protocol):
    """Who is where, as Discord says at this moment; the bot's cache answers.

    Rights on the dashboard come from here at each request, so a member who left or lost a role
    loses the dashboard with the next click. An answer may be at most 60 s old.
    """

    def all(self) -> Sequence[Guild]:
        """Return the guilds that the bot is in."""
        ...

    async def level_of(self, guild_id: int, member_id: int) -> Level | None:
        """Return a member's level; None when the member or the bot is not in the guild."""
        ...

    def name_of(self, guild_id: int, member_id: int) -> str | None:
        """Return a member's shown name; None when it is not known (any more)."""
        ...
