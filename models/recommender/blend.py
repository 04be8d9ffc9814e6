"""The one recommender in service: learned links, catalogue facts and popularity in one sum.

    score(i) = sum over rated films j of liking(j) x link(j, i)  +  popularity(i)

All parts are fixed once loaded, so taking back a rating takes back exactly its term. Popularity
is one constant per film while the member's own part grows with each rating: its weight falls from
nearly all to little without any switch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from models.recommender.base import PREFERENCES
from models.recommender.content import likeness
from models.recommender.diversity import varied
from models.recommender.popularity import lift
from models.tasks.recommend import Reason, Suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from models.datasets.catalogue import FilmFacts
    from models.recommender.base import Links, Scores
    from models.recommender.links_file import FilmLinks
    from models.tasks.recommend import Basis, RecommendRequest


class Blend:
    """Recommends films of one catalogue. Implements `models.engines.base.Model`."""

    def __init__(self, films: Sequence[FilmFacts], learned: FilmLinks | None) -> None:
        """Work out all links, some 10 MB for 1,500 films.

        Args:
            films: The catalogue.
            learned: What people taught; None recommends by facts and the guild's likes alone.
        """
        self.ids = [film.id for film in films]
        self._place_of = {film_id: place for place, film_id in enumerate(self.ids)}
        alike = likeness(films)
        self._alike = alike.instead_of_links()
        self.links = self._alike
        self.popularity: Scores = np.zeros(len(films))
        if learned is not None:
            known = np.isin(learned.films, self.ids)
            places = np.array([self._place_of[film] for film in learned.films[known].tolist()])
            self.links = _with_learned(self._alike, alike.beside_links(), learned, known, places)
            self.popularity[:] = float(learned.popularity.mean())
            self.popularity[places] = learned.popularity[known]

    def answer(self, requests: Sequence[RecommendRequest]) -> list[list[Suggestion]]:
        """Return suggestions for each request.

        Best first; where a member has liked nothing yet they are varied instead, each still with
        its score.
        """
        return [self._suggest(request) for request in requests]

    def scores(self, preferences: Scores) -> Scores:
        """Return people x films: the same sums for many people, without a guild.

        Args:
            preferences: People x films of this catalogue, 0 where not rated.
        """
        return preferences @ self.links.astype(np.float64) + self.popularity

    def _suggest(self, request: RecommendRequest) -> list[Suggestion]:
        rated = [film_id for film_id in request.ratings if film_id in self._place_of]
        rows = np.array([self._place_of[film_id] for film_id in rated], dtype=np.intp)
        stars = np.array([request.ratings[film_id] for film_id in rated], dtype=np.intp)
        liking = PREFERENCES[stars][:, None]
        terms = liking * self.links[rows].astype(np.float64)
        # What somebody disliked may speak against a film but never for one: "because you liked"
        # would be false.
        terms = np.where(liking < 0, np.minimum(terms, 0.0), terms)
        popularity = self.popularity + lift(request.guild_likes, self._place_of)
        scores = terms.sum(axis=0) + popularity
        places = self._allowed(request)
        if (PREFERENCES[stars] > 0).any():
            best = places[np.argsort(-scores[places], kind="stable")[: request.limit]].tolist()
        else:
            best = varied(scores, self._alike, places, request.limit)
        return [
            self._suggestion(i, float(scores[i]), terms[:, i], rated, float(popularity[i]))
            for i in best
        ]

    def _allowed(self, request: RecommendRequest) -> NDArray[np.intp]:
        kept = self.ids if request.candidates is None else request.candidates
        refused = request.excluded | request.ratings.keys()
        places = (self._place_of.get(film_id) for film_id in kept if film_id not in refused)
        return np.array(sorted(p for p in places if p is not None), dtype=np.intp)

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
        share = total / (total + popularity)
        return Suggestion(self.ids[place], score, share, reasons, "personal")


def _with_learned(
    alike: Links,
    beside: Links,
    learned: FilmLinks,
    known: NDArray[np.bool_],
    places: NDArray[np.intp],
) -> Links:
    """Return the links by facts, replaced between films that people linked."""
    links = alike.copy()
    square = np.ix_(places, places)
    links[square] = learned.links()[np.ix_(known, known)] + beside[square]
    return links
