"""The films that Marquee knows by name, found by what people type and say in two languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.films import Film, read_films
from bot.i18n import Locale
from bot.title_mentions import Mentions
from bot.title_search import MAX_QUERY_CHARS, TitleIndex, TitleTable, fold, forget_folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FILMS", "Catalogue", "Film"]

FILMS = Path(__file__).parents[1] / "data" / "films.csv"
_KEY = re.compile(r"\s*film:(\d{1,6})\s*", re.ASCII)


class Catalogue:
    """All films, in the order of their ids, which begins with the best known ones."""

    def __init__(self, films: Iterable[Film]) -> None:
        self.films = tuple(films)
        self._film_by_id = {film.id: film for film in self.films}
        self._titles = TitleTable(self.films)
        self._index = TitleIndex(self.films)
        self._mentions = Mentions(self.films, self._titles)
        forget_folded()

    @classmethod
    def load(cls, path: Path = FILMS) -> Catalogue:
        """Return the catalogue in a file; raises `ConfigError` for a file with a bad row."""
        return cls(read_films(path))

    def __iter__(self) -> Iterator[Film]:
        return iter(self.films)

    def __len__(self) -> int:
        return len(self.films)

    def by_id(self, film_id: int) -> Film | None:
        """Return the film with this id, None where there is none."""
        return self._film_by_id.get(film_id)

    def title(self, film: Film, locale: Locale) -> str:
        """Return the title of a film as people of this language call it."""
        return film.title_zh if locale is Locale.ZH else film.title

    def search(self, query: str, limit: int = 25) -> list[Film]:
        """Return what a half-typed title may mean, in any language, the most likely film first.

        An empty query gives the best known films; 25 is as many choices as Discord shows.
        """
        if not fold(query[:MAX_QUERY_CHARS]):
            return list(self.films[:limit])
        return self._index.search(query, limit)

    def find(self, query: str) -> Film | None:
        """Return the one film of this title, of this title and year, or of this `Film.key`.

        None when there is no such film, and when two films share the title and no year tells them
        apart; `near` then offers them.
        """
        query = query[:MAX_QUERY_CHARS]
        if key := _KEY.fullmatch(query):
            return self.by_id(int(key[1]))
        found = self._titles.find(query)
        return found[0] if len(found) == 1 else None

    def near(self, query: str, limit: int = 5) -> list[Film]:
        """Return the films to offer where `find` gives none; none at all where nothing is alike."""
        return self._index.search(query, limit)

    def mentioned_in(self, text: str) -> list[Film]:
        """Return the films that a chat message names, in its order.

        A title that several films share gives them all, unless their year stands behind it.
        """
        return self._mentions.find(text)
