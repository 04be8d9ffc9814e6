"""Widens the film catalogue by facts about American films: title, year, genres, director.

``wikipedia-films`` (compilation: Peter Rust, MIT licence; leads: Wikipedia contributors, CC BY-SA
4.0) lists 25,904 American films of 1930 to 2023. Only facts are taken over; of a lead we keep its
length, which awards, takings or sequels it speaks of, and whom it names as director. Which films
are well known is told by these facts alone, so the catalogue owes nothing to any rating set.

    python -m models.datasets.american_films

writes ``data/films.csv`` anew: rows below `LISTED_FROM` stay as they are, other ids are kept.
"""

from __future__ import annotations

import csv
import gzip
import math
import re
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.datasets.catalogue import LISTED_FROM
from models.datasets.movielens import plain
from models.datasets.sentiment import shared_data
from models.registry import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    Row = dict[str, str]

FILE = "wikipedia-films.csv.gz"
COUNT = 8_000
GENRES = {
    **{name: name.lower() for name in ("Action", "Adventure", "Comedy", "Crime", "Documentary")},
    **{name: name.lower() for name in ("Drama", "Family", "Fantasy", "Horror", "Mystery")},
    **{name: name.lower() for name in ("Romance", "Thriller", "War", "Western")},
    "Animated": "animation",
    "Historical": "history",
    "Musical": "music",
    "Science Fiction": "scifi",
    "Noir": "crime",
    "Biography": "drama",
    "Sports": "drama",
    "Supernatural": "horror",
    "Slasher": "horror",
    "Superhero": "action",
    "Spy": "thriller",
    "Suspense": "thriller",
    "Martial Arts": "action",
    "Disaster": "action",
    "Satire": "comedy",
    "Legal": "drama",
    "Political": "drama",
    "Performance": "music",
    "Dance": "music",
}
MOST_GENRES = 4
ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
PART = re.compile(r"\b(?:vol\.|volume|part|chapter|episode)(?= [\dIVX])", re.IGNORECASE)
UNFIT = re.compile(r"\bporn", re.IGNORECASE)
SIGNS = (
    (0.35, re.compile("Academy Award|Oscar|Golden Globe|BAFTA|Palme|nominat|acclaim")),
    (0.35, re.compile(r"gross|box.office|commercial success|\bhit\b")),
    (0.3, re.compile("sequel|franchise|prequel|trilogy|film series|spin-off|cult")),
    (0.3, re.compile("National Film Registry|American Film Institute|greatest|all.time")),
)
"""What a lead says of films that many people know, and how much each weighs."""

_WORD = r"(?:[A-Z]\.(?:-?[A-Z]\.)*|[A-Z][\w'’-]+|Mc[A-Z]\w+)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|De|la|del|von|van|der|du|Jr\.))+"
DIRECTED = re.compile(rf"\bdirected[a-z, -]*? by (?P<first>{_NAME})(?: and (?P<second>{_NAME}))?")
BROTHERS = re.compile(rf"\bdirected[a-z, -]*? by (?P<first>{_WORD}) and (?P<second>{_NAME})")
NO_NAME = re.compile(r"Academy|Award|Oscar|Emmy|American|British|Disney|Studios|Pictures")


@dataclass(frozen=True, slots=True)
class Listed:
    """A film as it is listed.

    Attributes:
        genres: Of our own list, in order, perhaps none.
        cast: Best known first.
        lead: First section of its article; never stored.
    """

    title: str
    year: int
    genres: tuple[str, ...]
    cast: tuple[str, ...]
    lead: str

    @property
    def key(self) -> tuple[str, int]:
        """What makes it the same film: plain title and year."""
        return same(self.title), self.year


def read_listed(path: Path) -> list[Listed]:
    """Return films that suit a catalogue for everybody: no shorts, each with a genre of ours.

    Raises:
        FileNotFoundError: There is no such file.
        KeyError, ValueError: It is another kind of file.
    """
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        films = [_listed(row) for row in csv.DictReader(lines) if "Short" not in row["genres"]]
    return [film for film in films if film.genres and plain(film.title) and fits(film)]


def _listed(row: Mapping[str, str]) -> Listed:
    named = (GENRES.get(genre) for genre in row["genres"].split("|"))
    genres = tuple(dict.fromkeys(genre for genre in named if genre))[:MOST_GENRES]
    cast = tuple(name for name in row["cast"].split("|") if name)
    return Listed(row["title"].strip(), int(row["year"]), genres, cast, row["extract"])


