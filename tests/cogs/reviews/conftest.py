"""A real database with the reviews of one guild on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage.audit import AuditStore
from bot.storage.database import Database
from cogs.reviews.review import Draft
from cogs.reviews.service import ReviewService
from cogs.reviews.settings import ReviewsSettings
from cogs.reviews.shelf import ReviewShelf
from cogs.reviews.store.lists import SqliteReviewLists
from cogs.reviews.store.reviews import SqliteReviewStore
from tests.builders import FakeClock

ROOT = Path(__file__).parents[3]
GUILD = 7
ANNA, LIN, MO = 11, 12, 13
HEAT, ALIEN, RAN = 1, 2, 3
TEXT = "A cold and patient film about work."


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
async def database(tmp_path, clock):
    migrations = {
        "bot": ROOT / "bot" / "storage" / "migrations",
        "reviews": ROOT / "cogs" / "reviews" / "migrations",
    }
    database = await Database.open(tmp_path / "marquee.db", migrations=migrations, clock=clock)
    yield database
    await database.close()


@pytest.fixture
def audit(database, clock):
    return AuditStore(database, clock)


@pytest.fixture
def guild(database, audit, clock):
    """Give the store, service and shelf of a guild, by id and settings."""
    return lambda guild_id=GUILD, **settings: Guild(database, audit, clock, guild_id, settings)


class Guild:
    """One guild's reviews with ways to write in one line."""

    def __init__(self, database, audit, clock, guild_id, settings):
        rules = ReviewsSettings(**settings)
        self.clock = clock
        self.store = SqliteReviewStore(database, guild_id, audit)
        self.service = ReviewService(self.store, rules, clock)
        self.shelf = ReviewShelf(SqliteReviewLists(database, guild_id), rules)
        self._deliveries = 0

    def delivery(self):
        self._deliveries += 1
        return f"i{id(self)}-{self._deliveries}"

    async def write(self, member_id, film_id=HEAT, half_stars=8, text=TEXT, *, is_spoiler=False):
        draft = Draft(film_id=film_id, half_stars=half_stars, is_spoiler=is_spoiler, text=text)
        saved = await self.service.save(member_id, draft, delivery=self.delivery())
        self.clock.advance(1)
        return saved.review

    async def vote(self, review, member_id):
        return await self.service.toggle_vote(
            review.review_id, member_id=member_id, delivery=self.delivery()
        )
