"""What every screen of the feature stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.errors import NotFound
from cogs.roleplay.library import CharacterLibrary
from cogs.roleplay.service import SceneService
from cogs.roleplay.settings import RoleplaySettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services
    from cogs.roleplay.acting import Acting
    from cogs.roleplay.library import CharacterStore
    from cogs.roleplay.screens.pictures import Pictures
    from cogs.roleplay.screens.voice import Voices
    from cogs.roleplay.service import SceneStore, TurnStore

#: What the starter model reads and writes at once; of another model we ask for no more than this.
STARTER_CONTEXT, OTHER_CONTEXT = 512, 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Services, stores and voices, by guild where they belong to one."""

    services: Services
    scenes_of: Callable[[int], SceneStore]
    turns_of: Callable[[int], TurnStore]
    characters_of: Callable[[int], CharacterStore]
    voices: Voices
    pictures: Pictures
    acting: Acting

    @property
    def context(self) -> int:
        """Return what the chat model reads and writes at once, in tokens."""
        config = self.services.config
        is_other = bool(config.chat_model or config.chat_url)
        return OTHER_CONTEXT if is_other else STARTER_CONTEXT

    async def settings(self, guild_id: int) -> RoleplaySettings:
        """Return a guild's choices."""
        return await self.services.guild_settings.get(guild_id, RoleplaySettings)

    async def scenes(self, guild_id: int) -> SceneService:
        """Return a guild's scenes with their rules."""
        settings = await self.settings(guild_id)
        return SceneService(
            self.scenes_of(guild_id), self.turns_of(guild_id), settings, self.services.clock
        )

    async def library(self, guild_id: int) -> CharacterLibrary:
        """Return a guild's characters with their rules."""
        settings = await self.settings(guild_id)
        return CharacterLibrary(self.characters_of(guild_id), settings, self.services.clock)

    async def thread(self, guild_id: int, thread_id: int) -> discord.Thread:
        """Return a scene's thread.

        Raises:
            NotFound: It is gone.
        """
        found = await self.services.posts.channel(guild_id, thread_id)
        if not isinstance(found, discord.Thread):
            raise NotFound("posts-no-channel")
        return found
