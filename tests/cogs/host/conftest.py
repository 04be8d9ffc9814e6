"""A real database, a clock that is moved by hand, and a stage that notes what is shown."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.catalogue import Catalogue
from bot.i18n import Locale
from bot.storage.audit import AuditStore
from bot.storage.database import Database
from cogs.host.runner import Desk, Runner
from cogs.host.service import HostService
from cogs.host.settings import HostSettings
from cogs.host.show import Draft, Persona
from cogs.host.stage import StageGone
from cogs.host.store.answers import SqliteAnswers
from cogs.host.store.schedule import SqliteSchedule
from cogs.host.store.shows import SqliteShows
from tests.builders import FakeClock

ROOT = Path(__file__).parents[3]
CATALOGUE = Catalogue.load()
GUILD, ROOM, HALL = 7, 70, 71
ADA, ANNA, LIN = 10, 11, 12
#: As many turns of the loop as no step needs to get from one wait to the next.
TURNS = 40


class HandClock(FakeClock):
    """Moves only by `run`, and wakes who sleeps at the right moments, in order."""

    def __init__(self):
        super().__init__()
        self._sleepers, self._order = [], itertools.count()
        self.busy = 0

    async def sleep(self, seconds):
        woken = asyncio.get_running_loop().create_future()
        at = self.monotonic() + max(0.0, seconds)
        heapq.heappush(self._sleepers, (at, next(self._order), woken))
        await woken

    async def settle(self):
        """Let everybody do what can be done without time passing, on the disk too."""
        quiet = 0
        while quiet < TURNS:
            quiet = 0 if self.busy else quiet + 1
            await asyncio.sleep(0.0005 if self.busy else 0)

    def watched(self, work):
        """Return a call to the database that counts as being busy."""

        async def watched(*given):
            self.busy += 1
            try:
                return await work(*given)
            finally:
                self.busy -= 1

        return watched

    async def run(self, seconds):
        end = self.monotonic() + seconds
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            at, _, woken = heapq.heappop(self._sleepers)
            if woken.done():
                continue
            self.advance(max(0.0, at - self.monotonic()))
            woken.set_result(None)
            await self.settle()
        self.advance(end - self.monotonic())


class NotedStage:
    """Remembers what was shown; a test may make it fail."""

    def __init__(self):
        self.is_open = True
        self.shown = []
        self.failures = 0
        self.is_gone = False
        self.called_off = set()
        self.standings = []
        self.closes_at = None

    def _note(self, what, *more):
        if self.is_gone:
            raise StageGone("the channel is gone")
        if self.failures:
            self.failures -= 1
            raise ConnectionError("a passing trouble")
        self.shown.append((what, *more))

    @property
    def parts(self):
        return [" ".join(map(str, each)) for each in self.shown]

    async def welcome(self, show, *, is_late):
        self._note("welcome", *(["late"] if is_late else []))

    async def ask(self, show, number, question, closes_at):
        self._note("ask", number)
        return 900 + number

    async def reveal(self, show, asked, standings):
        self.standings = standings
        self._note("reveal", asked.number, f"right={len(asked.tally.right)}")

    async def board(self, show, standings):
        self.standings = standings
        self._note("board")

    async def poll(self, show):
        self._note("poll")

    async def goodbye(self, show):
        self._note("goodbye")

    async def back(self, show, number, closes_at):
        self.closes_at = closes_at
        self._note("back", number)

    async def cut_short(self, show, standings, asked):
        self.standings = standings
        self._note("cut short", *([f"question {asked.number}"] if asked else []))

    async def event_stands(self, show):
        return show.show_id not in self.called_off

    async def cancelled(self, show, reason):
        self.shown.append(("cancelled", reason))


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def stage():
    return NotedStage()


@pytest.fixture
async def database(tmp_path, clock):
    migrations = {
        "bot": ROOT / "bot" / "storage" / "migrations",
        "host": ROOT / "cogs" / "host" / "migrations",
    }
    database = await Database.open(tmp_path / "marquee.db", migrations=migrations, clock=clock)
    database.write, database.rows = map(clock.watched, (database.write, database.rows))
    yield database
    await database.close()


class House:
    """One installation: shows of any guild, and who plays them."""

    def __init__(self, database, clock, stage, settings):
        self.database, self.clock, self.stage, self.settings = database, clock, stage, settings
        self._deliveries = itertools.count()
        self.runner = self._new_runner()

    def shows(self, guild_id=GUILD):
        return SqliteShows(self.database, guild_id, AuditStore(self.database, self.clock))

    def answers(self, guild_id=GUILD):
        return SqliteAnswers(self.database, guild_id)

    async def _desk(self, guild_id):
        return Desk(self.shows(guild_id), self.answers(guild_id), self.settings)

    def _new_runner(self):
        return Runner(SqliteSchedule(self.database), self._desk, self.stage, self.clock)

    @property
    def service(self):
        return self.service_of(GUILD)

    def service_of(self, guild_id):
        return HostService(
            self.shows(guild_id),
            self.answers(guild_id),
            self.settings,
            CATALOGUE,
            self.clock,
            self.runner.wake,
        )

    def delivery(self):
        return f"i{next(self._deliveries)}"

    async def start(self, channel_id=ROOM, **changes):
        return await self.service.start(
            draft(channel_id, **changes), actor_id=ADA, delivery=self.delivery()
        )

    async def plan(self, when, channel_id=ROOM, **changes):
        return await self.service.plan(
            draft(channel_id, **changes), when, actor_id=ADA, delivery=self.delivery()
        )

    async def press(self, show, number, member_id, *, right=True, delivery=None):
        question = await self.service.question(show.show_id, number)
        choice = question.right if right else (question.right + 1) % 4
        return await self.service.answer(
            show.show_id,
            number,
            choice,
            member_id=member_id,
            delivery=delivery or self.delivery(),
        )

    @asynccontextmanager
    async def playing(self):
        """Play the shows; leaving is the bot's sudden end."""
        self.runner = self._new_runner()
        running = asyncio.create_task(self.runner.run())
        await self.clock.settle()
        try:
            yield
            assert not running.done(), running.exception()
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


def draft(channel_id=ROOM, **changes):
    given = {
        "title": "Film quiz",
        "persona": Persona.USHER,
        "locale": Locale.EN,
        "seed": 5,
    }
    return Draft(channel_id=channel_id, **given | changes)


@pytest.fixture
def house(database, clock, stage):
    settings = HostSettings(answer_seconds=20, pause_seconds=5)
    return House(database, clock, stage, settings)
