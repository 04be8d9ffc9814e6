"""What the bot does by the clock: backs up, forgets what is over, looks at the models.

What features run for as long as the bot lives runs here too.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.errors import StorageError
from bot.health import State
from bot.storage import backup
from bot.storage.deliveries import forget
from bot.storage.guilds import GuildStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.feature import Run
    from bot.services import Services

log = logging.getLogger(__name__)

LOOK_EVERY_S = 1.0
TIDY_EVERY_S = 6 * 3600.0
FEATURES_EVERY_S = 60.0
#: Between the end of what a feature runs by an error and its next beginning.
RUN_AGAIN_AFTER_S = 5.0
BACKUP_EVERY = timedelta(days=1)
#: Discord replays minutes of events, never days.
DELIVERIES_KEPT = timedelta(days=7)
#: How long a guild that removed the bot may come back and find everything as it was.
LEFT_GUILDS_KEPT = timedelta(days=30)


async def keep_up(services: Services) -> None:
    """Run every periodic job until cancelled."""
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_look_at_models(services), name="models health")
        tasks.create_task(_tidy(services), name="tidy")
        tasks.create_task(_look_after_features(services), name="features")
        tasks.create_task(_back_up(services), name="backup")
        for feature in services.registry:
            if feature.runs is not None:
                tasks.create_task(_run(services, feature.name, feature.runs), name=feature.name)


async def _look_at_models(services: Services) -> None:
    was_ready = False
    while True:
        stats = services.inference.stats()
        engine = stats.engine
        state, reason = models_state(engine, was_ready=was_ready)
        if state is State.OK and stats.writer is not None and not stats.writer["ready"]:
            state, reason = State.DEGRADED, "health-reason-chat-unreachable"
        services.health.report("inference", state, reason)
        was_ready = was_ready or bool(engine["ready"])
        await services.clock.sleep(LOOK_EVERY_S)


def models_state(engine: Mapping[str, Any], *, was_ready: bool) -> tuple[State, str]:
    """Return how the models are, and the id of the text that says why.

    Args:
        engine: What the engine tells of itself; see `models.engines.base`.
        was_ready: Whether it was ready before.
    """
    if engine["mode"] == "off":
        return State.DOWN, "health-reason-models-off"
    if not engine["ready"]:
        if was_ready:
            return State.DOWN, "health-reason-model-restarting"
        return State.STARTING, "health-reason-model-loading"
    if any(state != "ready" for state in engine["models"].values()):
        return State.DEGRADED, "health-reason-model-missing"
    return State.OK, ""


async def _tidy(services: Services) -> None:
    guilds = GuildStore(services.database, services.clock)
    while True:
        now = services.clock.now()
        try:
            await services.database.write(partial(forget, before=now - DELIVERIES_KEPT))
            if erased := await guilds.erase_left(now - LEFT_GUILDS_KEPT):
                log.info("the data of %d guilds that removed the bot were erased", erased)
        except StorageError as error:
            log.warning("what is over could not be forgotten: %s", error)
        await services.clock.sleep(TIDY_EVERY_S)


async def _look_after_features(services: Services) -> None:
    while True:
        await services.clock.sleep(FEATURES_EVERY_S)
        for feature in services.registry:
            if feature.upkeep is None:
                continue
            try:
                await feature.upkeep()
            except Exception:  # boundary: one feature must not stop the others
                log.exception("the upkeep of %s failed; it is tried again", feature.name)


async def _run(services: Services, name: str, run: Run) -> None:
    while True:
        try:
            await run()
        except Exception:  # boundary: one feature must not stop the others
            log.exception("what %s runs failed; it begins again", name)
        else:
            return
        await services.clock.sleep(RUN_AGAIN_AFTER_S)


async def _back_up(services: Services) -> None:
    """Back up a day after the newest backup, also when the bot was off in between."""
    database, clock = services.database.path, services.clock
    while True:
        due = await asyncio.to_thread(_next_due, database)
        await clock.sleep(max(60.0, (due - clock.now()).total_seconds()))
        if clock.now() < due:
            continue
        try:
            made = await asyncio.to_thread(
                backup.create, database, now=clock.now(), keep=services.config.keep_backups
            )
        except StorageError as error:
            services.health.report("storage", State.DEGRADED, "health-reason-no-backup")
            log.warning("no backup could be made: %s", error)
        else:
            services.health.report("storage", State.OK)
            log.info("backup %s made", made.name)


def _next_due(database: Path) -> datetime:
    """Return when the next backup is due; long ago when there is none yet."""
    made = backup.backups(database)
    if not made:
        return datetime.min.replace(tzinfo=UTC)
    return datetime.fromtimestamp(made[0].stat().st_mtime, UTC) + BACKUP_EVERY
