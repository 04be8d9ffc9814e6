"""A character's voice: through one webhook of the channel, with the character's name and picture.

Where the bot may not have a webhook it speaks in its own name, with the character's before it.
"""

from __future__ import annotations

import asyncio
import logging
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.rest_retry import repeated
from bot.ui.ask import NO_PINGS, Reply, sending
from bot.ui.plain import plain
from cogs.roleplay.scene import Spot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

log = logging.getLogger(__name__)

OUR_WEBHOOK = "Marquee"
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK = 10003, 10008, 10015
TOO_MANY_WEBHOOKS, INVALID_TOKEN, TOO_OLD = 30007, 50027, 30046
NO_ACCESS, NO_PERMISSION, ARCHIVED = 50001, 50013, 50083
WEBHOOK_GONE = (UNKNOWN_WEBHOOK, INVALID_TOKEN)
PLACE_GONE = (UNKNOWN_CHANNEL, NO_ACCESS, NO_PERMISSION, ARCHIVED)
#: Discord takes no webhook name with these in it.
RESERVED = re.compile(r"(cl)(yde)|(dis)(cord)", re.IGNORECASE)
MAX_NAME = 80


class PlaceGone(Exception):
    """The thread is gone, or closed to the bot."""


class LineGone(Exception):
    """The message was deleted."""


class WebhookLost(Exception):
    """What was said stands there, but cannot be changed any more."""


class Voices:
    """Finds or makes the one webhook of each channel."""

    def __init__(self) -> None:
        self._webhooks: dict[int, discord.Webhook] = {}
        self._finding = asyncio.Lock()

    async def webhook(self, thread: discord.Thread) -> discord.Webhook | None:
        """Return the webhook of a thread's channel; None when the bot may not have one."""
        channel = thread.parent
        if not isinstance(channel, discord.TextChannel):
            return None
        if not channel.permissions_for(channel.guild.me).manage_webhooks:
            return None
        async with self._finding:
            if channel.id not in self._webhooks:
                found = await _find_or_make(channel)
                if found is None:
                    return None
                self._webhooks[channel.id] = found
            return self._webhooks[channel.id]

    def forget(self, thread: discord.Thread) -> None:
        """Look for the webhook again next time: it is gone."""
        self._webhooks.pop(thread.parent_id, None)


async def _find_or_make(channel: discord.TextChannel) -> discord.Webhook | None:
    me = channel.guild.me.id
    try:
        for webhook in await channel.webhooks():
            if webhook.token and webhook.user is not None and webhook.user.id == me:
                return webhook
        return await channel.create_webhook(name=OUR_WEBHOOK)
    except discord.Forbidden:
        return None
    except discord.HTTPException as error:
        if error.code != TOO_MANY_WEBHOOKS:
            raise
        log.info("a channel has no room for another webhook")
        return None


@dataclass(frozen=True, slots=True)
class Voice:
    """One character's voice in one thread."""

    voices: Voices
    thread: discord.Thread
    name: str
    avatar_url: str | None = None

    async def has_own_name(self) -> bool:
        """Tell whether it speaks with the character's name and picture."""
        return await self.voices.webhook(self.thread) is not None

    async def say(self, text: str, buttons: discord.ui.View | None) -> Spot:
        """Say something new and return where it stands.

        Raises:
            PlaceGone: The thread is gone.
        """
        async with _at_place():
            webhook = await self.voices.webhook(self.thread)
            if webhook is not None:
                try:
                    return await self._say_through(webhook, text, buttons)
                except discord.NotFound as error:
                    if error.code not in WEBHOOK_GONE:
                        raise
                self.voices.forget(self.thread)
                if again := await self.voices.webhook(self.thread):
                    return await self._say_through(again, text, buttons)
            return await self._say_plainly(text, buttons)

    async def change(self, spot: Spot, text: str, buttons: discord.ui.View | None) -> Spot:
        """Change what was said; return where it stands, which may be a new place.

        Raises:
            LineGone: Somebody deleted it.
            PlaceGone: The thread is gone.
        """
        try:
            async with _at_place():
                await self._change(spot, text, buttons)
        except WebhookLost:
            return await self.say(text, buttons)
        except discord.HTTPException as error:
            if error.code == UNKNOWN_MESSAGE:
                raise LineGone from error
            if error.code not in (*WEBHOOK_GONE, TOO_OLD):
                raise
            if error.code in WEBHOOK_GONE:
                self.voices.forget(self.thread)
            return await self.say(text, buttons)
        return spot

    async def strip(self, spot: Spot) -> None:
        """Take the buttons from what was said.

        Raises:
            LineGone: It cannot be changed any more.
        """
        if spot.webhook_id is None:
            message = self.thread.get_partial_message(spot.message_id)
            await message.edit(view=None, allowed_mentions=NO_PINGS)
            return
        webhook = await self._webhook_of(spot)
        await webhook.edit_message(
            spot.message_id, view=None, allowed_mentions=NO_PINGS, thread=self.thread
        )

    async def _change(self, spot: Spot, text: str, buttons: discord.ui.View | None) -> None:
        if spot.webhook_id is None:
            message = self.thread.get_partial_message(spot.message_id)
            content = self._named(text)
            await repeated(
                lambda: message.edit(content=content, view=buttons, allowed_mentions=NO_PINGS)
            )
            return
        webhook = await self._webhook_of(spot)
        await repeated(
            lambda: webhook.edit_message(
                spot.message_id,
                content=text,
                view=buttons,
                allowed_mentions=NO_PINGS,
                thread=self.thread,
            )
        )

    async def _webhook_of(self, spot: Spot) -> discord.Webhook:
        """Return the webhook something was said through; a lost one's words cannot be changed."""
        webhook = await self.voices.webhook(self.thread)
        if webhook is None or webhook.id != spot.webhook_id:
            raise WebhookLost
        return webhook

    async def _say_through(
        self, webhook: discord.Webhook, text: str, buttons: discord.ui.View | None
    ) -> Spot:
        message = await webhook.send(
            text,
            username=webhook_name(self.name),
            avatar_url=self.avatar_url or discord.utils.MISSING,
            thread=self.thread,
            view=buttons or discord.utils.MISSING,
            allowed_mentions=NO_PINGS,
            wait=True,
        )
        return Spot(message.id, webhook.id)

    async def _say_plainly(self, text: str, buttons: discord.ui.View | None) -> Spot:
        content = self._named(text)
        message = await self.thread.send(**sending(Reply(text=content, buttons=buttons)))
        return Spot(message.id)

    def _named(self, text: str) -> str:
        return f"**{plain(self.name)}**\n{text}"


def webhook_name(name: str) -> str:
    """Return a name that Discord takes for a webhook's message."""
    return RESERVED.sub(r"\1\3·\2\4", name).strip()[:MAX_NAME]


@asynccontextmanager
async def _at_place() -> AsyncIterator[None]:
    """Turn Discord's words for a place that is gone into ours."""
    try:
        yield
    except discord.HTTPException as error:
        if error.code in PLACE_GONE:
            raise PlaceGone from error
        raise
