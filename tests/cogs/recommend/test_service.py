from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.errors import InvalidInput
from bot.ratings import Rating, Tally
from cogs.recommend.service import RecommendService, whole_per_cents
from cogs.recommend.taste import Kind, Mark
from cogs.recommend.wish import Wish
from models.tasks.recommend import Reason, Suggestion

CATALOGUE = Catalogue.load()
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Given:
    """Ratings as a test gives them."""

    def __init__(self, stars=(), *, opted_out=False, tallies=()):
        self._stars = [Rating(film_id, half_stars, NOW) for film_id, half_stars in stars]
        self._opted_out, self._tallies = opted_out, list(tallies)

    async def of_member(self, member_id):
        return self._stars

    async def to_learn_from(self, member_id):
        return [] if self._opted_out else self._stars

    async def of_all_films(self):
        return self._tallies


class Told:
    """Marks as a test gives them."""

    def __init__(self, *marks, opted_out=False):
        self._marks = [Mark(film_id, kind, NOW) for film_id, kind in marks]
        self._opted_out = opted_out

    async def of_member(self, member_id):
        return self._marks

    async def to_learn_from(self, member_id):
        return [] if self._opted_out else self._marks


class Answering:
    """Suggests films 1, 2, 3 ... that were not excluded, and remembers what it was asked."""

    def __init__(self, reasons=()):
        self.reasons, self.request = reasons, None

    async def recommend_films(self, request, *, guild_id, member_id=None, timeout_s=None):
        self.request = request
        allowed = request.candidates or {film.id for film in CATALOGUE}
        free = [film.id for film in CATALOGUE if film.id in allowed - request.excluded]
        basis = "personal" if self.reasons else "popular"
        personal = 0.6 if self.reasons else 0.0
        return [Suggestion(i, 1.0, personal, self.reasons, basis) for i in free[: request.limit]]


ANYTHING = Wish()
NOTHING = Told()


def ask(ratings, models, wish=ANYTHING, *, told=NOTHING, page=0, size=3, use_guild=True):
    service = RecommendService(1, ratings, told, CATALOGUE, models)
    return service.films(42, wish, page=page, size=size, use_guild=use_guild)


async def test_rated_films_shape_the_choice_and_are_not_recommended():
    models = Answering()
    found = await ask(Given([(1, 9), (2, 3)]), models)
    assert models.request.ratings == {1: 9, 2: 3}
    assert {pick.film.id for pick in found.picks}.isdisjoint({1, 2})
    assert (found.rated, found.opted_out) == (2, False)


async def test_who_opted_out_is_not_learnt_from_and_still_not_shown_what_they_rated():
    models = Answering()
    found = await ask(Given([(1, 9)], opted_out=True), models)
    assert models.request.ratings == {}
    assert models.request.excluded == {1}
    assert found.opted_out


async def test_a_like_counts_as_taste_and_is_named_as_one():
    models = Answering((Reason(1, 0.75), Reason(2, 0.25)))
    told = Told((2, Kind.LIKE), (3, Kind.SEEN), (4, Kind.NEVER), (5, Kind.UNKNOWN))
    found = await ask(Given([(1, 9)]), models, told=told)
    assert models.request.ratings == {1: 9, 2: 8}
    assert models.request.excluded == {1, 2, 3, 4}
    assert [(film.id, is_like) for film, _, is_like in found.picks[0].because] == [
        (1, False),
        (2, True),
    ]
    assert (found.rated, found.liked) == (1, 1)


async def test_stars_say_more_than_a_like_of_the_same_film():
    models = Answering()
    found = await ask(Given([(1, 3)]), models, told=Told((1, Kind.LIKE)))
    assert models.request.ratings == {1: 3}
    assert found.liked == 0


async def test_likes_of_who_opted_out_are_no_taste_and_still_not_shown_again():
    models = Answering()
    told = Told((2, Kind.LIKE), opted_out=True)
    found = await ask(Given(opted_out=True), models, told=told)
    assert (models.request.ratings, models.request.excluded) == ({}, {2})
    assert (found.liked, found.opted_out) == (0, True)


