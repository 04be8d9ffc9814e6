"""A real database with the notes of one guild on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.permissions import Level
from bot.storage.audit import AuditStore
from bot.storage.database import Database
from cogs.assistant.note import NoteDraft
from cogs.assistant.service import NoteService
from cogs.assistant.settings import AssistantSettings
from cogs.assistant.store.notes import SqliteNoteStore
from tests.builders import FakeClock

ROOT = Path(__file__).parents[3]
GUILD, ELSEWHERE = 7, 8
ADA, MO, ANNA = 11, 12, 13


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
async def database(tmp_path, clock):
    migrations = {
        "bot": ROOT / "bot" / "storage" / "migrations",
        "assistant": ROOT / "cogs" / "assistant" / "migrations",
    }
    database = await Database.open(tmp_path / "marquee.db", migrations=migrations, clock=clock)
    yield database
    await database.close()


@pytest.fixture
def store(database, clock):
    audit = AuditStore(database, clock)
    return lambda guild_id=GUILD: SqliteNoteStore(database, guild_id, audit)


@pytest.fixture
def guild(store, clock):
    """Give a guild's notes, by id and settings."""
    return lambda guild_id=GUILD, **settings: Guild(store(guild_id), clock, settings)


class Guild:
    """One guild's notes with ways to write in one line."""

    def __init__(self, store, clock, settings):
        self.store = store
        self.service = NoteService(store, AssistantSettings(**settings), clock)
        self._deliveries = 0

    async def add(self, title, text="Something to know.", *, author_id=ADA, level=Level.ADMIN):
        self._deliveries += 1
        return await self.service.add(
            NoteDraft(title, text),
            author_id=author_id,
            level=level,
            delivery=f"i{id(self)}-{self._deliveries}",
        )

    async def titles(self):
        return [note.title for note in await self.store.all()]
