"""How a host speaks: always in writing, aloud as well where that is possible."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.ui.ask import Reply
from bot.ui.voice_message import send_voice_message
from cogs.host.settings import HostSettings

if TYPE_CHECKING:
    from bot.guild_settings import GuildSettings
    from bot.i18n import Texts
    from bot.speech.speech import Clip, Speech
    from bot.ui.posts import Posts
    from cogs.host.show import Show

log = logging.getLogger(__name__)


class Voice:
    """Says a host's lines in a channel: always in writing, aloud as well where that is possible."""

    def __init__(self, posts: Posts, texts: Texts, settings: GuildSettings, speech: Speech) -> None:
        self._posts = posts
        self._texts = texts
        self._settings = settings
        self._speech = speech

    async def say(self, show: Show, line: str, *, aloud: bool = False) -> None:
        """Write a line, and send it as a voice message behind its caption."""
        say = self._texts.to(show.locale)
        clip = await self._clip(show, line) if aloud else None
        text = f"**{say(f'host-{show.persona}')}**\n{line}"
        if clip is not None:
            text += f"\n{say('host-spoken')}"
        await self._posts.send(show.guild_id, show.channel_id, Reply(text=text))
        if clip is not None and self._posts.client is not None:
            try:
                await send_voice_message(self._posts.client, show.channel_id, clip)
            except discord.HTTPException as error:
                log.warning("a voice message was refused: %d, %d", error.status, error.code)

    async def _clip(self, show: Show, line: str) -> Clip | None:
        settings = await self._settings.get(show.guild_id, HostSettings)
        channel = await self._posts.channel(show.guild_id, show.channel_id)
        may_speak = channel.permissions_for(channel.guild.me).send_voice_messages
        if not (settings.voice and may_speak):
            return None
        return await self._speech.clip(line, show.locale)
