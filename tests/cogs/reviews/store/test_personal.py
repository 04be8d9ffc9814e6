"""A member takes everything along, and leaves nothing behind."""

from __future__ import annotations

import json

import pytest

from bot.permissions import Level
from cogs.reviews.review import Removal
from cogs.reviews.store.personal import ReviewPersonalData
from tests.cogs.reviews.conftest import ALIEN, ANNA, GUILD, HEAT, LIN, MO, RAN, TEXT


@pytest.fixture
def here(guild):
    return guild()


@pytest.fixture
def personal(database):
    return ReviewPersonalData(database)


async def test_an_export_holds_reviews_votes_and_ratings(here, personal):
    await here.write(ANNA, HEAT, half_stars=9)
    gone = await here.write(ANNA, RAN)
    await here.service.remove(gone.review_id, Removal.SPAM, moderator_id=MO, level=Level.OWNER)
    other = await here.write(LIN, ALIEN)
    await here.vote(other, ANNA)
    export = await personal.export(GUILD, ANNA)
    assert json.loads(json.dumps(export)) == export
    assert [(r["film_id"], r["body"], r["removal"]) for r in export["reviews"]] == [
        (HEAT, TEXT, None),
        (RAN, TEXT, "spam"),
    ]
    assert export["found_helpful"] == [{"review_id": other.review_id, "film_id": ALIEN}]
    assert [(r["film_id"], r["half_stars"]) for r in export["ratings"]] == [(HEAT, 9)]


async def test_an_erasure_takes_everything_of_one_member_in_one_guild(
    here, guild, database, personal
):
    mine = await here.write(ANNA, HEAT)
    await here.vote(mine, LIN)
    other = await here.write(LIN, HEAT, half_stars=2)
    await here.vote(other, ANNA)
    elsewhere = guild(8)
    await elsewhere.write(ANNA, HEAT)
    removed = await database.write(lambda c: personal.erase(c, GUILD, ANNA))
    assert removed == 3  # a review, a vote, a rating; the vote on the review went along with it
    assert await personal.export(GUILD, ANNA) == {"reviews": [], "found_helpful": [], "ratings": []}
    assert (await here.service.read(other.review_id)).helpful == 0
    assert (await here.shelf.rating(HEAT)).tally.n == 1
    assert await elsewhere.service.own(ANNA, HEAT) is not None
    rows = await database.rows("SELECT count(*) AS n FROM review_vote")
    assert rows[0]["n"] == 0
