"""Messages of the bot outside an `Ask`: what a show says, what moderators are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import NotFound, TryLater
from bot.ui.ask import sending

if TYPE_CHECKING:
    from bot.ui.ask import Reply

Channel = discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel


class Posts:
    """Finds channels of a guild and writes into them. Nothing is sent that nobody asked for."""

    def __init__(self) -> None:
        #: The client that is connected, from its login on.
        self.client: discord.Client | None = None

    async def channel(self, guild_id: int, channel_id: int) -> Channel:
        """Return a channel or thread of a guild in which messages can stand.

        Raises:
            NotFound: There is none, or it belongs to another guild.
            TryLater: The bot is not logged in yet.
        """
        if self.client is None:
            raise TryLater("trouble-stopping")
        client = self.client
        found = client.get_channel(channel_id)
        if found is None:
            try:
                found = await client.fetch_channel(channel_id)
            except (discord.NotFound, discord.Forbidden) as error:
                raise NotFound("posts-no-channel") from error
        if not isinstance(found, Channel) or found.guild.id != guild_id:
            raise NotFound("posts-no-channel")
        return found

    async def send(self, guild_id: int, channel_id: int, reply: Reply) -> discord.Message:
        """Write into a channel and return the message; it pings nobody.

        Raises:
            NotFound: There is no such channel in this guild.
            discord.HTTPException: Discord refuses, such as for want of a permission.
        """
        channel = await self.channel(guild_id, channel_id)
        return await channel.send(**sending(reply))
