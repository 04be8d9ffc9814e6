"""A database with the bot's own tables, and a clock that stands still."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.builders import FakeClock

OWN = {"bot": Path(__file__).parents[3] / "bot" / "storage" / "migrations"}


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def own_folders():
    """The migrations of the bot's own tables."""
    return OWN


@pytest.fixture
async def open_database(clock):
    """Open databases that a failing test cannot leave open: their threads would keep pytest."""
    opened = []

    async def open_(path, folders):
        opened.append(await Database.open(path, migrations=folders, clock=clock))
        return opened[-1]

    yield open_
    for database in opened:
        await database.close()


@pytest.fixture
async def own(tmp_path, open_database):
    """The bot's own tables in a fresh file."""
    return await open_database(tmp_path / "marquee.db", OWN)


@pytest.fixture
def make_migrations(tmp_path):
    """Write the scripts of one feature, numbered from 1, and return the folders by feature."""

    def make(*scripts, feature="notes"):
        folder = tmp_path / f"migrations-{feature}"
        folder.mkdir(exist_ok=True)
        for number, sql in enumerate(scripts, start=1):
            (folder / f"{number:04}_step.sql").write_text(sql, encoding="utf-8")
        return {feature: folder}

    return make
