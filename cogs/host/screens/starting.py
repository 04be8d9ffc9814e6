"""Moderators start and plan shows."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.errors import NotAllowed
from bot.ui.ask import MessageAsk, Reply
from bot.ui.plain import plain
from cogs.host.service import require_moderator
from cogs.host.show import Draft, Locale, Persona

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.i18n import Texts
    from bot.ui.ask import Ask
    from bot.ui.posts import Channel, Posts
    from cogs.host.screens.events import Events
    from cogs.host.service import HostService
    from cogs.host.show import Show

    Open = Callable[[int], Awaitable[HostService]]

log = logging.getLogger(__name__)

NEEDED = ("view_channel", "send_messages", "embed_links")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a moderator asks for; None is the default.

    Attributes:
        title: At most 80 characters.
        channel_id: The channel or thread; None is where they ask.
    """

    title: str | None = None
    channel_id: int | None = None
    persona: Persona = Persona.USHER
    locale: Locale | None = None


class StartingScreen:
    """Starts and plans shows."""

    def __init__(
        self,
        open_service: Open,
        posts: Posts,
        events: Events,
        texts: Texts,
        default: Locale,
    ) -> None:
        """Take what is needed.

        Args:
            open_service: Gives a guild's rules of shows.
            posts: Finds channels.
            events: Makes Discord's events.
            texts: What is said, in every language.
            default: The language of shows where neither moderator nor guild chose one.
        """
        self._open = open_service
        self._posts = posts
        self._events = events
        self._texts = texts
        self._default = default

    async def show(self, ask: Ask, member: discord.Member, wanted: Wanted) -> None:
        """Begin a show at once."""
        require_moderator(ask.asker.level)
        service = await self._open(ask.guild_id)
        draft = await self._draft(ask, member, wanted, service)
        show = await service.start(draft, actor_id=ask.member_id, delivery=ask.delivery)
        if show is not None:
            text = ask.say("host-begins", title=plain(show.title), channel=f"<#{show.channel_id}>")
            await ask.answer(Reply(text=text, private=True))

    async def schedule(self, ask: Ask, member: discord.Member, when: str, wanted: Wanted) -> None:
        """Plan a show, with an event on Discord where the bot may make one."""
        require_moderator(ask.asker.level)
        await ask.think(private=True)
        service = await self._open(ask.guild_id)
        draft = await self._draft(ask, member, wanted, service)
        show = await service.plan(draft, when, actor_id=ask.member_id, delivery=ask.delivery)
        if show is None:
            return
        has_event = await self._announce(service, show)
        at = discord.utils.format_dt(show.starts_at, "F")
        soon = discord.utils.format_dt(show.starts_at, "R")
        text = ask.say(
            "host-planned",
            title=plain(show.title),
            channel=f"<#{show.channel_id}>",
            at=at,
            soon=soon,
            zone=service.settings.timezone,
        )
        if not has_event:
            text += f"\n{ask.say('host-no-event')}"
        await ask.answer(Reply(text=text, private=True))

    async def hear_start(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Begin a show asked for in plain words."""
        if isinstance(ask, MessageAsk) and isinstance(ask.message.author, discord.Member):
            await self.show(ask, ask.message.author, Wanted())

    async def _announce(self, service: HostService, show: Show) -> bool:
        """Make the show's event; without one the show takes place all the same."""
        try:
            event_id = await self._events.create(show)
        except discord.HTTPException as error:
            log.warning("no event for show %d: HTTP %d", show.show_id, error.status)
            return False
        if event_id is not None:
            await service.set_event(show, event_id)
        return event_id is not None

    async def _draft(
        self, ask: Ask, member: discord.Member, wanted: Wanted, service: HostService
    ) -> Draft:
        channel_id = wanted.channel_id or ask.asker.channel_id
        check_access(await self._posts.channel(ask.guild_id, channel_id), member)
        locale = wanted.locale or service.settings.locale(self._default)
        title = " ".join((wanted.title or "").split())
        return Draft(
            channel_id=channel_id,
            title=title or self._texts.to(locale)("host-default-title"),
            persona=wanted.persona,
            locale=locale,
            seed=secrets.randbits(31),
        )


def check_access(channel: Channel, member: discord.Member) -> None:
    """Let a show only where its moderator may write, and where the bot can.

    Raises:
        NotAllowed: One of them lacks a permission; the text names it.
    """
    is_thread = isinstance(channel, discord.Thread)
    writing = "send_messages_in_threads" if is_thread else "send_messages"
    theirs = channel.permissions_for(member)
    if not (theirs.view_channel and getattr(theirs, writing)):
        raise NotAllowed("host-not-your-channel")
    ours = channel.permissions_for(channel.guild.me)
    needed = [writing if each == "send_messages" else each for each in NEEDED]
    if missing := [each for each in needed if not getattr(ours, each)]:
        raise NotAllowed("host-not-my-channel", missing=", ".join(missing))
