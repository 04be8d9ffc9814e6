"""The smallest bot that can hold a command tree; knows nothing of the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

if TYPE_CHECKING:
    import asyncio


class Guest(discord.Client):
    """A bare discord.py client that collects the messages and errors it sees."""

    def __init__(self, intents: discord.Intents | None = None, **options) -> None:
        intents = intents or discord.Intents.all()
        super().__init__(intents=intents, guild_ready_timeout=0.05, **options)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.events: list[str] = []
        self.task: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        if self.tree.get_commands() or self.tree.get_commands(type=discord.AppCommandType.user):
            await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)

    def dispatch(self, event: str, /, *args, **kwargs) -> None:
        self.events.append(event)
        super().dispatch(event, *args, **kwargs)

    @property
    def lobby(self) -> discord.Guild:
        return self.guilds[0]

    def room(self, name: str = "film-club") -> discord.TextChannel:
        """Return a channel of the lobby by its name."""
        return discord.utils.get(self.lobby.text_channels, name=name)
