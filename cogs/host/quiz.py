"""Questions from the catalogue: every answer is a fact of it, no wrong option is also right."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from bot.i18n import Locale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.catalogue import Catalogue, Film

T = TypeVar("T")

OPTIONS = 4
#: The catalogue begins with the best known films; a quiz is no fun with the others.
WELL_KNOWN = 420
#: A festival and the general release may differ by a year or two: no wrong year is that near.
YEARS_APART = 3
YEARS_SPAN = 12
#: The genre that nobody argues about, and those of films that are drawn in part.
CLEAR_GENRE = "animation"
UNCLEAR_BESIDE = frozenset({"family", "music", "fantasy"})
ATTEMPTS = 60
#: A button's label has 80 characters, with its letter and a year.
LONGEST_OPTION = 62


class Kind(StrEnum):
    """What a question asks for."""

    DIRECTOR = "director"
    YEAR = "year"
    FILM_OF = "film-of"
    FIRST = "first"
    GENRE = "genre"


#: A kind comes back only when all have been.
ORDER = (Kind.DIRECTOR, Kind.YEAR, Kind.FILM_OF, Kind.FIRST, Kind.GENRE)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in no language yet.

    Attributes:
        kind: What it asks for.
        film_id: The film it asks about; with `Kind.FILM_OF` and `Kind.GENRE` the right one.
        subject: A person's place among that film's directors, or a genre; else empty.
        options: Years or ids of films; for `Kind.DIRECTOR` ``film:place``, a director of a film.
        right: The place of the right option.
    """

    kind: Kind
    film_id: int
    subject: str
    options: tuple[str, ...]
    right: int


def draw(catalogue: Catalogue, count: int, seed: int) -> list[Question]:
    """Return questions of changing kinds about well-known films, no film in two of them.

    The same seed and catalogue give the same questions.
    """
    chance = random.Random(seed)  # noqa: S311  a game, no secret
    films = list(catalogue.films[:WELL_KNOWN])
    questions: list[Question] = []
    used: set[int] = set()
    kinds: list[Kind] = []
    for _ in range(ATTEMPTS * count):
        if len(questions) == count:
            break
        kinds = kinds or chance.sample(ORDER, len(ORDER))
        free = [film for film in films if film.id not in used]
        question = _MAKERS[kinds[-1]](chance, free, films) if free else None
        if question is not None:
            kinds.pop()
            questions.append(question)
            used |= set(named_films(question))
    return questions


def named_films(question: Question) -> list[int]:
    """Return the films that a question shows or is about."""
    if question.kind is Kind.YEAR:
        return [question.film_id]
    shown = [int(option.partition(":")[0]) for option in question.options]
    return [question.film_id] if question.kind is Kind.DIRECTOR else shown


def name_of(film: Film, place: int, locale: Locale) -> str:
    """Return the name of one of a film's directors."""
    return (film.directors_zh if locale is Locale.ZH else film.directors)[place]


def _director(
    chance: random.Random, free: Sequence[Film], films: Sequence[Film]
) -> Question | None:
    film = chance.choice(free)
    place = chance.randrange(len(film.directors))
    if _names_itself(film, place):
        return None
    nearest = _alike(chance, film, films)
    others = [
        (other, chance.randrange(len(other.directors)))
        for other in nearest
        if not set(film.directors) & set(other.directors)
        and not set(film.directors_zh) & set(other.directors_zh)
    ]
    picked = _distinct([(film, place), *others], lambda pair: _names(*pair))
    options = [f"{film_.id}:{place_}" for film_, place_ in picked]
    return _question(chance, Kind.DIRECTOR, film, "", options)


def _year(chance: random.Random, free: Sequence[Film], films: Sequence[Film]) -> Question | None:
    film = chance.choice(free)
    if any(re.search(r"\d{4}", title) for title in film.titles):
        return None
    latest = max(each.year for each in films)
    years = [film.year]
    for _ in range(ATTEMPTS):
        year = film.year + chance.randint(-YEARS_SPAN, YEARS_SPAN)
        if year <= latest and all(abs(year - other) >= YEARS_APART for other in years):
            years.append(year)
        if len(years) == OPTIONS:
            break
    return _question(chance, Kind.YEAR, film, "", [str(year) for year in years])


