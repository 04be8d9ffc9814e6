"""What the bot does by the clock: nothing beside itself, and one trouble at a time."""

from __future__ import annotations

import asyncio
import dataclasses
import shutil
from contextlib import asynccontextmanager

import pytest
from discord.ext import commands

from bot import app
from bot.clock import SystemClock
from bot.config import load_config
from bot.feature import Feature
from bot.health import State
from bot.storage import backup
from bot.storage.guilds import GuildStore
from bot.upkeep import FEATURES_EVERY_S, RUN_AGAIN_AFTER_S, TIDY_EVERY_S, keep_up
from tests.builders import FakeClock


@pytest.fixture
async def services(tmp_path):
    config = load_config(_env_file=None, data_dir=tmp_path / "data", inference="off")
    async with app.open_services(config) as services:
        clock = Hurried(SystemClock().now())
        yield dataclasses.replace(services, clock=clock)


@asynccontextmanager
async def kept_up(services):
    running = asyncio.create_task(keep_up(services))
    try:
        yield
        assert not running.done(), running.exception()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def until(look):
    async with asyncio.timeout(10):
        while not look():
            await asyncio.sleep(0.005)


class Hurried(FakeClock):
    """A clock whose sleeps are short but real, so that threads get their turn."""

    async def sleep(self, seconds):
        await super().sleep(seconds)
        await asyncio.sleep(0.002)


class ShortDay(Hurried):
    """A clock on which nobody lives to see the next day."""

    async def sleep(self, seconds):
        if seconds > TIDY_EVERY_S:
            await asyncio.Event().wait()
        await super().sleep(seconds)


class Chore:
    """The upkeep of a feature that takes its time, and may fail."""

    def __init__(self, *, fails=False):
        self.fails = fails
        self.begun = self.under_way = self.at_once = 0

    async def __call__(self):
        self.begun += 1
        self.under_way += 1
        self.at_once = max(self.at_once, self.under_way)
        for _ in range(20):
            await asyncio.sleep(0)
        self.under_way -= 1
        if self.fails:
            raise RuntimeError("no luck today")

    def feature(self, name):
        return Feature(name=name, cog=commands.Cog(), upkeep=self)


async def test_each_feature_gets_its_minute_whatever_happens_to_the_others(services, caplog):
    bad, good = Chore(fails=True), Chore()
    services.registry.take([bad.feature("bad"), good.feature("good")])
    async with kept_up(services):
        await until(lambda: good.begun >= 3)
    assert bad.begun >= 3
    assert (bad.at_once, good.at_once) == (1, 1)
    assert FEATURES_EVERY_S in services.clock.slept
    assert "the upkeep of bad failed" in caplog.text


async def test_a_new_installation_gets_its_first_backup_at_once(services):
    services.registry.take([])
    today = dataclasses.replace(services, clock=ShortDay(services.clock.now()))
    async with kept_up(today):
        await until(lambda: backup.backups(services.database.path))


async def test_a_backup_that_fails_is_seen_until_one_works(services, monkeypatch):
    services.registry.take([])
    full = shutil.disk_usage(services.database.path.parent)._replace(free=0)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _folder: full)
        async with kept_up(services):
            await until(lambda: services.health.parts["storage"].state is State.DEGRADED)
        assert services.health.parts["storage"].reason == "health-reason-no-backup"
    async with kept_up(services):
        await until(lambda: services.health.parts["storage"].state is State.OK)
    assert backup.backups(services.database.path)


async def test_models_that_are_switched_off_are_not_called_well(services):
    async with kept_up(services):
        await until(lambda: "inference" in services.health.parts)
    part = services.health.parts["inference"]
    assert (part.state, part.reason) == (State.DOWN, "health-reason-models-off")


async def test_a_guild_that_removed_the_bot_is_forgotten_after_a_month(services):
    services.registry.take([])
    today = dataclasses.replace(services, clock=ShortDay(services.clock.now()))
    guilds, left = GuildStore(today.database, today.clock), today.clock.now()
    await guilds.join(1)
    await guilds.leave(1)
    async with kept_up(today), asyncio.timeout(20):
        while await today.database.rows("SELECT guild_id FROM guild"):
            await asyncio.sleep(0.01)
    assert (today.clock.now() - left).days >= 30


async def test_a_folder_that_cannot_hold_backups_does_not_end_the_bot(services):
    services.registry.take([])
    backup.folder_of(services.database.path).write_text("in the way")
    async with kept_up(services):
        await until(lambda: services.health.parts["storage"].state is State.DEGRADED)


async def test_what_a_feature_runs_begins_again_after_an_error(services, caplog):
    begun, ended = [], asyncio.Event()

    async def stumbles():
        begun.append(services.clock.now())
        if len(begun) < 3:
            raise RuntimeError("stumbled")
        await ended.wait()

    services.registry.take([Feature(name="walk", cog=commands.Cog(), runs=stumbles)])
    async with kept_up(services):
        await until(lambda: len(begun) == 3)
    assert services.clock.slept.count(RUN_AGAIN_AFTER_S) == 2
    assert "what walk runs failed" in caplog.text


async def test_what_a_feature_runs_may_end(services):
    begun = []

    async def once():
        begun.append(True)

    other = Chore()
    runs = Feature(name="once", cog=commands.Cog(), runs=once)
    services.registry.take([runs, other.feature("other")])
    async with kept_up(services):
        await until(lambda: other.begun >= 2)
    assert begun == [True]
