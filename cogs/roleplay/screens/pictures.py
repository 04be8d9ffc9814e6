"""Pictures of characters: Discord fetches them from the internet, so they lie in a channel.

A picture is put once into the storage channel that the guild names, and its address there is used.
Such an address is valid for a day, so it is looked up again after half of one.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.errors import UserError
from bot.ui.ask import NO_PINGS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.clock import Clock
    from bot.ui.posts import Posts
    from cogs.roleplay.characters import Character
    from cogs.roleplay.library import CharacterStore

log = logging.getLogger(__name__)

FRESH_FOR = timedelta(hours=12)


class Pictures:
    """Knows the address of each character's picture."""

    def __init__(
        self, posts: Posts, characters_of: Callable[[int], CharacterStore], clock: Clock
    ) -> None:
        self._posts = posts
        self._characters_of = characters_of
        self._clock = clock
        self._known: dict[tuple[int, str, int], tuple[str, datetime]] = {}
        self._looking = asyncio.Lock()

    async def address(self, guild_id: int, character: Character, channel_id: str) -> str | None:
        """Return where Discord finds a character's picture; None without picture or channel.

        Args:
            guild_id: The guild.
            character: The character.
            channel_id: The storage channel, empty where the guild named none.
        """
        if character.picture is None or not channel_id:
            return None
        key = (guild_id, character.key, int(channel_id))
        async with self._looking:
            found = self._known.get(key)
            if found is not None and self._clock.now() - found[1] < FRESH_FOR:
                return found[0]
            try:
                address = await self._stored(*key) or await self._store(*key, character)
            except (UserError, discord.HTTPException) as error:
                log.warning("a picture could not be stored: %s", type(error).__name__)
                return None
            self._known[key] = (address, self._clock.now())
            return address

    async def _stored(self, guild_id: int, character: str, channel_id: int) -> str | None:
        place = await self._characters_of(guild_id).picture(character)
        if place is None or place[0] != channel_id:
            return None
        channel = await self._posts.channel(guild_id, channel_id)
        try:
            message = await channel.fetch_message(place[1])
        except discord.NotFound:
            return None
        return message.attachments[0].url if message.attachments else None

    async def _store(self, guild_id: int, key: str, channel_id: int, character: Character) -> str:
        assert character.picture is not None  # noqa: S101  `address` looked
        channel = await self._posts.channel(guild_id, channel_id)
        file = discord.File(
            character.picture, filename=f"{key}.png", description=character.card.name
        )
        message = await channel.send(file=file, allowed_mentions=NO_PINGS, silent=True)
        await self._characters_of(guild_id).put_picture(key, channel_id, message.id)
        return message.attachments[0].url
