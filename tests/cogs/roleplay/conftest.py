"""A real database with the scenes of a guild on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import Locale
from bot.storage.database import Database
from cogs.roleplay.library import CharacterLibrary
from cogs.roleplay.scene import NewScene, Said
from cogs.roleplay.service import SceneService
from cogs.roleplay.settings import RoleplaySettings
from cogs.roleplay.store.characters import SqliteCharacterStore
from cogs.roleplay.store.scenes import SqliteSceneStore
from cogs.roleplay.store.turns import SqliteTurnStore
from tests.builders import FakeClock
from tests.cogs.roleplay.builders import a_card

ROOT = Path(__file__).parents[3]
GUILD = 7
ANNA, LIN, MO = 11, 12, 13


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
async def database(tmp_path, clock):
    migrations = {
        "bot": ROOT / "bot" / "storage" / "migrations",
        "roleplay": ROOT / "cogs" / "roleplay" / "migrations",
    }
    database = await Database.open(tmp_path / "marquee.db", migrations=migrations, clock=clock)
    yield database
    await database.close()


class Guild:
    """One guild's scenes, with ways to speak in one line."""

    def __init__(self, database, clock, guild_id, settings):
        rules = RoleplaySettings(**settings)
        self.clock = clock
        self.store = SqliteSceneStore(database, guild_id)
        self.turns = SqliteTurnStore(database, guild_id)
        self.scenes = SceneService(self.store, self.turns, rules, clock)
        self.library = CharacterLibrary(SqliteCharacterStore(database, guild_id), rules, clock)
        self._messages = 1000

    async def open(self, owner_id=ANNA, name="Anna", greeting="Sit down.", thread_id=50):
        new = NewScene(
            channel_id=5,
            thread_id=thread_id,
            owner_id=owner_id,
            owner_name=name,
            character="mira",
            card=a_card(),
            language=Locale.EN,
            greeting=greeting,
            at=self.clock.now(),
        )
        return await self.store.open(new)

    async def say(self, scene, text, member_id=ANNA, name="Anna", message_id=None):
        self._messages += 1
        said = Said(member_id, name, text, message_id or self._messages, self.clock.now())
        return await self.scenes.hear(scene, said)

    async def texts(self, scene):
        return [turn.text for turn in await self.turns.path(scene)]


@pytest.fixture
def guild(database, clock):
    return lambda guild_id=GUILD, **settings: Guild(database, clock, guild_id, settings)


@pytest.fixture
def here(guild):
    return guild()
