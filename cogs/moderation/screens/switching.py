"""Switching scoring on and off, its state, and the verdicts on flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat import Intent, locale_of
from bot.errors import NotAllowed, NotFound
from bot.server_settings import ServerSettings
from bot.ui.ask import Reply
from bot.ui.colours import SKY
from cogs.moderation.screens.lines import RIGHT, WRONG, decided_line, is_decided, verdict_buttons
from cogs.moderation.service import KEPT, require_moderator
from cogs.moderation.settings import ModerationSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.feature import Action
    from bot.i18n import Say
    from bot.services import Services
    from bot.ui.ask import Ask, Press
    from bot.ui.posts import Channel
    from cogs.moderation.service import ModerationService, Status

STATUS = Intent.of(
    "moderation-status",
    r"(?:what|who) (?:did|have) you flag(?:ged)?(?: today| lately| here)?",
    r"how is (?:the )?moderation(?: going)?",
    r"(?:你)?(?:今天|最近)?(?:都)?标记了(?:什么|谁|哪些)(?:消息)?",
    r"审核(?:情况|状态)(?:怎么样|如何)?",
)


class Switching:
    """What moderators do with `/moderation` and with the buttons of a flag."""

    def __init__(self, services: Services, service: Callable[[int], ModerationService]) -> None:
        self._settings = services.guild_settings
        self._posts = services.posts
        self._texts = services.texts
        self._service = service

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what the buttons of a flag do."""
        return {"right": self.press_right, "wrong": self.press_wrong}

    async def watch(self, ask: Ask, channel_id: int) -> None:
        """Begin to score a channel, where that can be told to moderators."""
        require_moderator(ask.asker.level)
        staff = await self._moderators_channel(ask)
        place = await self._seen(ask.guild_id, channel_id)
        is_new = await self._service(ask.guild_id).watch(
            channel_id, actor_id=ask.member_id, level=ask.asker.level
        )
        settings = await self._settings.get(ask.guild_id, ModerationSettings)
        said = "moderation-watching" if is_new else "moderation-watching-already"
        lines = [
            ask.say(said, channel=f"<#{channel_id}>"),
            ask.say("moderation-how", staff=staff.mention, n=settings.threshold),
            *self._warnings(ask.say, staff, place),
        ]
        await ask.answer(Reply(text="\n".join(lines), private=True))

    async def unwatch(self, ask: Ask, channel_id: int) -> None:
        """Stop scoring a channel."""
        was = await self._service(ask.guild_id).unwatch(
            channel_id, actor_id=ask.member_id, level=ask.asker.level
        )
        said = "moderation-unwatched" if was else "moderation-not-watched"
        await ask.answer(Reply(text=ask.say(said, channel=f"<#{channel_id}>"), private=True))

    async def hear_status(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Say what is scored, what came of it and how often moderators agreed."""
        settings = await self._settings.get(ask.guild_id, ModerationSettings)
        status = await self._service(ask.guild_id).status(settings, level=ask.asker.level)
        staff = (await self._settings.get(ask.guild_id, ServerSettings)).moderators_channel
        embed = discord.Embed(title=ask.say("moderation-status"), colour=SKY)
        embed.description = "\n".join(_lines(ask.say, status, settings, staff))
        await ask.answer(Reply(embed=embed, private=True))

    async def press_right(self, press: Press) -> None:
        """Note that a flag was right."""
        await self._decide(press, is_right=True)

    async def press_wrong(self, press: Press) -> None:
        """Note that a flag was wrong."""
        await self._decide(press, is_right=False)

    async def _decide(self, press: Press, *, is_right: bool) -> None:
        message_id = int(press.pressed.arguments[0])
        service = self._service(press.guild_id)
        flag = await service.decide(
            message_id, is_right=is_right, actor_id=press.member_id, level=press.asker.level
        )
        shown = press.interaction.message
        is_open = shown is not None and len(shown.embeds) == 1 and not is_decided(shown.embeds[0])
        if shown is not None and is_open and flag.actor_id == press.member_id:
            # A flag is in one language, whoever judges it.
            locale = locale_of(shown.embeds[0].title or "") or press.asker.locale
            say = self._texts.to(locale)
            embed = decided_line(say, shown.embeds[0], flag)
            buttons = verdict_buttons(say, message_id)
            await press.update(Reply(embed=embed, buttons=buttons))
            return
        word = RIGHT if flag.is_right else WRONG
        who = "moderation-somebody" if flag.actor_id is None else "moderation-mention"
        name = press.say(who, id=str(flag.actor_id))
        text = press.say(f"moderation-already-{word}", who=name)
        await press.answer(Reply(text=text, private=True))

    async def _moderators_channel(self, ask: Ask) -> Channel:
        """Return where flags will stand, if the bot can write there."""
        chosen = (await self._settings.get(ask.guild_id, ServerSettings)).moderators_channel
        if not chosen:
            raise NotFound("moderation-no-staff-channel")
        try:
            channel = await self._posts.channel(ask.guild_id, int(chosen))
        except NotFound as error:
            raise NotFound("moderation-staff-channel-gone") from error
        rights = channel.permissions_for(channel.guild.me)
        if not (rights.view_channel and rights.send_messages and rights.embed_links):
            raise NotAllowed("moderation-staff-channel-shut", channel=channel.mention)
        return channel

    async def _seen(self, guild_id: int, channel_id: int) -> discord.abc.GuildChannel | None:
        """Return the channel to be scored; None for a thread, which its parent answers for."""
        client = self._posts.client
        guild = client.get_guild(guild_id) if client else None
        channel = guild.get_channel(channel_id) if guild else None
        if channel is None:
            await self._posts.channel(guild_id, channel_id)  # raises where there is none
            return None
        if not channel.permissions_for(channel.guild.me).view_channel:
            raise NotAllowed("moderation-channel-unseen", channel=f"<#{channel_id}>")
        return channel

    def _warnings(
        self, say: Say, staff: Channel, place: discord.abc.GuildChannel | None
    ) -> list[str]:
        """Return what a moderator should know before they rely on it."""
        client = self._posts.client
        found = []
        if client is not None and not client.intents.message_content:
            found.append(say("moderation-cannot-read"))
        if staff.permissions_for(staff.guild.default_role).view_channel:
            found.append(say("moderation-staff-channel-open", channel=staff.mention))
        if place is not None and place.id == staff.id:
            found.append(say("moderation-staff-channel-same"))
        return found


def _lines(say: Say, status: Status, settings: ModerationSettings, staff: str) -> list[str]:
    channels = " ".join(f"<#{channel_id}>" for channel_id in status.watched)
    where = say("moderation-where", staff=f"<#{staff}>") if staff else say("moderation-nowhere")
    lines = [
        say("moderation-channels", channels=channels) if channels else say("moderation-none"),
        say("moderation-threshold", n=settings.threshold),
        where,
        say("moderation-flags", n=status.flags, days=KEPT.days),
    ]
    if status.precision is not None:
        right = sum(verdict.is_right for verdict in status.verdicts)
        lines.append(
            say(
                "moderation-precision",
                right=right,
                n=len(status.verdicts),
                share=round(100 * status.precision),
            )
        )
    if status.suggestion is not None:
        change = "higher" if status.suggestion > settings.threshold else "lower"
        lines.append(say(f"moderation-suggest-{change}", n=status.suggestion))
    lines.append(say("moderation-scored", n=status.counts.scored))
    if status.counts.unscored:
        lines.append(say("moderation-unscored", n=status.counts.unscored))
    if status.counts.unshown:
        lines.append(say("moderation-unshown", n=status.counts.unshown))
    return lines
