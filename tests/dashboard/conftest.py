"""A whole dashboard: real database, real texts, guilds on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import Config
from bot.guild_settings import GuildSettings
from bot.health import Health, State
from bot.i18n import Locale, Texts
from bot.storage.audit import AuditStore
from bot.storage.database import Database
from bot.storage.preferences import PreferenceStore
from bot.storage.settings import SettingStore
from dashboard.app import create_app
from dashboard.login.links import LoginLinks
from dashboard.parts import Parts
from dashboard.sessions import OPERATOR, Sessions
from dashboard.store import WebSessionStore
from dashboard.streams import Streams
from tests.builders import FakeClock
from tests.dashboard.builders import Browser, GuildsOnPaper, Sample, sample_pages

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
MIGRATIONS = {
    "bot": ROOT / "bot" / "storage" / "migrations",
    "dashboard": ROOT / "dashboard" / "migrations",
}
LOCALES = [ROOT / "bot" / "locale", ROOT / "dashboard" / "locale", HERE / "sample" / "locale"]


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
async def database(tmp_path, clock):
    opened = await Database.open(tmp_path / "marquee.db", migrations=MIGRATIONS, clock=clock)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def texts():
    return Texts.load(LOCALES)


@pytest.fixture
def guilds():
    return GuildsOnPaper()


@pytest.fixture
def health(clock):
    health = Health(clock)
    for part in ("gateway", "storage", "inference", "dashboard"):
        health.report(part, State.OK)
    return health


@pytest.fixture
def config(tmp_path):
    return Config(_env_file=None, data_dir=tmp_path)


@pytest.fixture
def parts(config, clock, texts, database, health, guilds):
    audit = AuditStore(database, clock)
    return Parts(
        config=config,
        clock=clock,
        texts=texts,
        database=database,
        health=health,
        guilds=guilds,
        guild_settings=GuildSettings(SettingStore(database, audit)),
        audit=audit,
        preferences=PreferenceStore(database),
        features=[Sample(pages=sample_pages())],
        links=LoginLinks(clock),
        streams=Streams(look_every_s=0.01, beat_every_s=0.02),
        cogs=HERE / "sample" / "cogs",
    )


@pytest.fixture
def app(parts):
    return create_app(parts)


@pytest.fixture
async def browser(app):
    """Somebody who is not logged in."""
    async with Browser(app) as browser:
        yield browser


@pytest.fixture
async def logged_in(app, parts):
    """Give a browser of a member, or of the operator."""
    sessions = Sessions(WebSessionStore(parts.database), parts.clock)
    opened = []

    async def log_in(member_id=OPERATOR, locale=Locale.EN):
        session = await sessions.begin(member_id, "name at login", locale)
        browser = Browser(app, cookies={"marquee-8765-session": session.secret})
        opened.append(browser)
        return browser

    yield log_in
    for browser in opened:
        await browser.aclose()
