"""Films for a member by links between films, learned ones where their licence allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.datasets.catalogue import read_catalogue
from models.errors import ModelMissing
from models.recommender.blend import Blend
from models.recommender.links_file import FilmLinks

if TYPE_CHECKING:
    from models.registry import ModelSettings

FILE = "films_movielens/model.npz"


def load(settings: ModelSettings) -> Blend:
    """Read the catalogue and, where their licence allows, the weights made from MovieLens.

    Raises:
        ModelMissing: The catalogue, or weights that may be used, are not there.
    """
    weights = settings.weights / FILE
    for needed in (settings.catalogue, *([weights] if settings.noncommercial else [])):
        if not needed.is_file():
            raise ModelMissing(f"no such file: {needed}")
    learned = FilmLinks.read(weights) if settings.noncommercial else None
    return Blend(read_catalogue(settings.catalogue), learned)
