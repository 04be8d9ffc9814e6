"""Lists in order, page by page, and ratings that few votes cannot pull far."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.reviews.review import Scope, Sort
from cogs.reviews.shelf import shrunk_mean
from tests.cogs.reviews.conftest import ALIEN, ANNA, HEAT, LIN, MO, RAN


@pytest.fixture
def here(guild):
    return guild(prior_half_stars=6, prior_weight=5)


async def test_pages_hold_everything_once_and_end_where_the_list_does(here):
    for member_id in range(100, 111):
        await here.write(member_id)
    pages = [await here.shelf.page(Scope(film_id=HEAT), Sort.NEWEST, n, size=4) for n in (1, 2, 3)]
    assert [len(page.reviews) for page in pages] == [4, 4, 3]
    seen = [review.member_id for page in pages for review in page.reviews]
    assert seen == list(range(110, 99, -1))
    beyond = await here.shelf.page(Scope(film_id=HEAT), Sort.NEWEST, 99, size=4)
    before = await here.shelf.page(Scope(film_id=HEAT), Sort.NEWEST, -3, size=4)
    assert (beyond, before) == (pages[2], pages[0])
    assert (pages[0].number, pages[0].count, pages[0].total) == (1, 3, 11)


async def test_an_empty_list_is_one_empty_page(here):
    page = await here.shelf.page(Scope(film_id=HEAT), Sort.HELPFUL, 1, size=4)
    assert (page.reviews, page.number, page.count, page.total) == ((), 1, 1, 0)


async def test_the_most_helpful_come_first_and_the_newer_of_equals(here):
    first = await here.write(ANNA)
    await here.write(LIN)
    await here.write(MO)
    await here.vote(first, LIN)
    page = await here.shelf.page(Scope(film_id=HEAT), Sort.HELPFUL, 1, size=4)
    assert [review.member_id for review in page.reviews] == [ANNA, MO, LIN]
    assert page.reviews[0].helpful == 1


async def test_a_scope_leaves_everything_else_out(here):
    await here.write(ANNA, HEAT)
    await here.write(ANNA, ALIEN)
    await here.write(LIN, HEAT)

    async def total(**scope):
        return (await here.shelf.page(Scope(**scope), Sort.NEWEST, 1, size=9)).total

    assert await total() == 3
    assert await total(film_id=HEAT) == 2
    assert await total(member_id=ANNA) == 2
    assert await total(film_id=HEAT, member_id=LIN) == 1


async def test_the_guild_rating_is_the_shrunk_mean_with_its_number(here):
    await here.write(ANNA, half_stars=9)
    rating = await here.shelf.rating(HEAT)
    assert rating.mean == pytest.approx((6 * 5 + 9) / 6)
    assert rating.tally.n == 1
    assert (await here.shelf.rating(ALIEN)).mean == 6


async def test_one_five_star_rating_does_not_beat_many_good_ones(here):
    await here.write(ANNA, RAN, half_stars=10)
    for member_id in range(100, 110):
        await here.write(member_id, HEAT, half_stars=9)
    await here.write(ANNA, ALIEN, half_stars=2)
    ranking = await here.shelf.ranking()
    assert [each.tally.film_id for each in ranking] == [HEAT, RAN, ALIEN]
    assert [each.tally.film_id for each in await here.shelf.ranking(least=2)] == [HEAT]
    only = await here.shelf.ranking(films={ALIEN})
    assert [each.tally.film_id for each in only] == [ALIEN]


async def test_without_weight_the_plain_mean_counts(guild):
    here = guild(prior_weight=0)
    await here.write(ANNA, half_stars=10)
    assert (await here.shelf.rating(HEAT)).mean == 10


@given(st.lists(st.integers(1, 10), max_size=50), st.integers(1, 10), st.integers(0, 50))
def test_the_shrunk_mean_lies_between_the_mean_and_the_prior(ratings, prior, weight):
    mean = sum(ratings) / len(ratings) if ratings else prior
    shrunk = shrunk_mean(sum(ratings), len(ratings), prior, weight)
    assert min(mean, prior) - 1e-9 <= shrunk <= max(mean, prior) + 1e-9
    if weight == 0:
        assert shrunk == pytest.approx(mean)


async def test_the_last_days_are_counted_without_gaps(here, clock):
    await here.write(ANNA)
    clock.advance(2 * 86_400)
    await here.write(LIN)
    today = clock.now().date()
    counted = await here.shelf.by_day(today, 4)
    assert [n for _, n in counted] == [0, 1, 0, 1]
    assert counted[-1][0] == today
