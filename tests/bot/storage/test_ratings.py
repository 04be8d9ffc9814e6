"""What readers and writers of ratings may rely on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ratings import Rating, Tally
from bot.storage.database import Database
from bot.storage.preferences import PreferenceStore
from bot.storage.ratings import RatingStore

MIGRATIONS = Path(__file__).parents[3] / "bot" / "storage" / "migrations"
HEAT, ALIEN = 1, 2
ANNA, LIN = 11, 12
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
async def database(tmp_path):
    database = await Database.open(tmp_path / "marquee.db", migrations={"bot": MIGRATIONS})
    yield database
    await database.close()


@pytest.fixture
def ratings(database):
    return RatingStore(database, guild_id=7)


async def give(database, ratings, member_id, film_id, half_stars, at=NOON):
    await database.write(lambda c: ratings.put(c, member_id, film_id, half_stars, at))


async def test_a_newer_rating_takes_the_place_of_the_older(database, ratings):
    await give(database, ratings, ANNA, HEAT, 4)
    await give(database, ratings, ANNA, HEAT, 9, LATER)
    assert await ratings.of_member(ANNA) == [Rating(HEAT, 9, LATER)]


async def test_the_newest_rating_of_a_member_comes_first(database, ratings):
    await give(database, ratings, ANNA, HEAT, 4)
    await give(database, ratings, ANNA, ALIEN, 8, LATER)
    assert [each.film_id for each in await ratings.of_member(ANNA)] == [ALIEN, HEAT]


async def test_a_withdrawn_rating_is_gone_and_withdrawing_again_is_nothing(database, ratings):
    await give(database, ratings, ANNA, HEAT, 4)
    for _ in range(2):
        await database.write(lambda c: ratings.withdraw(c, ANNA, HEAT))
    assert await ratings.of_member(ANNA) == []


async def test_a_tally_counts_each_value_and_its_sum(database, ratings):
    await give(database, ratings, ANNA, HEAT, 9)
    await give(database, ratings, LIN, HEAT, 9)
    await give(database, ratings, 13, HEAT, 1)
    tally = await ratings.of_film(HEAT)
    assert tally.counts == (1, 0, 0, 0, 0, 0, 0, 0, 2, 0)
    assert (tally.n, tally.half_stars) == (3, 19)
    assert await ratings.of_film(ALIEN) == Tally(ALIEN, (0,) * 10)
    assert await ratings.of_all_films() == [tally]


async def test_guilds_do_not_see_each_other(database, ratings):
    await give(database, ratings, ANNA, HEAT, 9)
    other = RatingStore(database, guild_id=8)
    assert await other.of_member(ANNA) == []
    assert await other.of_all_films() == []
    await database.write(lambda c: other.erase(c, ANNA))
    assert len(await ratings.of_member(ANNA)) == 1


async def test_who_opted_out_of_learning_keeps_their_ratings_to_themselves(database, ratings):
    await give(database, ratings, ANNA, HEAT, 9)
    await give(database, ratings, LIN, HEAT, 8)
    preferences = PreferenceStore(database)
    await preferences.change(ANNA, lambda p: replace(p, learn_from_reviews=False))
    await preferences.change(LIN, lambda p: replace(p, show_spoilers=True))
    assert await ratings.to_learn_from(ANNA) == []
    assert len(await ratings.of_member(ANNA)) == 1
    assert len(await ratings.to_learn_from(LIN)) == 1
    assert (await ratings.of_film(HEAT)).n == 2


async def test_erasing_a_member_removes_theirs_alone(database, ratings):
    await give(database, ratings, ANNA, HEAT, 9)
    await give(database, ratings, ANNA, ALIEN, 9)
    await give(database, ratings, LIN, HEAT, 8)
    assert await database.write(lambda c: ratings.erase(c, ANNA)) == 2
    assert (await ratings.of_film(HEAT)).n == 1


@pytest.mark.parametrize("half_stars", [0, 11])
async def test_stars_out_of_range_are_refused_by_the_table_too(database, ratings, half_stars):
    with pytest.raises(Exception, match="CHECK"):
        await give(database, ratings, ANNA, HEAT, half_stars)
