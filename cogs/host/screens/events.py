"""Discord's scheduled events: one for each planned show, which follows it to its end."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.ui.posts import Posts
    from cogs.host.show import Show

log = logging.getLogger(__name__)

#: An event at a place needs an end; the show closes it when it is over.
LENGTH = timedelta(minutes=30)
OPEN = (discord.EventStatus.scheduled, discord.EventStatus.active)


class Events:
    """Makes and changes scheduled events. Only making one may fail the caller."""

    def __init__(self, posts: Posts, texts: Texts) -> None:
        self._posts = posts
        self._texts = texts

    async def create(self, show: Show) -> int | None:
        """Make the event of a planned show and return its id; None where the bot has no right to.

        Raises:
            discord.HTTPException: Discord could not be asked.
        """
        channel = await self._posts.channel(show.guild_id, show.channel_id)
        say = self._texts.to(show.locale)
        try:
            event = await channel.guild.create_scheduled_event(
                name=show.title,
                description=say("host-event-about", host=say(f"host-{show.persona}")),
                start_time=show.starts_at,
                end_time=show.starts_at + LENGTH,
                entity_type=discord.EntityType.external,
                privacy_level=discord.PrivacyLevel.guild_only,
                location=f"#{channel.name}",
            )
        except discord.Forbidden:
            return None
        return event.id

    async def stands(self, show: Show) -> bool:
        """Tell whether nobody cancelled or removed the event; True without one."""
        if show.event_id is None:
            return True
        event = await self._found(show)
        return event is not None and event.status in OPEN

    async def start(self, show: Show) -> None:
        """Let the event begin."""
        await self._change(show, discord.EventStatus.active)

    async def end(self, show: Show) -> None:
        """Let the event end."""
        await self._change(show, discord.EventStatus.completed)

    async def cancel(self, show: Show) -> None:
        """Cancel the event; one that has begun ends."""
        await self._change(show, discord.EventStatus.cancelled)

    async def _found(self, show: Show) -> discord.ScheduledEvent | None:
        client = self._posts.client
        guild = client.get_guild(show.guild_id) if client is not None else None
        if guild is None or show.event_id is None:
            return None
        try:
            return await guild.fetch_scheduled_event(show.event_id, with_counts=False)
        except discord.NotFound:
            return None

    async def _change(self, show: Show, to: discord.EventStatus) -> None:
        """Bring the event where it should be; the show goes on where that fails."""
        try:
            event = await self._found(show)
            if event is None or event.status not in OPEN or event.status is to:
                return
            is_on = event.status is discord.EventStatus.active
            if to is discord.EventStatus.cancelled and is_on:
                to = discord.EventStatus.completed
            elif to is discord.EventStatus.completed and not is_on:
                to = discord.EventStatus.cancelled
            await event.edit(status=to)
        except discord.HTTPException as error:
            log.warning("the event of show %d stays as it is: HTTP %d", show.show_id, error.status)