async def asked_about(told, ratings=()):
    service = RecommendService(1, Given(ratings), told, CATALOGUE, Answering())
    films, missing = await service.to_ask_about(42, 4)
    return [film.id for film in films], missing


async def test_a_newcomer_is_asked_about_well_known_films_until_enough_is_known():
    assert await asked_about(Told()) == ([1, 2, 3, 4], 3)
    assert await asked_about(Told((2, Kind.LIKE), (3, Kind.UNKNOWN))) == ([1, 4, 5, 6], 2)
    assert await asked_about(Told((2, Kind.SEEN)), [(1, 9)]) == ([3, 4, 5, 6], 1)
    assert await asked_about(Told((2, Kind.LIKE), (3, Kind.NEVER), (4, Kind.SEEN))) == ([], 0)


async def test_who_opted_out_is_asked_nothing():
    assert await asked_about(Told((2, Kind.SEEN), opted_out=True)) == ([], 0)


async def test_only_likes_of_this_guild_count_and_only_where_the_guild_wants_it():
    tallies = [Tally(5, (0, 0, 0, 0, 0, 0, 0, 1, 2, 0)), Tally(6, (4, 0, 0, 0, 0, 0, 0, 0, 0, 0))]
    models = Answering()
    await ask(Given(tallies=tallies), models)
    assert models.request.guild_likes == {5: 3}
    await ask(Given(tallies=tallies), models, use_guild=False)
    assert models.request.guild_likes == {}


async def test_pages_follow_each_other_without_gap_or_repeat():
    models = Answering()
    pages = [await ask(Given(), models, page=page) for page in range(3)]
    shown = [pick.film.id for page in pages for pick in page.picks]
    assert shown == [film.id for film in CATALOGUE][:9]
    assert all(page.has_more for page in pages)


async def test_reasons_add_up_and_the_small_ones_are_put_together():
    reasons = tuple(Reason(i, share) for i, share in ((10, 0.4), (11, 0.3), (12, 0.2), (13, 0.1)))
    found = await ask(Given([(10, 9)]), Answering(reasons))
    because = found.picks[0].because
    assert [(film and film.id, share) for film, share, _ in because] == [
        (10, 40),
        (11, 30),
        (12, 20),
        (None, 10),
    ]
    assert found.picks[0].personal == 60


async def test_a_wish_becomes_the_films_that_fit_it():
    models = Answering()
    await ask(Given(), models, Wish("horror", 1970, 1989))
    fitting = {f.id for f in CATALOGUE if "horror" in f.genres and 1970 <= f.year <= 1989}
    assert models.request.candidates == fitting
    assert fitting


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=6))
def test_whole_per_cents_always_add_up(parts):
    shares = [part / sum(parts) for part in parts]
    found = whole_per_cents(shares)
    assert sum(found) == 100
    assert all(abs(a - 100 * b) < 1.001 for a, b in zip(found, shares, strict=True))


def test_no_reasons_have_no_per_cents():
    assert whole_per_cents([]) == []


@pytest.mark.parametrize(
    ("genre", "first", "last"),
    [("horror", 2000, 1999), (None, 1500, None), (None, None, 3000), ("polka", None, None)],
)
def test_a_wish_that_makes_no_sense_is_refused(genre, first, last):
    with pytest.raises(InvalidInput):
        Wish.of(genre, first, last)


@pytest.mark.parametrize(("basis", "is_popular"), [("popular", True), ("catalogue", False)])
async def test_a_film_that_nobody_loved_is_not_called_popular(basis, is_popular):
    class Knowing(Answering):
        async def recommend_films(self, request, **origin):
            return [Suggestion(1, 0.0, 0.0, (), basis)]

    (pick,) = (await ask(Given(), Knowing())).picks
    assert (pick.is_popular, pick.because) == (is_popular, [])
