"""The dashboard as a part of the bot, and the numbers it tells."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.health import State
from dashboard.app import create_app
from dashboard.login.links import LoginLinks
from dashboard.parts import Parts
from dashboard.server import address_of, listen, serve
from dashboard.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.gateway import ReconnectLimiter
    from bot.guild_directory import LiveGuilds
    from bot.services import Services

#: How many ports from the configured one on are tried.
PORTS = 20


class Site:
    """The dashboard's server, from start to stop."""

    def __init__(self, services: Services, guilds: LiveGuilds, limiter: ReconnectLimiter) -> None:
        self._services = services
        self._guilds = guilds
        self._limiter = limiter
        self._stop = asyncio.Event()
        self._links = LoginLinks(services.clock)
        #: Where the dashboard answers, once it does.
        self.url = ""
        self._local_url = ""

    async def serve(self) -> None:
        """Serve until `stop`.

        Raises:
            ConfigError: No port is free, or a page of a feature is wrong.
        """
        config, health = self._services.config, self._services.health
        app = create_app(self._parts())
        listener = listen(config.dashboard_host, config.dashboard_port, attempts=PORTS)
        self._local_url = address_of(listener)
        self.url = config.dashboard_url or self._local_url
        health.report("dashboard", State.OK)
        try:
            await serve(app, listener, self._stop)
        finally:
            health.report("dashboard", State.DOWN)

    def stop(self) -> None:
        """Close the event streams and end `serve`."""
        self._stop.set()

    def login_url(self) -> str:
        """Return a link that logs in whoever runs the bot, once, from this machine."""
        return self._local_url + self._links.issue()

    def _parts(self) -> Parts:
        services = self._services
        return Parts(
            config=services.config,
            clock=services.clock,
            texts=services.texts,
            database=services.database,
            health=services.health,
            guilds=self._guilds,
            guild_settings=services.guild_settings,
            audit=services.audit,
            preferences=services.preferences,
            features=list(services.registry),
            links=self._links,
            streams=Streams(),
            application_id=self._guilds.application_id,
            numbers=self._numbers,
        )

    def _numbers(self) -> Mapping[str, float]:
        stats = self._services.inference.stats()
        totals = stats.queue.totals
        return {
            "gateway_connects": self._limiter.connects,
            "gateway_identifies": self._limiter.identifies,
            "inference_waiting": stats.queue.waiting,
            "inference_oldest_s": stats.queue.oldest_s,
            "inference_answered": totals.answered,
            "inference_refused": totals.refused,
            "inference_expired": totals.expired,
            "inference_failed": totals.failed,
            "inference_batches": totals.batches,
        }
