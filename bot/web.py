"""The dashboard as a part of the bot."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.health import State

if TYPE_CHECKING:
    from bot.guild_directory import LiveGuilds
    from bot.services import Services


class Site:
    """The dashboard's server, from start to stop."""

    def __init__(self, services: Services, guilds: LiveGuilds) -> None:
        self._services = services
        self._guilds = guilds
        self._stop = asyncio.Event()
        self.url = ""

    async def serve(self) -> None:
        """Serve until `stop`."""
        self._services.health.report("dashboard", State.OK)
        await self._stop.wait()

    async def stop(self) -> None:
        """Close the event streams and end."""
        self._stop.set()
