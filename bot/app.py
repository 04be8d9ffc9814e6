"""The composition root: makes every part once and runs them in one task group."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot import client, web
from bot.catalogue import Catalogue
from bot.clock import SystemClock
from bot.config import ROOT
from bot.endpoint import point_at
from bot.errors import ConfigError
from bot.extensions import build_features, feature_folders
from bot.gateway import ReconnectLimiter
from bot.guild_directory import LiveGuilds
from bot.guild_settings import GuildSettings
from bot.health import Health, State
from bot.i18n import Texts
from bot.registry import Registry
from bot.safety import Guard
from bot.services import Services
from bot.storage.audit import AuditStore
from bot.storage.command_sync import CommandSyncStore
from bot.storage.database import Database
from bot.storage.guilds import GuildStore
from bot.storage.personal import OwnPersonalData
from bot.storage.preferences import PreferenceStore
from bot.storage.settings import SettingStore
from bot.ui.desk import Desk
from bot.ui.posts import Posts
from bot.upkeep import keep_up
from dashboard.personal import WebSessionData
from models.engines.absent import AbsentEngine
from models.engines.openai_http import OpenAIEngine
from models.inference import Inference
from models.registry import MODULES, ModelSettings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.config import Config

log = logging.getLogger(__name__)

#: Of the 10 s that a stop may take in all.
ANSWERS_LIMIT_S = 7.0
MODELS_LIMIT_S = 1.0


def migration_folders() -> dict[str, Path]:
    """Return feature name to migrations, the bot's own first."""
    return {
        "bot": ROOT / "bot" / "storage" / "migrations",
        "dashboard": ROOT / "dashboard" / "migrations",
        **feature_folders("migrations"),
    }


def text_folders() -> list[Path]:
    """Return every folder with Fluent catalogues."""
    own = [ROOT / "bot" / "locale", ROOT / "dashboard" / "locale"]
    parts = sorted(path.parent for path in (ROOT / "bot").glob("*/**/en.ftl"))
    return [*own, *(part for part in parts if part not in own), *feature_folders("locale").values()]


def _inference(config: Config) -> Inference:
    """Return what the settings say about models, not yet running."""
    writer = None
    modules = dict(MODULES)
    if config.chat_url and config.inference != "off":
        key = config.chat_key.get_secret_value() if config.chat_key else None
        writer = OpenAIEngine(config.chat_url, config.chat_model or "", key)
        del modules["chat"]
    settings = ModelSettings(
        noncommercial=config.noncommercial_models,
        threads=config.inference_threads,
        chat_model=config.chat_model or "",
        modules=modules,
    )
    return Inference(
        in_process=config.inference == "inproc",
        settings=settings,
        engine=AbsentEngine() if config.inference == "off" else None,
        writer=writer,
    )


@asynccontextmanager
async def open_services(config: Config) -> AsyncIterator[Services]:
    """Give every shared part, with the database open; it is closed at the end."""
    clock = SystemClock()
    health = Health(clock)
    database = await Database.open(
        config.database_path, migrations=migration_folders(), clock=clock
    )
    try:
        health.report("storage", State.OK)
        texts = Texts.load(text_folders())
        registry = Registry([OwnPersonalData(database), WebSessionData(database)])
        preferences = PreferenceStore(database)
        audit = AuditStore(database, clock)
        inference = _inference(config)
        services = Services(
            config=config,
            clock=clock,
            texts=texts,
            database=database,
            guild_settings=GuildSettings(SettingStore(database, audit)),
            preferences=preferences,
            audit=audit,
            catalogue=Catalogue.load(),
            inference=inference,
            guard=Guard(inference),
            health=health,
            registry=registry,
            posts=Posts(),
            desk=Desk(texts, preferences, registry, config.locale),
        )
        registry.take(build_features(services))
        yield services
    finally:
        await database.close()


async def run(
    config: Config, stop: asyncio.Event, on_ready: Callable[[web.Site], None] = lambda _site: None
) -> None:
    """Run the whole bot until ``stop`` is set, then drain and end within 10 s.

    Args:
        config: The operator's settings, with a token.
        stop: Set it to end.
        on_ready: Called once, when gateway, storage and dashboard work.

    Raises:
        ConfigError: The token is missing or refused.
        StorageError: The database cannot be opened.
    """
    if config.discord_token is None:
        raise ConfigError(
            "DISCORD_TOKEN is not set. Run: marquee setup. Or try it without: make try"
        )
    point_at(config)
    async with open_services(config) as services:
        await _run_parts(services, config.discord_token.get_secret_value(), stop, on_ready)
    log.info("stopped")


async def _run_parts(
    services: Services, token: str, stop: asyncio.Event, on_ready: Callable[[web.Site], None]
) -> None:
    limiter = ReconnectLimiter(services.clock)
    synced = CommandSyncStore(services.database)
    guilds = GuildStore(services.database, services.clock)
    guilds_now = LiveGuilds(services.clock)

    def make(privileged: bool) -> client.Marquee:
        return guilds_now.follow(
            client.Marquee(services, synced, guilds, limiter, privileged=privileged)
        )

    async with asyncio.TaskGroup() as tasks:
        running = [
            tasks.create_task(services.inference.run(), name="inference"),
            tasks.create_task(client.serve(make, token, services), name="discord"),
            tasks.create_task(keep_up(services), name="upkeep"),
        ]
        site = web.Site(services, guilds_now, limiter)
        serving = tasks.create_task(site.serve(), name="dashboard")
        announcing = tasks.create_task(_announce(services.health, site, on_ready), name="ready")
        await stop.wait()
        log.info("stopping")
        announcing.cancel()
        site.stop()  # its last answers take their time beside those on Discord
        await services.desk.close(ANSWERS_LIMIT_S)
        await services.inference.drain(MODELS_LIMIT_S)
        await serving
        for task in running:
            task.cancel()


async def _announce(health: Health, site: web.Site, on_ready: Callable[[web.Site], None]) -> None:
    await health.ready()
    on_ready(site)
