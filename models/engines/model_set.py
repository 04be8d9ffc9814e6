"""All models of one place (a thread or the worker), each brought up or known to be missing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from models.errors import BadOutput, ModelMissing
from models.registry import load_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.engines.base import StreamModel
    from models.registry import ModelSettings

log = logging.getLogger(__name__)


class ModelSet:
    """Models by task. Blocking; belongs to one thread."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._models: dict[str, Any] = {}  # each does what its task says
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
        answers: Sequence[Any] = self._model(task).answer(requests)
        if len(answers) != len(requests):
            raise BadOutput(f"{len(answers)} answers to {len(requests)} requests")
        return answers

    def writer(self, task: str) -> StreamModel[Any]:
        """Return the model that streams the answers of a task.

        Raises:
            ModelMissing: The task has no model here.
        """
        writer: StreamModel[Any] = self._model(task)
        return writer

    def side_by_side(self) -> int:
        """Return how many answers may be streamed at once, at least 1."""
        return max((getattr(each, "side_by_side", 1) for each in self._models.values()), default=1)

    def forget(self, scope: int) -> None:
        """Have every model that streams free what it keeps of a scope."""
        for model in self._models.values():
            if hasattr(model, "forget"):
                model.forget(scope)

    def _model(self, task: str) -> Any:  # noqa: ANN401  its task says what it can
        if task not in self._models:
            raise ModelMissing(self._missing.get(task, f"no model for {task}"))
        return self._models[task]
