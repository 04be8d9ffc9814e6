"""By the clock: what was cut short is closed, quiet scenes end, previews go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cogs.roleplay.scene import State
from cogs.roleplay.settings import RoleplaySettings
from cogs.roleplay.store.upkeep import SqliteSceneUpkeep
from cogs.roleplay.upkeep import Upkeep
from tests.cogs.roleplay.builders import raw, v2
from tests.cogs.roleplay.conftest import ANNA, GUILD


class Closer:
    """Remembers what it was asked to close."""

    def __init__(self):
        self.closed, self.ended = [], []

    async def close_unfinished(self, unfinished):
        self.closed += unfinished

    async def end_quiet(self, guild_id, scene_id):
        self.ended.append((guild_id, scene_id))


@pytest.fixture
def closer():
    return Closer()


@pytest.fixture
def upkeep(database, clock, closer):
    async def settings(guild_id):
        return RoleplaySettings(idle_days=2 if guild_id == GUILD else 30)

    return Upkeep(SqliteSceneUpkeep(database), settings, closer, clock)


async def test_a_reply_that_was_never_finished_is_closed(here, upkeep, closer):
    scene, _ = await here.open()
    await here.say(scene, "Hello")
    reply = await here.turns.begin_reply(scene, here.clock.now())
    await here.say(scene, "Are you there?")
    await upkeep.close_unfinished()
    head = (await here.store.get(scene.scene_id)).head
    assert closer.closed == [
        (GUILD, scene.scene_id, reply.turn_id),
        (GUILD, scene.scene_id, head),
    ]
    closer.closed.clear()
    await here.turns.note(reply, "", State.BROKEN, None)
    here.clock.advance(timedelta(minutes=16).total_seconds())
    await upkeep.close_unfinished()
    assert closer.closed == [], "who waited too long has gone"


async def test_a_scene_in_which_nobody_speaks_ends(here, guild, upkeep, closer):
    quiet, _ = await here.open(thread_id=1)
    lively, _ = await here.open(thread_id=2)
    patient, _ = await guild(8).open(thread_id=3)
    here.clock.advance(timedelta(days=1.5).total_seconds())
    await here.say(lively, "Hello")
    here.clock.advance(timedelta(days=1).total_seconds())
    await upkeep.run()
    assert closer.ended == [(GUILD, quiet.scene_id)]
    assert patient.is_open


async def test_a_character_that_nobody_kept_goes_after_a_day(here, upkeep):
    dropped, _ = await here.library.bring(raw(v2(name="Odd")), ANNA, 3, "i1")
    kept, _ = await here.library.bring(raw(v2(name="Orla")), ANNA, 3, "i2")
    await here.library.keep(kept)
    here.clock.advance(timedelta(hours=23).total_seconds())
    await upkeep.run()
    assert await here.library.store.get(dropped)
    here.clock.advance(timedelta(hours=2).total_seconds())
    await upkeep.run()
    assert await here.library.store.get(dropped) is None
    assert await here.library.store.get(kept)
