"""What scenes need by the clock: replies cut short are closed, quiet scenes end, previews go."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.clock import Clock
    from cogs.roleplay.settings import RoleplaySettings

log = logging.getLogger(__name__)

PREVIEWS_KEPT = timedelta(days=1)
#: A person who waited longer than this for a reply has gone; their words stay in the scene.
WAITS_FOR = timedelta(minutes=15)
AT_ONCE = 20


class UpkeepStore(Protocol):
    """Reaches the scenes of all guilds; `cogs.roleplay.store.upkeep` is the real one."""

    async def unfinished(self, since: datetime) -> list[tuple[int, int, int]]:
        """Return guild, scene and turn of replies never finished, and of turns unanswered."""
        ...

    async def quiet(self, before: datetime, most: int) -> list[tuple[int, int, datetime]]:
        """Return guild, scene and last word of open scenes in which nobody spoke since."""
        ...

    async def purge(self, before: datetime) -> int:
        """Delete the cards that were shown before a moment and that nobody kept."""
        ...


class Closer(Protocol):
    """Reaches the scenes on Discord."""

    async def close_unfinished(self, unfinished: Sequence[tuple[int, int, int]]) -> None:
        """Close replies that were cut short, and answer what was left unanswered."""
        ...

    async def end_quiet(self, guild_id: int, scene_id: int) -> None:
        """End a scene in which nobody speaks any more."""
        ...


class Upkeep:
    """Run about once a minute, and whenever the bot has come back."""

    def __init__(
        self,
        everywhere: UpkeepStore,
        settings: Callable[[int], Awaitable[RoleplaySettings]],
        closer: Closer,
        clock: Clock,
    ) -> None:
        self._everywhere = everywhere
        self._settings = settings
        self._closer = closer
        self._clock = clock

    async def run(self) -> None:
        """Do what is due."""
        await self.close_unfinished()
        now = self._clock.now()
        gone = await self._everywhere.purge(now - PREVIEWS_KEPT)
        if gone:
            log.info("%d characters were shown and not kept", gone)
        for guild_id, scene_id, active_at in await self._everywhere.quiet(
            now - timedelta(days=1), AT_ONCE
        ):
            settings = await self._settings(guild_id)
            if active_at < now - timedelta(days=settings.idle_days):
                await self._closer.end_quiet(guild_id, scene_id)

    async def close_unfinished(self) -> None:
        """Close what a stop of the bot cut short, and go on where people wait."""
        since = self._clock.now() - WAITS_FOR
        await self._closer.close_unfinished(await self._everywhere.unfinished(since))
