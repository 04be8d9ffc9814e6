"""A real database with one guild's moderation on it, and a scorer that says what it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage.audit import AuditStore
from bot.storage.database import Database
from cogs.moderation.service import Heard, ModerationService
from cogs.moderation.settings import ModerationSettings
from cogs.moderation.store.everywhere import SqliteTallyStore
from cogs.moderation.store.flags import SqliteFlagStore
from cogs.moderation.tally import Tallies
from models.tasks.toxicity import Toxicity
from tests.builders import FakeClock

ROOT = Path(__file__).parents[3]
GUILD = 7
ANNA, LIN, MO = 11, 12, 13
CLUB, THREAD, ELSEWHERE = 101, 102, 103
RUDE = "rude enough"


class Scorer:
    """Gives every text the chance it is told, or raises; remembers what it read."""

    def __init__(self):
        self.chance = 0.95
        self.error = None
        self.read = []

    async def toxicity(self, text, *, guild_id, member_id=None, timeout_s=None):
        self.read.append((text, guild_id, member_id))
        if self.error is not None:
            raise self.error
        return Toxicity(self.chance, "en")


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def scorer():
    return Scorer()


@pytest.fixture
async def database(tmp_path, clock):
    migrations = {
        "bot": ROOT / "bot" / "storage" / "migrations",
        "moderation": ROOT / "cogs" / "moderation" / "migrations",
    }
    database = await Database.open(tmp_path / "marquee.db", migrations=migrations, clock=clock)
    yield database
    await database.close()


@pytest.fixture
def everywhere(database):
    return SqliteTallyStore(database)


@pytest.fixture
def tallies(everywhere, clock):
    return Tallies(everywhere, clock)


@pytest.fixture
def service(database, clock, scorer, tallies):
    store = SqliteFlagStore(database, GUILD, AuditStore(database, clock))
    return ModerationService(GUILD, store, scorer, tallies, clock)


@pytest.fixture
def hear(service):
    """Have a message read; fields and settings may be said otherwise."""

    def hear(message_id=1, text=RUDE, *, author=ANNA, places=(CLUB,), moderator=False, **settings):
        heard = Heard(message_id, places, author, text, moderator)
        return service.read(heard, ModerationSettings(**settings))

    return hear
