"""Finding a title from a few letters of it, in any script and with slips of the finger."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.hanzi import has_han, simplify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.films import Film

MAX_QUERY_CHARS = 100  # Discord's own limit for an option that completes itself
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_NUMERAL = {"one": 1, "two": 2, "three": 3, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_NUMERAL |= {"vii": 7, "viii": 8, "ix": 9}
_PART = re.compile(
    rf"(?<![a-z0-9])(?:part|vol|volume|chapter|episode) (\d+|{'|'.join(_NUMERAL)})(?![a-z0-9])"
)
_ROMAN = re.compile("(?<![a-z0-9])(viii|vii|vi|iv|ix|iii|ii)(?![a-z0-9])")
_ARTICLE = re.compile("^(?:the|an?) (?=.)")
_YEARS = (
    re.compile(r"(?P<title>.+?)\s*\(\s*(?P<year>\d{0,4})\s*\)?"),  # Heat (1995), Heat (19
    re.compile(r"(?P<title>.+?)(?:\s+|(?<=\D))(?P<year>\d{4})\s*年?版?"),  # heat 1995, 沙丘2021
    re.compile(r"(?P<year>\d{4})(?:\s+|\s*年版?的?\s*)(?P<title>.+)"),  # 1995 heat, 1984年的沙丘
)


def fold(text: str) -> str:
    """Return a title or query in the form in which titles are compared: words and single spaces.

    Case, accents, width, punctuation, traditional characters and the ways to write a number of a
    part ("Part II", "Vol. 2", "Ⅱ") make no difference.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    text = simplify(unicodedata.normalize("NFC", text)).replace("&", " and ")
    text = re.sub(r"[\W_]+", " ", _APOSTROPHES.sub("", text)).strip()
    text = _PART.sub(lambda found: str(_NUMERAL.get(found[1], found[1])), text)
    return _ROMAN.sub(lambda found: str(_NUMERAL[found[1]]), text)


def without_article(folded: str) -> str:
    """Return a folded title without a leading "the", "a" or "an"."""
    return _ARTICLE.sub("", folded)


def split_year(query: str) -> tuple[str, str] | None:
    """Return title and year of a query such as "Heat (1995)", "dune 2021" or "1984年的沙丘".

    The year is as far as it has been typed, so "heat (19" gives ``("heat", "19")``. None means that
    no year is named, or nothing but a year.
    """
    text = unicodedata.normalize("NFKC", query[:MAX_QUERY_CHARS]).strip()
    found = next(filter(None, (form.fullmatch(text) for form in _YEARS)), None)
    return (found["title"], found["year"]) if found else None


Rank = tuple[int, float]  # how it fits, then how much is missing; smaller is better
EXACT, START, WORD, WORDS, INSIDE, FUZZY, OTHER_YEAR = range(7)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One film with its titles in folded form, apart and as one text for a quick first look."""

    film: Film
    spaced: tuple[str, ...]  # each with a leading space, so that " wor" is the start of a word
    squashed: tuple[str, ...]  # the same without any space
    all_spaced: str
    all_squashed: str


class TitleIndex:
    """The titles of many films, searched from the first letter on."""

    def __init__(self, films: Iterable[Film]) -> None:
        self._entries = tuple(_entry(film) for film in films)
        self._owners = [entry.film for entry in self._entries for _ in entry.squashed]
        self._keys = [key for entry in self._entries for key in entry.squashed]

    def search(self, query: str, limit: int) -> list[Film]:
        """Return the films that fit, the best first, the same ones for the same query always."""
        ranked = self._ranked(query[:MAX_QUERY_CHARS], limit)
        if (parts := split_year(query)) is not None:
            title, year = parts
            for film, (fit, missing) in self._ranked(title, limit).items():
                right = str(film.year).startswith(year)
                rank = (fit if right else fit + OTHER_YEAR, missing)
                ranked[film] = min(rank, ranked.get(film, rank))
        return sorted(ranked, key=lambda film: (ranked[film], film.id))[:limit]

    def _ranked(self, query: str, limit: int) -> dict[Film, Rank]:
        words = without_article(fold(query))
        squashed = words.replace(" ", "")
        if not squashed:
            return {}
        ranks = {
            entry.film: rank
            for entry in self._entries
            if (rank := _rank(entry, words, squashed)) is not None
        }
        return ranks if len(ranks) >= limit else self._near(squashed) | ranks

    def _near(self, squashed: str) -> dict[Film, Rank]:
        """Return what is spelled nearly so; queries too short to tell have nothing near."""
        near: dict[Film, Rank] = {}
        least_chars, least_alike = (3, 65) if has_han(squashed) else (4, 80)
        if len(squashed) < least_chars:
            return near
        for key, alike, at in process.extract(
            squashed, self._keys, scorer=fuzz.partial_ratio, score_cutoff=least_alike, limit=None
        ):
            if len(key) >= 0.7 * len(squashed):  # a short title in a long query says nothing
                rank = (FUZZY, -2 * alike - fuzz.ratio(squashed, key))
                film = self._owners[at]
                near[film] = min(rank, near.get(film, rank))
        return near


def _entry(film: Film) -> _Entry:
    folded = [fold(title) for title in film.titles]
    names = dict.fromkeys(n for name in folded for n in (without_article(name), name) if n)
    spaced = tuple(f" {name}" for name in names)
    squashed = tuple(name.replace(" ", "") for name in names)
    return _Entry(film, spaced, squashed, "\n".join(spaced), "\n".join(squashed))


def _rank(entry: _Entry, words: str, squashed: str) -> Rank | None:
    if squashed in entry.all_squashed:
        pairs = zip(entry.spaced, entry.squashed, strict=True)
        ranks = [_fit(*pair, words, squashed) for pair in pairs if squashed in pair[1]]
        return min(filter(None, ranks), default=None)
    each = words.split()
    if len(each) > 1 and all(f" {word}" in entry.all_spaced for word in each):
        return WORDS, len(entry.squashed[0])
    return None


def _fit(spaced: str, key: str, words: str, squashed: str) -> Rank | None:
    """Return how a query fits into one title that contains it."""
    missing = len(key) - len(squashed)
    if missing == 0:
        return EXACT, 0
    if key.startswith(squashed):
        return START, missing
    if f" {words}" in spaced or has_han(squashed):
        return WORD, missing
    return (INSIDE, missing) if len(squashed) > 1 else None  # one letter is inside nearly all
