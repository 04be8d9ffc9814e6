"""Which shows are on and to come, for all; moderators call them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.permissions import Level
from bot.ui.action_id import action_id
from bot.ui.ask import Reply
from bot.ui.colours import SKY
from bot.ui.layout import MAX_OPTIONS, Select, rows
from bot.ui.plain import plain
from cogs.host.service import require_moderator
from cogs.host.show import State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from zoneinfo import ZoneInfo

    from bot.i18n import Say
    from bot.ui.ask import Ask, Press
    from cogs.host.screens.events import Events
    from cogs.host.screens.starting import Open
    from cogs.host.show import Show


class PlannedScreen:
    """Lists, stops and calls off shows."""

    def __init__(self, open_service: Open, events: Events) -> None:
        self._open = open_service
        self._events = events

    async def shows(self, ask: Ask) -> None:
        """Show what is on and to come; moderators get a list to call shows off."""
        await ask.answer(await self._overview(ask))

    async def stop(self, ask: Ask, channel_id: int) -> None:
        """Stop the show that is on in a channel."""
        require_moderator(ask.asker.level)
        service = await self._open(ask.guild_id)
        show = await service.stop(channel_id, actor_id=ask.member_id)
        text = ask.say("host-stopped", title=plain(show.title))
        await ask.answer(Reply(text=text, private=True))

    async def hear_stop(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Stop the show that is on here, asked in plain words."""
        await self.stop(ask, ask.asker.channel_id)

    async def hear_next(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Say what is on and what comes next."""
        service = await self._open(ask.guild_id)
        found = await service.open()
        lines = [_line(ask.say, show) for show in found if show.state is State.LIVE]
        planned = [show for show in found if show.state is State.PLANNED]
        if planned:
            lines.append(ask.say("host-next", show=_line(ask.say, planned[0])))
        text = "\n".join(lines) or ask.say("host-none-planned")
        await ask.answer(Reply(text=text))

    async def press_cancel(self, press: Press) -> None:
        """Call off the show that was chosen in the list."""
        require_moderator(press.asker.level)
        await press.hold()
        service = await self._open(press.guild_id)
        show = await service.cancel(int(press.pressed.values[0]), actor_id=press.member_id)
        if show.state is State.PLANNED:
            await self._events.cancel(show)
        done = press.say("host-cancelled", title=plain(show.title))
        await press.update(await self._overview(press, done))

    async def _overview(self, ask: Ask, done: str = "") -> Reply:
        service = await self._open(ask.guild_id)
        found = await service.open()
        lines = [_line(ask.say, show) for show in found] or [ask.say("host-none-planned-how")]
        text = "\n".join([done, *lines] if done else lines)
        embed = discord.Embed(title=ask.say("host-shows"), description=text, colour=SKY)
        embed.set_footer(text=ask.say("host-zone", zone=service.settings.timezone))
        buttons = None
        if found and ask.asker.level >= Level.MODERATOR:
            buttons = rows(_list(ask, found, service.settings.zone))
        return Reply(embed=embed, buttons=buttons, private=True)


def _line(say: Say, show: Show) -> str:
    values = {"title": plain(show.title), "channel": f"<#{show.channel_id}>"}
    if show.state is State.LIVE:
        return say("host-line-live", **values)
    at = discord.utils.format_dt(show.starts_at, "F")
    soon = discord.utils.format_dt(show.starts_at, "R")
    return say("host-line-planned", at=at, soon=soon, **values)


def _list(ask: Ask, shows: Sequence[Show], zone: ZoneInfo) -> Select:
    options = [
        (f"{show.starts_at.astimezone(zone):%m-%d %H:%M} · {show.title}", str(show.show_id))
        for show in shows[:MAX_OPTIONS]
    ]
    action = action_id("host", "cancel", owner_id=ask.member_id)
    return Select(prompt=ask.say("host-cancel"), action=action, options=options)
