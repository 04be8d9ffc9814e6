"""Marks in a real database: one a film, per guild, once a delivery, and gone when erased."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.preferences import PreferenceStore
from cogs.recommend.store import SqliteTasteStore, TastePersonalData
from cogs.recommend.taste import Kind, TasteService
from tests.builders import FakeClock

ROOT = Path(__file__).parents[3]
ANNA, LIN = 11, 12
HEAT, ALIEN, RAN = 1, 2, 3


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
async def database(tmp_path, clock):
    migrations = {
        "bot": ROOT / "bot" / "storage" / "migrations",
        "recommend": ROOT / "cogs" / "recommend" / "migrations",
    }
    database = await Database.open(tmp_path / "marquee.db", migrations=migrations, clock=clock)
    yield database
    await database.close()


@pytest.fixture
def store(database):
    return SqliteTasteStore(database, 7)


@pytest.fixture
def taste(store, clock):
    return TasteService(store, clock)


async def told(taste, member_id=ANNA):
    return [(mark.film_id, mark.kind) for mark in await taste.told(member_id)]


async def test_the_last_word_about_a_film_counts_and_says_what_was_before(taste):
    first = await taste.mark(ANNA, HEAT, Kind.SEEN, delivery="a")
    second = await taste.mark(ANNA, HEAT, Kind.LIKE, delivery="b")
    again = await taste.mark(ANNA, HEAT, Kind.LIKE, delivery="c")
    assert (first.before, first.is_new) == (None, True)
    assert (second.before, second.is_new) == (Kind.SEEN, True)
    assert not again.is_new
    assert await told(taste) == [(HEAT, Kind.LIKE)]
    assert await told(taste, LIN) == []


async def test_taking_back_puts_back_what_was_before(taste):
    await taste.mark(ANNA, HEAT, Kind.SEEN, delivery="a")
    await taste.mark(ANNA, HEAT, Kind.NEVER, delivery="b")
    assert await taste.take_back(ANNA, HEAT, Kind.SEEN, delivery="c")
    assert await told(taste) == [(HEAT, Kind.SEEN)]
    assert await taste.take_back(ANNA, HEAT, delivery="d")
    assert not await taste.take_back(ANNA, HEAT, delivery="e")
    assert await told(taste) == []


async def test_a_repeated_delivery_changes_nothing(taste):
    await taste.mark(ANNA, HEAT, Kind.LIKE, delivery="a")
    await taste.take_back(ANNA, HEAT, delivery="b")
    await taste.mark(ANNA, HEAT, Kind.LIKE, delivery="a")
    assert await told(taste) == []


async def test_likes_come_first_and_the_newest_of_a_kind(taste, clock):
    for number, (film, kind) in enumerate(
        [(HEAT, Kind.SEEN), (ALIEN, Kind.LIKE), (RAN, Kind.LIKE), (4, Kind.UNKNOWN)]
    ):
        await taste.mark(ANNA, film, kind, delivery=str(number))
        clock.advance(60)
    assert await told(taste) == [(RAN, Kind.LIKE), (ALIEN, Kind.LIKE), (HEAT, Kind.SEEN)]


async def test_guilds_do_not_see_each_other(database, taste, clock):
    await taste.mark(ANNA, HEAT, Kind.LIKE, delivery="a")
    assert await told(TasteService(SqliteTasteStore(database, 8), clock)) == []


async def test_who_keeps_their_taste_out_is_not_learnt_from(database, store, taste):
    await taste.mark(ANNA, HEAT, Kind.LIKE, delivery="a")
    assert [mark.film_id for mark in await store.to_learn_from(ANNA)] == [HEAT]
    await PreferenceStore(database).change(ANNA, lambda p: replace(p, learn_from_reviews=False))
    assert await store.to_learn_from(ANNA) == []
    assert [mark.film_id for mark in await store.of_member(ANNA)] == [HEAT]


async def test_everything_told_is_exported_and_erased(database, taste):
    await taste.mark(ANNA, HEAT, Kind.LIKE, delivery="a")
    await taste.mark(ANNA, ALIEN, Kind.UNKNOWN, delivery="b")
    await taste.mark(LIN, ALIEN, Kind.SEEN, delivery="c")
    personal = TastePersonalData(database)
    exported = await personal.export(7, ANNA)
    assert {(row["film_id"], row["kind"]) for row in exported["films"]} == {
        (HEAT, "like"),
        (ALIEN, "unknown"),
    }
    assert await database.write(lambda connection: personal.erase(connection, 7, ANNA)) == 2
    assert await personal.export(7, ANNA) == {"films": []}
    assert await told(taste, LIN) == [(ALIEN, Kind.SEEN)]
