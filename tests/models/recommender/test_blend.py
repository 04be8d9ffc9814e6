from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from models.recommender.blend import Blend
from models.registry import ROOT, ModelSettings, load_model
from models.tasks.recommend import RecommendRequest, Suggestion

LIKED, LOVED, HATED = 8, 10, 1


@pytest.fixture
def blend(films, learned):
    return Blend(films, learned)


@pytest.fixture
def facts(films):
    return Blend(films, None)


@pytest.fixture(scope="module")
def bundled():
    return load_model("recommend", ModelSettings())


def ask(model, ratings, **others):
    (answer,) = model.answer([RecommendRequest(ratings=ratings, **others)])
    return answer


def by_film(suggestions):
    return {each.film_id: each for each in suggestions}


def test_a_score_is_the_sum_of_its_links_and_popularity(blend):
    found = by_film(ask(blend, {10: LIKED, 12: LIKED}))
    assert found[11].score == pytest.approx(3.0 + 1.0 + 0.0, abs=0.03)
    assert [reason.film_id for reason in found[11].reasons] == [10, 12]
    assert [reason.share for reason in found[11].reasons] == pytest.approx([0.75, 0.25], abs=0.01)
    assert found[11].personal == 1
    assert found[13].score == pytest.approx(2.0 + 0.5, abs=0.03)
    assert found[13].personal == pytest.approx(2.0 / 2.5, abs=0.01)


def test_what_is_disliked_pulls_down_and_is_no_reason(blend):
    found = by_film(ask(blend, {10: HATED, 12: LIKED}))
    assert found[11].score == pytest.approx(-0.3 * 3.0 + 1.0, abs=0.03)
    assert [reason.film_id for reason in found[11].reasons] == [12]
    assert found[11].reasons[0].share == 1


def test_a_dislike_never_speaks_for_another_film(blend):
    found = by_film(ask(blend, {10: HATED}))  # liking 10 speaks against 12
    assert (found[12].basis, found[12].reasons) == ("popular", ())
    assert found[12].score == pytest.approx(1.0, abs=0.03)


@pytest.mark.parametrize("half_stars", range(1, 6))
def test_no_bundled_reason_is_a_film_that_was_disliked(bundled, half_stars):
    for film_id in (1, 125, 300):
        found = ask(bundled, {film_id: half_stars}, limit=50)
        assert all(each.reasons == () and each.personal == 0 for each in found)


def test_only_dislikes_leave_popularity_as_the_basis(blend):
    found = by_film(ask(blend, {10: HATED}))
    assert (found[13].basis, found[13].reasons, found[13].personal) == ("popular", (), 0)


def test_stars_rise_with_what_they_say(blend):
    scores = [by_film(ask(blend, {10: stars}))[11].score for stars in range(1, 11)]
    assert scores == sorted(scores)
    assert scores[4] < 0 < scores[5]


def test_a_film_nobody_taught_anything_about_is_reached_by_its_facts(blend):
    found = by_film(ask(blend, {10: LOVED}))
    assert found[14].basis == "personal"
    assert found[14].score > found[15].score


def test_rated_excluded_and_unwanted_films_are_never_suggested(blend):
    found = ask(
        blend, {10: LIKED}, excluded=frozenset({11}), candidates=frozenset({10, 11, 12, 99})
    )
    assert [each.film_id for each in found] == [12]
    assert ask(blend, {}, candidates=frozenset()) == []


def test_films_the_catalogue_does_not_hold_are_ignored(blend):
    assert ask(blend, {999: LOVED}, guild_likes={998: 5}) == ask(blend, {})


def test_the_guild_lifts_what_it_loves(blend):
    before = by_film(ask(blend, {10: LIKED}))[15].score
    after = by_film(ask(blend, {10: LIKED}, guild_likes={15: 3}))[15].score
    assert after - before == pytest.approx(0.5 * 2)  # three likes double "likes + 1" twice


def test_without_any_rating_the_popular_come_first(blend):
    found = ask(blend, {})
    assert found[0].film_id == 10
    assert {each.basis for each in found} <= {"popular", "catalogue"}
    assert all(not each.reasons and each.personal == 0 for each in found)


