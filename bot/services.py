"""What a feature may be wired with, in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.catalogue import Catalogue
    from bot.clock import Clock
    from bot.config import Config
    from bot.guild_settings import GuildSettings
    from bot.health import Health
    from bot.i18n import Texts
    from bot.registry import Registry
    from bot.safety import Guard
    from bot.storage.audit import AuditStore
    from bot.storage.database import Database
    from bot.storage.preferences import PreferenceStore
    from bot.ui.desk import Desk
    from bot.ui.posts import Posts
    from models.inference import Inference


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything shared, made once by `bot.app`.

    Attributes:
        registry: All features, filled after each of them is wired; for privacy, settings and help.
        guard: Screens what a model wrote before anybody sees it.
        posts: Writes into channels outside an `Ask`.
        desk: Turns interactions and messages into `Ask`s and handles what goes wrong.
    """

    config: Config
    clock: Clock
    texts: Texts
    database: Database
    guild_settings: GuildSettings
    preferences: PreferenceStore
    audit: AuditStore
    catalogue: Catalogue
    inference: Inference
    guard: Guard
    health: Health
    registry: Registry
    posts: Posts
    desk: Desk
