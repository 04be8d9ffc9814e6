"""All models of one place (a thread or the worker), each brought up or known to be missing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from models.errors import BadOutput, ModelMissing
from models.registry import load_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.engines.base import AnyModel
    from models.registry import ModelSettings

log = logging.getLogger(__name__)


class ModelSet:
    """Models by task. Blocking; belongs to one thread."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._models: dict[str, AnyModel] = {}
        self._missing: dict[str, str] = {}

    def load(self) -> dict[str, str]:
        """Bring up every model and return task → "ready", or why it is missing.

        A model that is missing or broken leaves the others usable.
        """
        for task in self._settings.modules:
            try:
                self._models[task] = load_model(task, self._settings)
            except ModelMissing as error:
                self._missing[task] = str(error)
                log.warning("no model for %s: %s", task, error)
            except Exception as error:
                self._missing[task] = f"broken: {error!r}"
                log.exception("the model for %s cannot be loaded", task)
        return {task: self._missing.get(task, "ready") for task in self._settings.modules}

    def answer(self, task: str, requests: Sequence[Any]) -> Sequence[Any]:
        """Return one answer per request.

        Raises:
            ModelMissing: The task has no model here.
            BadOutput: The model gave another number of answers.
        """
        if task not in self._models:
            raise ModelMissing(self._missing.get(task, f"no model for {task}"))
        answers = self._models[task].answer(requests)
        if len(answers) != len(requests):
            raise BadOutput(f"{len(answers)} answers to {len(requests)} requests")
        return answers
