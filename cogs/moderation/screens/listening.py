"""Reads along where a moderator switched it on."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.chat import locale_of
from bot.errors import UserError
from bot.i18n import Locale
from bot.permissions import Level
from bot.server_settings import ServerSettings
from bot.ui.ask import NO_PINGS, asker_of
from cogs.moderation.screens.lines import care_line, care_text, flag_line
from cogs.moderation.service import Heard
from cogs.moderation.settings import ModerationSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.i18n import Say
    from bot.services import Services
    from bot.ui.ask import Reply
    from cogs.moderation.care import CareLog
    from cogs.moderation.service import ModerationService

log = logging.getLogger(__name__)


class Listening:
    """Hears messages, shows moderators what the rules found, and meets people with care."""

    def __init__(
        self, services: Services, service: Callable[[int], ModerationService], cared: CareLog
    ) -> None:
        self._settings = services.guild_settings
        self._preferences = services.preferences
        self._posts = services.posts
        self._texts = services.texts
        self._service = service
        self._cared = cared

    async def hear(self, message: discord.Message) -> None:
        """Read one message, new or edited; mostly nothing comes of it."""
        guild, author = message.guild, message.author
        if guild is None or not message.content:
            return
        settings = await self._settings.get(guild.id, ModerationSettings)
        service = self._service(guild.id)
        finding = await service.read(_heard(message, guild), settings)
        if finding.needs_care and self._cared.is_due(guild.id, author.id):
            await self._care(message, guild, settings)
        elif finding.flag is not None:
            line = flag_line(self._say_of(message), message, finding.flag, finding.words)
            if not await self._tell_moderators(guild, line):
                service.note_unshown()

    async def _care(
        self, message: discord.Message, guild: discord.Guild, settings: ModerationSettings
    ) -> None:
        chosen = (await self._preferences.of(message.author.id)).locale
        say = self._texts.to(chosen) if chosen else self._say_of(message)
        try:
            await message.author.send(
                care_text(say, guild.name, settings.help_line), allowed_mentions=NO_PINGS
            )
        except discord.HTTPException as error:  # they let no stranger write to them
            log.info("a care text could not be delivered: %s", error.code)
            is_reached = False
        else:
            is_reached = True
        await self._tell_moderators(
            guild, care_line(self._say_of(message), message, is_reached=is_reached)
        )

    async def _tell_moderators(self, guild: discord.Guild, reply: Reply) -> bool:
        """Write into the moderators' channel; return whether it stands there."""
        channel_id = (await self._settings.get(guild.id, ServerSettings)).moderators_channel
        if not channel_id:
            return False
        try:
            await self._posts.send(guild.id, int(channel_id), reply)
        except (UserError, discord.HTTPException) as error:
            log.warning("the moderators' channel of %d is out of reach: %r", guild.id, error)
            return False
        return True

    def _say_of(self, message: discord.Message) -> Say:
        """Return the texts in the message's own language: who judges it has to read it anyhow."""
        return self._texts.to(locale_of(message.content) or Locale.EN)


def _heard(message: discord.Message, guild: discord.Guild) -> Heard:
    channel, author = message.channel, message.author
    parent = getattr(channel, "parent_id", None)
    rights = author.guild_permissions.value if isinstance(author, discord.Member) else 0
    _, level = asker_of(author, guild, rights)
    return Heard(
        message_id=message.id,
        places=(channel.id,) if parent is None else (channel.id, parent),
        author_id=author.id,
        text=message.content,
        is_by_moderator=level >= Level.MODERATOR,
    )
