"""Where Discord is: the real one, or a local one on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.config import LOOPBACK
from bot.errors import ConfigError

if TYPE_CHECKING:
    from bot.config import Config


def point_at(config: Config) -> None:
    """Send discord.py to the configured REST API and gateway; global to the process.

    Raises:
        ConfigError: The address is neither Discord's nor on this machine, so the token would be
            given to somebody else.
    """
    gateway = urlsplit(config.discord_gateway).hostname or ""
    if config.is_simulated and urlsplit(config.discord_api).hostname not in LOOPBACK:
        raise ConfigError("MARQUEE_DISCORD_API: must be Discord's own address or one on 127.0.0.1")
    if gateway not in LOOPBACK and not gateway.endswith(".discord.gg"):
        raise ConfigError(
            "MARQUEE_DISCORD_GATEWAY: must be Discord's own address or one on 127.0.0.1"
        )
    Route.BASE = config.discord_api
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(config.discord_gateway)
