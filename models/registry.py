"""Which models there are, where their files lie, and how each is brought up.

To add a model: one module in `models/engines/` with ``load(settings) -> Model``, one row here.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping  # noqa: TC003  pydantic reads the annotations when it runs
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.engines.base import AnyModel

ROOT = Path(__file__).parents[1]
MOST_THREADS = 4

MODULES = {
    "sentiment": "models.engines.linear_text",
    "toxicity": "models.engines.linear_toxicity",
    "recommend": "models.engines.film_links",
    "chat": "models.engines.local_chat",
}
"""Task name to the module whose ``load`` brings up its model; imported only where models run."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """What loading needs to know; travels to the worker as JSON.

    Attributes:
        weights: Folder of the bundled weights, one folder per model.
        catalogue: The bundled film catalogue, CSV.
        noncommercial: Whether files whose data forbid commercial use may be used.
        chat_model: Folder or hub id of the model that talks; empty takes the starter model.
        threads: Threads for computing; 0 takes one fewer than there are cores, at most 4.
        modules: Task name to the module that brings up its model.
    """

    weights: Path = ROOT / "models" / "weights"
    catalogue: Path = ROOT / "data" / "films.csv"
    noncommercial: bool = True
    chat_model: str = ""
    threads: int = 0
    modules: Mapping[str, str] = field(default_factory=lambda: dict(MODULES))

    def compute_threads(self) -> int:
        """Return how many threads to compute with, at least 1.

        Waiting threads spin, so as many as there are cores ruin the latency of everything else.
        """
        cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
        return self.threads or max(1, min(MOST_THREADS, cores - 1))


def load_model(task: str, settings: ModelSettings) -> AnyModel:
    """Bring up the model of a task; slow, and imports what the model needs.

    Raises:
        ModelMissing: Its files are absent or may not be used under these settings.
    """
    module = importlib.import_module(settings.modules[task])
    return cast("Callable[[ModelSettings], AnyModel]", module.load)(settings)
