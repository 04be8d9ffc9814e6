"""Finding a title from a few letters of it, in any script and with slips of the finger."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.hanzi import has_han, simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    text = simplify(unicodedata.normalize("NFC", text)).replace("&", " and ")
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), _APOSTROPHES.sub("", text))
    text = re.sub(r"[\W_]+", " ", text).strip()
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


class TitleTable:
    """Films by their whole title."""

    def __init__(self, films: Iterable[Film]) -> None:
        self._as_written: dict[str, list[Film]] = {}
        self._without_article: dict[str, list[Film]] = {}
        for film in films:
            folded = [fold(title) for title in film.titles]
            for key in dict.fromkeys(map(_squash, folded)):
                self._as_written.setdefault(key, []).append(film)
            for key in dict.fromkeys(_squash(without_article(title)) for title in folded):
                self._without_article.setdefault(key, []).append(film)

    def named(self, title: str) -> list[Film]:
        """Return the films of this title; "The" and "A" only count where they tell two apart."""
        folded = fold(title)
        return self._as_written.get(_squash(folded)) or self._alike(folded)

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


Rank = tuple[bool, int, float]  # of a wrong year, how it fits, how unlike it is; least is best
EXACT, START, WORD, WORDS, INSIDE, FUZZY, NOWHERE = range(7)
ONE_SLIP = 301.0  # more than the likeness of any two titles: three times 100 per cent


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
        owners = ((key, entry.film) for entry in self._entries for key in entry.squashed)
        # shorter titles first, so that those too short for a query are one slice
        self._owners = sorted(owners, key=lambda owner: (len(owner[0]), owner[1].id))
        self._keys = [key for key, _ in self._owners]

    def search(self, query: str, limit: int) -> list[Film]:
        """Return the films that fit, the best first, by id where two fit as well.

        Other spellings are only looked for where nothing fits as it is typed.
        """
        query = query[:MAX_QUERY_CHARS]
        asked = [(query, "")]
        if (parts := split_year(query)) is not None:
            asked.append(parts)
        ranks: dict[Film, Rank] = {}
        for look in (self._typed, self._nearly):
            for title, year in asked:
                words = without_article(fold(title))
                for film, fit, unlike in look(words, _squash(words)):
                    rank = (not str(film.year).startswith(year), fit, unlike)
                    ranks[film] = min(rank, ranks.get(film, rank))
            if any(fit < INSIDE for _, fit, _ in ranks.values()):
                break
        return sorted(ranks, key=lambda film: (ranks[film], film.id))[:limit]

    def _typed(self, words: str, squashed: str) -> Iterator[tuple[Film, int, float]]:
        """Yield the films with a title that contains the query or each of its words."""
        each = words.split() if " " in words else ()
        for entry in self._entries if squashed else ():
            if squashed in entry.all_squashed:
                titles = zip(entry.spaced, entry.squashed, strict=True)
                if (fit := min(_fit(*title, words, squashed) for title in titles)) < NOWHERE:
                    yield entry.film, fit, 0
            elif each and all(f" {word}" in entry.all_spaced for word in each):
                yield entry.film, WORDS, 0

    def _nearly(self, _words: str, squashed: str) -> Iterator[tuple[Film, int, float]]:
        """Yield what is spelled nearly so; a query too short to tell has nothing near."""
        least_chars, least_alike = (3, 65) if has_han(squashed) else (4, 80)
        if len(squashed) < least_chars:
            return
        # two letters the wrong way round spoil much of a short title, though it is one slip
        for _, slips, at in process.extract(
            squashed, self._keys, scorer=OSA.distance, score_cutoff=1, limit=None
        ):
            yield self._owners[at][1], FUZZY, slips - ONE_SLIP
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


def _squash(folded: str) -> str:
    return folded.replace(" ", "")


def _entry(film: Film) -> _Entry:
    folded = [fold(title) for title in film.titles]
    names = dict.fromkeys(n for name in folded for n in (without_article(name), name) if n)
    spaced = tuple(f" {name}" for name in names)
    squashed = tuple(_squash(name) for name in names)
    return _Entry(film, spaced, squashed, "\n".join(spaced), "\n".join(squashed))


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
