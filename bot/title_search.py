"""Finding a title from a few letters of it, in any script and with slips of the finger."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.hanzi import has_han, simplify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.films import Film

MAX_QUERY_CHARS = 100  # Discord's own limit for an option that completes itself
_ACCENTS = re.compile("[\u0300-\u036f]")
_INITIALS = re.compile(r"\b[a-z](?:\.[a-z])+\b\.?")
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

    Case, accents, width, punctuation, traditional characters and the way to write the number of a
    part ("Part II", "Vol. 2", "Ⅱ") make no difference.
    """
    if text.isascii():  # nothing below would change it, and nearly all titles are
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", text).casefold()
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        text = simplify(unicodedata.normalize("NFC", text))
    text = text.replace("&", " and ")
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), _APOSTROPHES.sub("", text))
    text = re.sub(r"[\W_]+", " ", text).strip()
    text = _PART.sub(lambda found: str(_NUMERAL.get(found[1], found[1])), text)
    return _ROMAN.sub(lambda found: str(_NUMERAL[found[1]]), text)


def folded_titles(film: Film) -> tuple[str, ...]:
    """Return every title of a film, folded."""
    return tuple(map(_folded, film.titles))


@lru_cache(maxsize=16_384)
def _folded(title: str) -> str:
    """Return a title folded; kept while several tables are made of the same films."""
    return fold(title)


def forget_folded() -> None:
    """Drop what was kept for making the tables."""
    _folded.cache_clear()


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


class TitleTable:
    """Films by their whole title.

    Where a well-known film has a title, the title alone means it; a year finds the others.
    """

    def __init__(self, films: Iterable[Film]) -> None:
        self._as_written: dict[str, list[Film]] = {}
        self._without_article: dict[str, list[Film]] = {}
        for film in films:
            folded = folded_titles(film)
            for key in dict.fromkeys(map(_squash, folded)):
                self._as_written.setdefault(key, []).append(film)
            for key in dict.fromkeys(_squash(without_article(title)) for title in folded):
                self._without_article.setdefault(key, []).append(film)

    def named(self, title: str) -> list[Film]:
        """Return the films of this title; "The" and "A" only count where they tell two apart."""
        folded = fold(title)
        exact = self._as_written.get(_squash(folded), [])
        # "Help" is rather the well-known "The Help" than an unknown film of that very title.
        for films in (exact, self._alike(folded)):
            if known := [film for film in films if film.is_well_known]:
                return known
        return exact or self._alike(folded)

    def named_in(self, title: str, year: str) -> list[Film]:
        """Return the films of this title and year."""
        return [film for film in self._alike(fold(title)) if str(film.year) == year]

    def find(self, text: str) -> list[Film]:
        """Return the films of a title that may have a year beside it."""
        films = self.named(text)
        if films or (parts := split_year(text)) is None:
            return films
        return self.named_in(*parts)

    def _alike(self, folded: str) -> list[Film]:
        return self._without_article.get(_squash(without_article(folded)), [])


Asked = list[tuple[str, str]]  # titles, each with the year that a film should be of
Look = Callable[[str, str], Iterator[tuple["Film", int, float]]]
Rank = tuple[bool, int, float]  # of a wrong year, how it fits, how unlike it is; least is best
EXACT, START, WORD, WORDS, INSIDE, FUZZY, NOWHERE = range(7)
ONE_SLIP = 301.0  # more than the likeness of any two titles: three times 100 per cent


@dataclass(frozen=True, slots=True)
class _Entry:
    """One film with its titles in folded form."""

    film: Film
    spaced: tuple[str, ...]  # each with a leading space, so that " wor" is the start of a word
    squashed: tuple[str, ...]  # the same without any space


class _Text:
    """The titles of many films as one text, so that those with some letters are found at once."""

    def __init__(self, titles: Iterable[tuple[str, ...]]) -> None:
        each = ["\n".join(names) + "\n" for names in titles]
        self._text = "".join(each)
        self._starts = [0, *accumulate(map(len, each))]

    def holding(self, part: str) -> Iterator[int]:
        """Yield the places of films with a title that holds ``part``."""
        at = self._text.find(part)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._text.find(part, self._starts[place + 1])


