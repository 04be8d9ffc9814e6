"""What somebody wants to see: genre and years, from options or from their own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat import Intent
from bot.errors import InvalidInput
from bot.films import FIRST_YEAR, GENRES, LAST_YEAR

if TYPE_CHECKING:
    from bot.catalogue import Catalogue, Film
    from bot.i18n import Say

_FILM = r"(?:film|movie|something to watch)s?"
FILM = Intent.of(
    "film",
    rf"(?:recommend|suggest)(?: me)?(?: an?| some)?(?P<wish>.*?) ?{_FILM}(?P<when>.*)",
    rf"what (?:should|can|shall) (?:i|we) watch(?P<when>.*)|(?:an?|some)? ?(?P<wish>.*?) ?{_FILM}",
    r"(?:给我|为我|再)?推荐(?:一下|一部|几部|部|点|一些)?(?P<wish>.*?)的?(?:电影|影片|片子|片)",
    r"(?:有什么|有啥)(?P<wish>.*?)(?:电影|片子|片)(?:推荐|好看)?(?:的)?(?:吗)?|(?:今晚)?看(?:点)?什么(?:电影|片子|好)?",
)

DECADE = re.compile(r"\b(?:19|20)?(\d)0'?s\b|(?:19|20)?(\d)0年代", re.IGNORECASE)
_YEAR = r"((?:18|19|20)\d\d)"
_TO = r"(?:\s*(?:-|–|~|to|and|until|till|到|至|和)\s*)"
SPAN = re.compile(rf"(?<!\d){_YEAR}年?{_TO}{_YEAR}年?(?:之?间)?", re.IGNORECASE)
UNTIL = re.compile(
    rf"\b(?:before|until|up to|older than)\s+{_YEAR}(?!\d)|(?<!\d){_YEAR}年?(?:[以之]前|前)",
    re.IGNORECASE,
)
SINCE = re.compile(
    rf"\b(?:after|since|newer than)\s+{_YEAR}(?!\d)|(?<!\d){_YEAR}年?(?:[以之]后|以来|后)",
    re.IGNORECASE,
)
YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
NOISE = re.compile(
    r"\b(?:an?|the|from|of|in|some|me|good|nice|great|movie|film|please|for|tonight|to|watch|between|made|after|before)\b"
    r"|好看|不错|经典|今晚|一点|[的部个点些年]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a suggestion must fit; None leaves it open.

    Attributes:
        genre: One of `bot.films.GENRES`.
        first_year: Earliest year.
        last_year: Latest year.
        unread: Words of the wish that were not understood.
    """

    genre: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    unread: str = ""

    @classmethod
    def of(cls, genre: str | None, first_year: int | None, last_year: int | None) -> Wish:
        """Return a checked wish.

        Raises:
            InvalidInput: The years are out of order or out of range, or the genre is unknown.
        """
        first, last = first_year or FIRST_YEAR, last_year or LAST_YEAR
        if not FIRST_YEAR <= first <= last <= LAST_YEAR:
            raise InvalidInput("recommend-years")
        if genre is not None and genre not in GENRES:
            raise InvalidInput("recommend-genre-unknown")
        return cls(genre, first_year, last_year)

    @property
    def is_open(self) -> bool:
        """Tell whether any film will do."""
        return self.genre is None and self.first_year is None and self.last_year is None

    def allows(self, film: Film) -> bool:
        """Tell whether a film fits."""
        return (
            (self.genre is None or self.genre in film.genres)
            and film.year >= (self.first_year or FIRST_YEAR)
            and film.year <= (self.last_year or LAST_YEAR)
        )

    def candidates(self, catalogue: Catalogue) -> frozenset[int] | None:
        """Return the films that fit, or None when all do."""
        if self.is_open:
            return None
        return frozenset(film.id for film in catalogue if self.allows(film))


def read(words: str, say: Say) -> Wish:
    """Return the wish in somebody's own words, in the language of ``say``."""
    first, last, rest = _years(words)
    genre, rest = _genre(rest, say)
    return Wish(genre, first, last, " ".join(NOISE.sub(" ", rest).split()))


def _years(words: str) -> tuple[int | None, int | None, str]:
    if found := SPAN.search(words):
        first, last = sorted((int(found[1]), int(found[2])))
        return first, last, words.replace(found[0], " ")
    if found := UNTIL.search(words):
        return None, int(found[1] or found[2]), words.replace(found[0], " ")
    if found := SINCE.search(words):
        return int(found[1] or found[2]), None, words.replace(found[0], " ")
    if found := DECADE.search(words):
        digit = int(found[1] or found[2])
        # "the 20s" are ours, "the 30s" those before the war; a century said aloud wins.
        century = {"19": 1900, "20": 2000}.get(found[0][:2]) if found[0][:4].isdecimal() else None
        start = (century if century is not None else 2000 if digit <= 2 else 1900) + 10 * digit
        return start, start + 9, words.replace(found[0], " ")
    if found := YEAR.search(words):
        return int(found[1]), int(found[1]), words.replace(found[0], " ")
    return None, None, words


def _genre(words: str, say: Say) -> tuple[str | None, str]:
    """Return the genre that is named first, and the words without it."""
    lower = words.casefold()
    found = [
        (lower.index(name), -len(name), genre, name)
        for genre in GENRES
        for name in _names(genre, say)
        if name in lower
    ]
    if not found:
        return None, words
    *_, genre, name = min(found)
    return genre, lower.replace(name, " ", 1)


def _names(genre: str, say: Say) -> list[str]:
    """Return what people call a genre: its name and the words listed beside it."""
    words = f"{say(f'genre-{genre}')}|{say(f'genre-{genre}.words')}"
    return [word.strip().casefold() for word in words.split("|") if word.strip()]
