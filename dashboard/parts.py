"""What the dashboard is made of; `bot.app` hands it over, tests build their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.clock import Clock
    from bot.config import Config
    from bot.guild_settings import FeatureSettings, GuildSettings
    from bot.health import Health
    from bot.i18n import Texts
    from bot.storage.audit import AuditStore
    from bot.storage.database import Database
    from bot.storage.preferences import PreferenceStore
    from dashboard.guilds import GuildDirectory
    from dashboard.login.links import LoginLinks
    from dashboard.page import Page
    from dashboard.streams import Streams

COGS = Path(__file__).parents[1] / "cogs"


class WebFeature(Protocol):
    """What the dashboard reads of a `bot.feature.Feature`."""

    @property
    def name(self) -> str:
        """Return the folder's name."""
        ...

    @property
    def settings(self) -> type[FeatureSettings] | None:
        """Return its settings class, if a guild may choose anything."""
        ...

    @property
    def pages(self) -> Sequence[Page]:
        """Return its pages."""
        ...


def no_numbers() -> Mapping[str, float]:
    """Return no numbers."""
    return {}


def no_application() -> str | None:
    """Return that the application's id is not known."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything the dashboard uses.

    Attributes:
        config: The operator's settings.
        clock: The time.
        texts: All texts, the dashboard's and the features' included.
        database: Holds the sessions, among everything else.
        health: What lives and what does not.
        guilds: Who may do what where, live.
        guild_settings: Reads and writes what a guild chose.
        audit: Who changed what.
        preferences: What members chose, for their language.
        features: The features with their pages and settings.
        links: Issues and takes one-time links.
        streams: The open event streams, closed before the server stops.
        application_id: The bot's application, once it is known; the OAuth2 client if the
            operator named no other.
        numbers: Name to value of what `/metrics` tells besides, such as the queue's depth.
        cogs: The folder that holds each feature's folder with its templates.
    """

    config: Config
    clock: Clock
    texts: Texts
    database: Database
    health: Health
    guilds: GuildDirectory
    guild_settings: GuildSettings
    audit: AuditStore
    preferences: PreferenceStore
    features: Sequence[WebFeature]
    links: LoginLinks
    streams: Streams
    application_id: Callable[[], str | None] = no_application
    numbers: Callable[[], Mapping[str, float]] = field(default=no_numbers)
    cogs: Path = COGS