def same(title: str) -> str:
    """Return the form in which titles of one film agree: "Vol. 2", "Volume II" and "2" are one."""
    title = PART.sub("", title)
    return plain(re.sub(r"\b[IVX]+\b", lambda found: str(ROMAN.get(found[0], found[0])), title))


def fits(film: Listed) -> bool:
    """Tell whether a film may stand in a catalogue for everybody."""
    return len(film.title) <= 100 and not UNFIT.search(film.lead)


def fame(film: Listed, roles: Mapping[str, int]) -> float:
    """Return how well known a film is likely to be; only the order means anything.

    Args:
        film: The film.
        roles: How many films each actor is in.
    """
    said = sum(weight for weight, sign in SIGNS if sign.search(film.lead))
    stars = math.log1p(sum(roles[name] for name in film.cast[:5]))
    newness = 0.6 if film.year >= 1970 else 0.3 if film.year >= 1960 else 0.0
    return 0.7 * math.log(max(1, len(film.lead))) + said + 0.25 * stars + newness


def directors(lead: str) -> tuple[str, ...]:
    """Return whom a lead names as director, at most two; none where it names nobody."""
    if found := DIRECTED.search(lead):
        names = [found["first"], found["second"]]
    elif found := BROTHERS.search(lead):
        family = found["second"].rpartition(" ")[2]
        names = [f"{found['first']} {family}", found["second"]]
    else:
        return ()
    return tuple(dict.fromkeys(n for n in names if n and not NO_NAME.search(n)))


def widened(rows: Sequence[Row], listed: Iterable[Listed], count: int) -> list[Row]:
    """Return the rows of a catalogue with the ``count`` best known listed films after its own.

    A film of this title within a year is there already. A film taken over before keeps its id,
    even where it would no longer be among the best known.
    """
    own = [row for row in rows if int(row["id"]) < LISTED_FROM]
    ids = {_key(row): int(row["id"]) for row in rows if int(row["id"]) >= LISTED_FROM}
    spelled = {en: zh for row in own for en, zh in _people(row)}
    free = max([LISTED_FROM - 1, *ids.values()]) + 1
    found: dict[int, Row] = {}
    for film in _best_known(own, listed, set(ids), count):
        number = ids.get(film.key, free)
        free += number == free
        found[number] = _row(number, film, spelled)
    return own + [found[number] for number in sorted(found)]


def _best_known(
    own: Iterable[Row], listed: Iterable[Listed], kept: set[tuple[str, int]], count: int
) -> list[Listed]:
    films = list(listed)
    roles = Counter(name for film in films for name in film.cast[:6])
    there = {
        (same(t), int(row["year"]) + d) for row in own for t in _titles(row) for d in (-1, 0, 1)
    }
    films.sort(key=lambda film: -fame(film, roles))
    new = {film.key: film for film in reversed(films) if film.key not in there}
    order = sorted(new.values(), key=lambda film: (film.key not in kept, -fame(film, roles)))
    return order[: max(count, len(kept))]


def _row(number: int, film: Listed, spelled: Mapping[str, str]) -> Row:
    people = directors(film.lead)
    return {
        **dict.fromkeys(("title_zh", "original_title", "also", "also_zh"), ""),
        "id": str(number),
        "title": film.title,
        "year": str(film.year),
        "director": "|".join(people),
        "director_zh": "|".join(spelled.get(name, name) for name in people),
        "genres": "|".join(film.genres),
        "country": "US",
    }


def _key(row: Row) -> tuple[str, int]:
    return same(row["title"]), int(row["year"])


def _titles(row: Row) -> list[str]:
    return [title for title in (row["title"], *row["also"].split("|")) if title]


def _people(row: Row) -> Iterable[tuple[str, str]]:
    return zip(row["director"].split("|"), row["director_zh"].split("|"), strict=True)


def widen(catalogue: Path, listed: Path, count: int = COUNT) -> int:
    """Write the catalogue anew with listed films and return how many films it has.

    Raises:
        FileNotFoundError: A file is not there.
        ValueError: A file holds something else.
    """
    with catalogue.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows, columns = list(reader), list(reader.fieldnames or ())
    found = widened(rows, read_listed(listed), count)
    with catalogue.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    return len(found)


if __name__ == "__main__":
    films = widen(ModelSettings().catalogue, shared_data() / "recsys" / FILE)
    sys.stdout.write(f"{films} films\n")
