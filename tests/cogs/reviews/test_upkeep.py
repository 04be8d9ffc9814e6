"""Moods are caught up on, and what is deleted does not stay on the disk."""

from __future__ import annotations

import pytest

from bot.permissions import Level
from cogs.reviews import upkeep
from cogs.reviews.review import Removal, Tone
from cogs.reviews.service import UNDO_MODERATED, UNDO_OWN
from cogs.reviews.store.upkeep import SqliteReviewUpkeep
from cogs.reviews.upkeep import Upkeep
from models.errors import EngineFailed, ModelMissing
from tests.cogs.reviews.conftest import ALIEN, ANNA, HEAT, LIN, MO, RAN
from tests.cogs.reviews.test_mood import Models, reads


@pytest.fixture
def here(guild):
    return guild()


@pytest.fixture
def keep(database, guild, clock):
    return lambda models: Upkeep(
        SqliteReviewUpkeep(database), lambda guild_id: guild(guild_id).store, models, clock
    )


async def tones(here, *film_ids):
    return [(await here.service.own(ANNA, film_id)).tone for film_id in film_ids]


async def stored(database):
    return [
        row["body"] for row in await database.rows("SELECT body FROM review ORDER BY review_id")
    ]


async def test_moods_are_read_for_every_guild(here, guild, keep):
    await here.write(ANNA)
    await guild(8).write(ANNA)
    models = Models(reads(0.9))
    await keep(models).run()
    assert await tones(here, HEAT) == await tones(guild(8), HEAT) == [Tone.GLOWING]
    assert [guild_id for _, guild_id in models.asked] == [7, 8]
    await keep(models).run()
    assert len(models.asked) == 2


async def test_without_a_model_the_moods_wait(here, keep):
    await here.write(ANNA)
    await here.write(ANNA, ALIEN)
    models = Models(ModelMissing())
    keeping = keep(models)
    await keeping.run()
    assert len(models.asked) == 1
    models.answer = reads(0.1)
    await keeping.run()
    assert await tones(here, HEAT, ALIEN) == [Tone.HARSH, Tone.HARSH]


async def test_a_text_that_no_model_can_read_does_not_hold_up_the_others(here, keep, monkeypatch):
    monkeypatch.setattr(upkeep, "AT_ONCE", 1)
    await here.write(ANNA, HEAT, text="A poisonous text for any engine.")
    await here.write(ANNA, ALIEN)

    class Choosy(Models):
        async def sentiment(self, text, **rest):
            if "poison" in text:
                raise EngineFailed
            return await super().sentiment(text, **rest)

    keeping = keep(Choosy(reads(0.9)))
    for _ in range(3):
        await keeping.run()
    assert await tones(here, HEAT, ALIEN) == [None, Tone.GLOWING]


async def test_what_nobody_can_bring_back_is_deleted_for_good(here, keep, database):
    own = await here.write(ANNA, HEAT, text="deleted by its author")
    moderated = await here.write(ANNA, ALIEN, text="removed by a moderator")
    await here.write(ANNA, RAN, text="still to be read")
    await here.vote(own, LIN)
    await here.service.delete(own.review_id, member_id=ANNA)
    await here.service.remove(moderated.review_id, Removal.SPAM, moderator_id=MO, level=Level.ADMIN)
    keeping = keep(Models(reads(0.5)))

    await keeping.run()
    assert len(await stored(database)) == 3
    here.clock.advance(UNDO_OWN.total_seconds() + 1)
    await keeping.run()
    assert await stored(database) == ["removed by a moderator", "still to be read"]
    here.clock.advance(UNDO_MODERATED.total_seconds())
    await keeping.run()
    assert await stored(database) == ["still to be read"]
    assert await database.rows("SELECT 1 FROM review_vote") == []
