"""Every question of a quiz is true, and only one of its options is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.catalogue import Catalogue
from bot.i18n import Locale
from cogs.host.quiz import (
    CLEAR_GENRE,
    OPTIONS,
    WELL_KNOWN,
    YEARS_APART,
    Kind,
    Question,
    draw,
    name_of,
    named_films,
)

CATALOGUE = Catalogue.load()
SEEDS = range(400)
QUIZZES = [draw(CATALOGUE, 3, seed) for seed in SEEDS]
QUESTIONS = [question for quiz in QUIZZES for question in quiz]


def film(option: str):
    return CATALOGUE.by_id(int(option.partition(":")[0]))


def true_options(question: Question) -> list[int]:
    """Return the places of all options that the catalogue says are right."""
    asked = film(str(question.film_id))
    films = [] if question.kind is Kind.YEAR else [film(option) for option in question.options]
    if question.kind is Kind.DIRECTOR:
        names = [
            name_of(f, int(o.split(":")[1]), Locale.EN)
            for f, o in zip(films, question.options, strict=True)
        ]
        right = [name in asked.directors for name in names]
    elif question.kind is Kind.YEAR:
        right = [int(option) == asked.year for option in question.options]
    elif question.kind is Kind.FILM_OF:
        person = asked.directors[int(question.subject)]
        right = [person in each.directors for each in films]
    elif question.kind is Kind.FIRST:
        right = [each.year == min(f.year for f in films) for each in films]
    else:
        right = [question.subject in each.genres for each in films]
    return [place for place, is_right in enumerate(right) if is_right]


def test_each_quiz_has_three_questions_of_three_kinds_about_different_films():
    for quiz in QUIZZES:
        assert len(quiz) == 3
        assert len({question.kind for question in quiz}) == 3
        named = [film_id for question in quiz for film_id in set(named_films(question))]
        assert len(named) == len(set(named))
    assert {question.kind for question in QUESTIONS} == set(Kind)


def test_exactly_one_option_is_true_and_it_is_the_one_that_counts():
    for question in QUESTIONS:
        assert len(question.options) == OPTIONS
        assert true_options(question) == [question.right], question


@pytest.mark.parametrize("locale", list(Locale))
def test_no_two_options_read_the_same(locale):
    for question in QUESTIONS:
        if question.kind is Kind.YEAR:
            labels = set(question.options)
        elif question.kind is Kind.DIRECTOR:
            pairs = [(film(o), int(o.split(":")[1])) for o in question.options]
            labels = {name_of(*pair, locale) for pair in pairs}
        else:
            labels = {CATALOGUE.title(film(o), locale) for o in question.options}
        assert len(labels) == OPTIONS


def test_wrong_years_are_not_nearly_right():
    for question in QUESTIONS:
        if question.kind is Kind.YEAR:
            years = sorted(map(int, question.options))
        elif question.kind is Kind.FIRST:
            years = sorted(film(option).year for option in question.options)
        else:
            continue
        assert all(b - a >= YEARS_APART for a, b in pairwise(years))
        assert years[-1] <= max(each.year for each in CATALOGUE)


def test_no_title_gives_its_answer_away():
    for question in QUESTIONS:
        asked = film(str(question.film_id))
        if question.kind is Kind.YEAR:
            assert not any(str(asked.year) in title for title in asked.titles)
        if question.kind is Kind.DIRECTOR:
            place = int(question.options[question.right].split(":")[1])
            surname = asked.directors[place].split()[-1]
            assert not any(surname.casefold() in title.casefold() for title in asked.titles)


def test_the_films_are_well_known():
    known = {each.id for each in CATALOGUE.films[:WELL_KNOWN]}
    assert all(set(named_films(question)) <= known for question in QUESTIONS)


def test_the_right_answer_has_no_favourite_place():
    places = [question.right for question in QUESTIONS if question.kind is not Kind.YEAR]
    for place in range(OPTIONS):
        assert 0.18 < places.count(place) / len(places) < 0.32


def test_drawn_films_are_not_asked_of_their_like():
    asked = [question for question in QUESTIONS if question.kind is Kind.GENRE]
    assert asked
    for question in asked:
        wrong = [film(o) for n, o in enumerate(question.options) if n != question.right]
        assert not any({CLEAR_GENRE, "family", "fantasy"} & set(each.genres) for each in wrong)


def test_the_same_seed_gives_the_same_quiz_and_another_another():
    assert draw(CATALOGUE, 3, 7) == QUIZZES[7]
    assert len({tuple(quiz) for quiz in QUIZZES}) == len(QUIZZES)


def test_a_catalogue_too_small_for_a_question_gives_none():
    assert draw(Catalogue(CATALOGUE.films[:3]), 3, 1) == []
