"""Which models there are, where their files lie, and how each is brought up.

To add a model: one module in `models/engines/` with ``load(settings) -> Model``, one row here.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.engines.base import AnyModel

ROOT = Path(__file__).parents[1]

MODULES = {
    "sentiment": "models.engines.linear_text",
    "recommend": "models.engines.film_links",
}
"""Task name to the module whose ``load`` brings up its model; imported only where models run."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """What loading needs to know; travels to the worker as JSON.

    Attributes:
        weights: Folder of the bundled weights, one folder per model.
        catalogue: The bundled film catalogue, CSV.
        noncommercial: Whether files whose data forbid commercial use may be used.
        threads: Threads for computing; 0 takes one fewer than there are cores, at most 4.
    """

    weights: Path = ROOT / "models" / "weights"
    catalogue: Path = ROOT / "data" / "films.csv"
    noncommercial: bool = True
    threads: int = 0


def load_model(task: str, settings: ModelSettings) -> AnyModel:
    """Bring up the model of a task; slow, and imports what the model needs.

    Raises:
        ModelMissing: Its files are absent or may not be used under these settings.
    """
    load = cast("Callable[[ModelSettings], AnyModel]", importlib.import_module(MODULES[task]).load)
    return load(settings)
