"""Who is where, as Discord says at this moment; for rights on the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import TryLater
from bot.permissions import Level, level_of
from dashboard.guilds import Guild

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.client import Marquee
    from bot.clock import Clock

#: How old a member's rights may be where Discord does not report changes by itself.
FRESH_S = 60.0


class LiveGuilds:
    """A `GuildDirectory` over the connected client's cache."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._client: Marquee | None = None
        self._asked: dict[tuple[int, int], tuple[float, discord.Member | None]] = {}

    def follow(self, client: Marquee) -> Marquee:
        """Answer from this client from now on, and return it."""
        self._client = client
        self._asked.clear()
        return client

    def application_id(self) -> str | None:
        """Return the bot's application, once Discord said which it is."""
        found = self._client.application_id if self._client else None
        return None if found is None else str(found)

    def all(self) -> Sequence[Guild]:
        """Return the guilds that the bot is in."""
        return (
            [Guild(guild.id, guild.name) for guild in self._client.guilds] if self._client else []
        )

    async def level_of(self, guild_id: int, member_id: int) -> Level | None:
        """Return a member's level; None when the member or the bot is not in the guild."""
        guild = self._guild(guild_id)
        member = await self._member(guild, member_id) if guild else None
        if guild is None or member is None:
            return None
        return level_of(member.guild_permissions.value, is_owner=guild.owner_id == member_id)

    def name_of(self, guild_id: int, member_id: int) -> str | None:
        """Return a member's shown name; None when it is not known (any more)."""
        guild = self._guild(guild_id)
        member = guild.get_member(member_id) if guild else None
        if member is None:
            _, member = self._asked.get((guild_id, member_id), (0.0, None))
        return member.display_name if member else None

    def _guild(self, guild_id: int) -> discord.Guild | None:
        return self._client.get_guild(guild_id) if self._client else None

    async def _member(self, guild: discord.Guild, member_id: int) -> discord.Member | None:
        if self._client is not None and self._client.intents.members:
            return guild.get_member(member_id)
        # Without the members intent the cache never hears of a lost role, so Discord is asked.
        key = (guild.id, member_id)
        asked_at, member = self._asked.get(key, (float("-inf"), None))
        if self._clock.monotonic() - asked_at > FRESH_S:
            try:
                member = await guild.fetch_member(member_id)
            except discord.NotFound:
                member = None
            except discord.HTTPException as error:
                raise TryLater("trouble-busy") from error
            self._asked[key] = (self._clock.monotonic(), member)
        return member
