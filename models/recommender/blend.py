"""The one recommender in service: learned links, catalogue facts and popularity in one sum.

    score(i) = sum over rated films j of liking(j) x link(j, i)  +  popularity(i)

All parts are fixed once loaded, so taking back a rating takes back exactly its term. Popularity
is one constant per film while the member's own part grows with each rating: its weight falls from
nearly all to little without any switch.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from models.datasets.catalogue import LISTED_FROM
from models.recommender.base import PREFERENCES, summed
from models.recommender.content import Likeness
from models.recommender.diversity import varied
from models.recommender.popularity import lift
from models.tasks.recommend import Reason, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from models.datasets.catalogue import FilmFacts
    from models.recommender.base import Links, Scores
    from models.recommender.links_file import FilmLinks
    from models.tasks.recommend import Basis, RecommendRequest


OBSCURITY = 1.0
"""What speaks against a film that is not well known where nobody's likes tell."""

ROWS_AT_ONCE = 500
ROWS_KEPT = 256
"""Rows of links that are kept, 40 kB each: people rate the same films again and again."""

LISTED = 0.5
"""How much of a link by facts leads to a film that is neither well known nor learned about."""


class Blend:
    """Recommends films of one catalogue. Implements `models.engines.base.Model`."""

    def __init__(self, films: Sequence[FilmFacts], learned: FilmLinks | None) -> None:
        """Take up the parts, some 20 MB for 10,000 films; links are worked out row by row.

        Args:
            films: The catalogue.
            learned: What people taught; None recommends by facts and the guild's likes alone.
        """
        self.ids = [film.id for film in films]
        self._place_of = {film_id: place for place, film_id in enumerate(self.ids)}
        self._alike = Likeness(films)
        self._row = lru_cache(maxsize=ROWS_KEPT)(lambda row: self.links(np.array([row]))[0])
        is_listed = np.array(self.ids) >= LISTED_FROM
        self._reach = np.where(is_listed, LISTED, 1.0).astype(np.float32)
        self._learned = learned
        self._row_of = np.full(len(films), -1)
        self._known = self._columns = np.zeros(0, dtype=np.intp)
        least, usual = -OBSCURITY, 0.0
        if learned is not None:
            least, usual = 0.0, float(learned.popularity.mean())
        self.popularity: Scores = np.where(is_listed, least, usual)
        if learned is not None:
            self._known = np.flatnonzero(np.isin(learned.films, self.ids))
            films_known = learned.films[self._known].tolist()
            self._columns = np.array([self._place_of[film] for film in films_known], dtype=np.intp)
            self._row_of[self._columns] = self._known
            self._reach[self._columns] = 1.0
            self.popularity[self._columns] = learned.popularity[self._known]

    def links(self, rows: NDArray[np.intp]) -> Links:
        """Return rows x films: what liking each of these films adds to every film.

        Links by facts, replaced by learned ones (and a little of the facts) between films that
        people linked.
        """
        found = self._alike.instead_of_links(rows)
        found *= self._reach
        taught = np.flatnonzero(self._row_of[rows] >= 0)
        if self._learned is not None and len(taught):
            own = rows[taught]
            beside = self._alike.beside_links(own, self._columns)
            learned = self._learned.rows(self._row_of[own])[:, self._known]
            found[np.ix_(taught, self._columns)] = learned + beside
        return found

    def _kept_links(self, rows: NDArray[np.intp]) -> Links:
        """Return the same as `links`, each row worked out once while it is among the last ones."""
        found = np.empty((len(rows), len(self.ids)), dtype=np.float32)
        for number, row in enumerate(rows.tolist()):
            found[number] = self._row(row)
        return found

    def answer(self, requests: Sequence[RecommendRequest]) -> list[list[Suggestion]]:
        """Return suggestions for each request.

        Best first; where a member has liked nothing yet they are varied instead, each still with
        its score.
        """
        return [self._suggest(request) for request in requests]

    def ranker(self, film_ids: Sequence[int]) -> Callable[[Scores], Scores]:
        """Return a function from people x these films liked (0 or 1) to their scores.

        The same sums for many people, without a guild. Keeps links between these films, 4 bytes
        for each pair.
        """
        places = np.array([self._place_of[film_id] for film_id in film_ids], dtype=np.intp)
        links = np.vstack(
            [
                self.links(places[start : start + ROWS_AT_ONCE])[:, places]
                for start in range(0, len(places), ROWS_AT_ONCE)
            ]
        )
        popularity = self.popularity[places]
        return lambda known: summed(known, links) + popularity

    def _suggest(self, request: RecommendRequest) -> list[Suggestion]:
        rated = [film_id for film_id in request.ratings if film_id in self._place_of]
        rows = np.array([self._place_of[film_id] for film_id in rated], dtype=np.intp)
        stars = np.array([request.ratings[film_id] for film_id in rated], dtype=np.intp)
        liking = PREFERENCES[stars].astype(np.float32)
        terms = self._kept_links(rows)
        terms *= liking[:, None]
        # What somebody disliked may speak against a film but never for one: "because you liked"
        # would be false.
        terms[liking < 0] = np.minimum(terms[liking < 0], 0)
        popularity = self.popularity + lift(request.guild_likes, self._place_of)
        scores = terms.sum(axis=0, dtype=np.float64) + popularity
        places = self._allowed(request)
        if (liking > 0).any():
            best = places[np.argsort(-scores[places], kind="stable")[: request.limit]].tolist()
        else:
            best = varied(scores, self._alike.instead_of_links, places, request.limit)
        return [
            self._suggestion(
                i, float(scores[i]), terms[:, i].astype(np.float64), rated, float(popularity[i])
            )
            for i in best
        ]

    def _allowed(self, request: RecommendRequest) -> NDArray[np.intp]:
        is_free = np.full(len(self.ids), request.candidates is None)
        is_free[self._places(request.candidates or ())] = True
        is_free[self._places(request.excluded | request.ratings.keys())] = False
        return np.flatnonzero(is_free)

    def _places(self, film_ids: Iterable[int]) -> list[int]:
        return [self._place_of[film_id] for film_id in film_ids if film_id in self._place_of]

    def _suggestion(
        self, place: int, score: float, terms: Scores, rated: list[int], popularity: float
    ) -> Suggestion:
        pulling = np.flatnonzero(terms > 0)
        pulling = pulling[np.argsort(-terms[pulling], kind="stable")]
        total = float(terms[pulling].sum())
        if not total:
            basis: Basis = "popular" if popularity > 0 else "catalogue"
            return Suggestion(self.ids[place], score, 0.0, (), basis)
        reasons = tuple(Reason(rated[j], float(terms[j]) / total) for j in pulling)
        share = total / (total + max(0.0, popularity))
        return Suggestion(self.ids[place], score, share, reasons, "personal")