def test_facts_alone_know_no_popularity_and_say_so(facts):
    found = ask(facts, {})
    assert {(each.basis, each.score) for each in found} == {("catalogue", 0.0)}
    lifted = ask(facts, {}, guild_likes={13: 1})
    assert (lifted[0].film_id, lifted[0].basis) == (13, "popular")


def test_facts_alone_find_the_film_most_alike(facts):
    first = ask(facts, {10: LIKED})[0]
    assert (first.film_id, first.basis, first.personal) == (14, "personal", 1)
    assert [tuple(each) for each in first.reasons] == [(10, 1.0)]


@pytest.mark.parametrize("ratings", [{}, {1: 10, 2: 3, 300: 8}])
def test_a_longer_list_begins_with_the_shorter_one(bundled, ratings):
    long = ask(bundled, ratings, limit=50)
    assert len({each.film_id for each in long}) == 50
    assert ask(bundled, ratings, limit=7) == long[:7]


@pytest.mark.parametrize("ratings", [{}, {1: HATED}])
def test_the_first_handful_for_a_stranger_is_varied(ratings):
    facts = load_model("recommend", ModelSettings(noncommercial=False))
    first = [each.film_id for each in ask(facts, ratings, limit=8)]
    genres = _genres()
    assert len({genres[film_id] for film_id in first}) >= 6


def test_popularity_does_not_fill_the_first_handful_with_one_series(bundled):
    scores = [each.score for each in ask(bundled, {}, limit=8)]
    assert scores[0] == max(scores)
    assert scores != sorted(scores, reverse=True)


def _genres():
    lines = (ROOT / "data" / "films.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {int(line.split(",")[0]): line.rsplit(",", 2)[1].split("|")[0] for line in lines}


@settings(max_examples=40, deadline=None)
@given(ratings=st.dictionaries(st.integers(1, 1400), st.integers(1, 10), max_size=30))
def test_shares_add_up_and_the_best_come_first(bundled, ratings):
    found = ask(bundled, ratings, guild_likes={5: 2}, limit=20)
    for each in found:
        assert (each.basis == "personal") == bool(each.reasons)
        assert each.film_id not in ratings
        if each.reasons:
            assert sum(reason.share for reason in each.reasons) == pytest.approx(1)
            assert list(each.reasons) == sorted(each.reasons, key=lambda r: -r.share)
    if any(stars >= 6 for film_id, stars in ratings.items() if film_id <= 1347):
        assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    as_json = TypeAdapter(list[Suggestion])
    assert as_json.validate_json(as_json.dump_json(found)) == found


@settings(max_examples=40, deadline=None)
@given(
    ratings=st.dictionaries(st.integers(1, 1347), st.integers(1, 10), min_size=1, max_size=12),
    data=st.data(),
)
def test_taking_back_a_rating_takes_back_exactly_its_term(bundled, ratings, data):
    gone = data.draw(st.sampled_from(sorted(ratings)))
    rest = {film_id: stars for film_id, stars in ratings.items() if film_id != gone}
    target = data.draw(st.sampled_from(sorted(set(range(1, 1348)) - ratings.keys())))

    def at(seen):
        return ask(bundled, seen, candidates=frozenset({target}))[0]

    term = at({gone: ratings[gone]}).score - at({}).score
    assert at(ratings).score - at(rest).score == pytest.approx(term, abs=1e-5)


def test_shares_are_the_terms_that_removal_takes_back(bundled):
    ratings = {10: 9, 8: 8, 4: 10}
    best = ask(bundled, ratings)[0]
    only = frozenset({best.film_id})
    popularity = ask(bundled, {}, candidates=only)[0].score
    pull = sum(
        ask(bundled, {film_id: stars}, candidates=only)[0].score - popularity
        for film_id, stars in ratings.items()
    )
    assert len(best.reasons) == len(ratings)
    assert best.personal == pytest.approx(pull / best.score)
    for reason in best.reasons:
        rest = {film_id: stars for film_id, stars in ratings.items() if film_id != reason.film_id}
        lost = best.score - ask(bundled, rest, candidates=only)[0].score
        assert lost == pytest.approx(reason.share * pull, abs=1e-5)