class TitleIndex:
    """The titles of many films, searched from the first letter on.

    Well-known films first: only where they leave room are the others looked through.
    """

    def __init__(self, films: Iterable[Film]) -> None:
        films = tuple(films)
        self._known = _Shelf(film for film in films if film.is_well_known)
        others = (film for film in films if not film.is_well_known)
        self._others = _Shelf(others, one_slip_only=True)

    def search(self, query: str, limit: int) -> list[Film]:
        """Return the films that fit, the best first, by id where two fit as well.

        Other spellings are only looked for where nothing fits as it is typed.
        """
        query = query[:MAX_QUERY_CHARS]
        asked = [(query, "")]
        if (parts := split_year(query)) is not None:
            asked.append(parts)
        ranks = self._known.typed(asked)
        if sum(fit < INSIDE for _, fit, _ in ranks.values()) < limit or len(asked) > 1:
            ranks |= self._others.typed(asked)
        if not any(fit < INSIDE for _, fit, _ in ranks.values()):
            for shelf in (self._known, self._others):
                for film, rank in shelf.nearly(asked).items():
                    ranks[film] = min(rank, ranks.get(film, rank))
        return sorted(ranks, key=lambda film: (ranks[film], film.id))[:limit]


class _Shelf:
    """Some of the films, each ranked against a query."""

    def __init__(self, films: Iterable[Film], *, one_slip_only: bool = False) -> None:
        self._one_slip_only = one_slip_only
        self._entries = tuple(_entry(film) for film in films)
        self._spaced = _Text(entry.spaced for entry in self._entries)
        self._squashed = _Text(entry.squashed for entry in self._entries)
        owners = ((key, entry.film) for entry in self._entries for key in entry.squashed)
        # shorter titles first, so that those too short for a query are one slice
        self._owners = sorted(owners, key=lambda owner: (len(owner[0]), owner[1].id))
        self._keys = [key for key, _ in self._owners]

    def typed(self, asked: Asked) -> dict[Film, Rank]:
        """Return what fits as it is typed."""
        return _ranks(asked, self._typed)

    def nearly(self, asked: Asked) -> dict[Film, Rank]:
        """Return what is spelled nearly so."""
        return _ranks(asked, self._nearly)

    def _typed(self, words: str, squashed: str) -> Iterator[tuple[Film, int, float]]:
        """Yield the films with a title that contains the query or each of its words."""
        for place in self._squashed.holding(squashed) if squashed else ():
            entry = self._entries[place]
            titles = zip(entry.spaced, entry.squashed, strict=True)
            if (fit := min(_fit(*title, words, squashed) for title in titles)) < NOWHERE:
                yield entry.film, fit, 0
        each = [f" {word}" for word in words.split()] if " " in words else []
        for place in self._spaced.holding(max(each, key=len)) if each else ():
            spaced = "\n".join(self._entries[place].spaced)
            if all(word in spaced for word in each):
                yield self._entries[place].film, WORDS, 0

    def _nearly(self, _words: str, squashed: str) -> Iterator[tuple[Film, int, float]]:
        """Yield what is spelled nearly so; a query too short to tell has nothing near."""
        least_chars, least_alike = (3, 65) if has_han(squashed) else (4, 80)
        if len(squashed) < least_chars:
            return
        # two letters the wrong way round spoil much of a short title, though it is one slip
        start = bisect_left(self._keys, len(squashed) - 1, key=len)
        end = bisect_right(self._keys, len(squashed) + 1, key=len)
        for _, slips, at in process.extract(
            squashed, self._keys[start:end], scorer=OSA.distance, score_cutoff=1, limit=None
        ):
            yield self._owners[start + at][1], FUZZY, slips - ONE_SLIP
        if self._one_slip_only:
            return
        # a short title inside a long query says nothing
        start = bisect_left(self._keys, 0.7 * len(squashed), key=len)
        for key, alike, at in process.extract(
            squashed,
            self._keys[start:],
            scorer=fuzz.partial_ratio,
            score_cutoff=least_alike,
            limit=None,
        ):
            yield self._owners[start + at][1], FUZZY, -2 * alike - fuzz.ratio(squashed, key)


def _ranks(asked: Asked, look: Look) -> dict[Film, Rank]:
    """Return the best rank of each film that a way of looking finds."""
    ranks: dict[Film, Rank] = {}
    for title, year in asked:
        words = without_article(fold(title))
        for film, fit, unlike in look(words, _squash(words)):
            rank = (not str(film.year).startswith(year), fit, unlike)
            ranks[film] = min(rank, ranks.get(film, rank))
    return ranks


def _squash(folded: str) -> str:
    return folded.replace(" ", "")


def _entry(film: Film) -> _Entry:
    folded = folded_titles(film)
    names = dict.fromkeys(n for name in folded for n in (without_article(name), name) if n)
    spaced = tuple(f" {name}" for name in names)
    squashed = tuple(_squash(name) for name in names)
    return _Entry(film, spaced, squashed)


def _fit(spaced: str, key: str, words: str, squashed: str) -> int:
    """Return how a query fits into one title."""
    if squashed not in key:
        return NOWHERE
    if squashed == key:
        return EXACT
    if key.startswith(squashed):
        return START
    if f" {words}" in spaced or has_han(squashed):
        return WORD
    return INSIDE if len(squashed) > 1 else NOWHERE  # one letter is inside nearly every title
