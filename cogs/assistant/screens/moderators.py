"""Telling the moderators of a question that no note answers."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import discord

from bot.errors import UserError
from bot.server_settings import ServerSettings
from bot.ui.ask import InteractionAsk, MessageAsk, Reply
from bot.ui.layout import rows
from cogs.assistant.screens.parts import add_button, question_embed
from cogs.assistant.telling import Told

if TYPE_CHECKING:
    from bot.guild_settings import GuildSettings
    from bot.ui.ask import Ask
    from bot.ui.posts import Posts
    from cogs.assistant.telling import Telling

log = logging.getLogger(__name__)


class Moderators:
    """Writes into the moderators' channel, sparingly."""

    def __init__(self, posts: Posts, settings: GuildSettings, telling: Telling) -> None:
        self._posts = posts
        self._settings = settings
        self._telling = telling
        self._one_at_a_time = asyncio.Lock()

    async def tell(self, ask: Ask, question: str) -> Told:
        """Tell them of a question, once; return what became of it."""
        settings = await self._settings.get(ask.guild_id, ServerSettings)
        if not settings.moderators_channel:
            return Told.NOBODY
        # Two who ask the same at once make one line.
        async with self._one_at_a_time:
            hindrance = await self._telling.hindrance(ask.guild_id, ask.member_id, question)
            if hindrance is not None:
                return hindrance
            try:
                await self._posts.send(
                    ask.guild_id, int(settings.moderators_channel), self._line(ask, question)
                )
            except (UserError, discord.HTTPException) as error:
                log.warning("the moderators could not be told of a question: %s", error)
                return Told.NOBODY
            await self._telling.note(ask.guild_id, ask.member_id, question)
            return Told.NOW

    def _line(self, ask: Ask, question: str) -> Reply:
        """Return the line in the language of the question, which its reader has to read anyway."""
        member = f"<@{ask.member_id}>"
        about = ask.say("assistant-line", member=member, place=_place(ask))
        embed = question_embed(question, about)
        return Reply(embed=embed, buttons=rows([add_button(ask.say)]))


def _place(ask: Ask) -> str:
    """Return a link to where somebody asked: the message, or the channel of a command."""
    if isinstance(ask, MessageAsk):
        return ask.message.jump_url
    channel = ask.interaction.channel if isinstance(ask, InteractionAsk) else None
    linked = isinstance(channel, discord.abc.GuildChannel | discord.Thread)
    return channel.jump_url if linked and channel else f"<#{ask.asker.channel_id}>"