def _film_of(chance: random.Random, free: Sequence[Film], films: Sequence[Film]) -> Question | None:
    film = chance.choice(free)
    place = chance.randrange(len(film.directors))
    mine = {film.directors[place], film.directors_zh[place]}
    others = [
        other
        for other in _alike(chance, film, free)
        if not mine & {*other.directors, *other.directors_zh}
    ]
    return _of_films(chance, Kind.FILM_OF, [film, *others], str(place))


def _first(chance: random.Random, free: Sequence[Film], films: Sequence[Film]) -> Question | None:
    near = _alike(chance, chance.choice(free), free)
    picked: list[Film] = []
    for film in near:
        if all(abs(film.year - other.year) >= YEARS_APART for other in picked):
            picked.append(film)
        if len(picked) == OPTIONS:
            break
    # A part two gives its place away, and so does a year in a title.
    if any(re.search(r"\d|[IVX]{2,}|\bPart\b", film.title) for film in picked):
        return None
    return _of_films(chance, Kind.FIRST, sorted(picked, key=lambda film: film.year), "")


def _genre(chance: random.Random, free: Sequence[Film], films: Sequence[Film]) -> Question | None:
    right = [film for film in free if CLEAR_GENRE in film.genres]
    if not right:
        return None
    film = chance.choice(right)
    others = [
        other
        for other in _alike(chance, film, free)
        if CLEAR_GENRE not in other.genres and not UNCLEAR_BESIDE & set(other.genres)
    ]
    return _of_films(chance, Kind.GENRE, [film, *others], CLEAR_GENRE)


_MAKERS: dict[Kind, Callable[[random.Random, Sequence[Film], Sequence[Film]], Question | None]] = {
    Kind.DIRECTOR: _director,
    Kind.YEAR: _year,
    Kind.FILM_OF: _film_of,
    Kind.FIRST: _first,
    Kind.GENRE: _genre,
}


def _of_films(
    chance: random.Random, kind: Kind, films: Iterable[Film], subject: str
) -> Question | None:
    picked = _distinct(films, lambda film: {film.title, film.title_zh})
    options = [str(film.id) for film in picked]
    return _question(chance, kind, picked[0], subject, options) if picked else None


def _question(
    chance: random.Random, kind: Kind, film: Film, subject: str, options: Sequence[str]
) -> Question | None:
    """Return the question whose first option is right, shuffled; None with too few options."""
    if len(options) < OPTIONS:
        return None
    right = options[0]
    if kind is Kind.YEAR:  # a row of years reads best in order
        mixed = sorted(options[:OPTIONS])
    else:
        mixed = chance.sample(options[:OPTIONS], OPTIONS)
    return Question(kind, film.id, subject, tuple(mixed), mixed.index(right))


def _alike(chance: random.Random, film: Film, films: Sequence[Film]) -> list[Film]:
    """Return films in an order that makes good wrong options: of the same country, genre, time."""

    def distance(other: Film) -> float:
        strange = 0.0 if other.country == film.country else 1.0
        strange += 0.0 if set(other.genres) & set(film.genres) else 0.5
        return strange + abs(other.year - film.year) / 30 + chance.random()

    return sorted((other for other in films if other.id != film.id), key=distance)


def _distinct(candidates: Iterable[T], labels: Callable[[T], set[str]]) -> list[T]:
    """Return the first four that share no label in any language and fit on a button."""
    found: list[T] = []
    seen: set[str] = set()
    for candidate in candidates:
        own = {label.casefold() for label in labels(candidate)}
        if own & seen or any(len(label) > LONGEST_OPTION for label in own):
            continue
        found.append(candidate)
        seen |= own
        if len(found) == OPTIONS:
            break
    return found


def _names(film: Film, place: int) -> set[str]:
    return {film.directors[place], film.directors_zh[place]}


def _names_itself(film: Film, place: int) -> bool:
    """Tell whether a title gives away who made the film."""
    surname = film.directors[place].split()[-1].casefold()
    return any(surname in title.casefold() for title in film.titles) or any(
        part in title
        for title in film.titles
        for part in film.directors_zh[place].split("·")
        if len(part) > 1
    )
