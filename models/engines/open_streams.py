"""The answers that a place (a thread or the worker) writes side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from models.engines.base import Outcome, StreamModel
    from models.engines.model_set import ModelSet


class OpenStreams:
    """Open answers of all tasks. Blocking; belongs to the thread that computes."""

    def __init__(self, models: ModelSet) -> None:
        self._models = models
        self._task_of: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._task_of)

    def begin(self, number: int, task: str, request: object) -> None:
        """Take on an answer; its first words come with a later `step`.

        Raises:
            ModelMissing: The task has no model here.
        """
        self._models.writer(task).begin(number, request)
        self._task_of[number] = task

    def cancel(self, number: int) -> None:
        """Give an answer up; one that has ended is fine."""
        if task := self._task_of.pop(number, None):
            self._models.writer(task).cancel(number)

    def step(self) -> list[tuple[int, Outcome]]:
        """Go one step further in each answer and return what came of it, as the models do."""
        outcomes: list[tuple[int, Outcome]] = []
        for task in set(self._task_of.values()):
            outcomes += self._step_of(task, self._models.writer(task))
        for number, outcome in outcomes:
            if outcome is None or isinstance(outcome, Exception):
                del self._task_of[number]
        return outcomes

    def _step_of(self, task: str, writer: StreamModel[Any]) -> Sequence[tuple[int, Outcome]]:
        try:
            return writer.step()
        except Exception as error:  # noqa: BLE001  boundary: its answers end, the others go on
            mine = [number for number, each in self._task_of.items() if each == task]
            for number in mine:
                writer.cancel(number)
            return [(number, error) for number in mine]


class Generators:
    """A `StreamModel` over a function that writes one answer as a generator, a chunk a step."""

    side_by_side = 4

    def __init__(self, write: Callable[[Any], Generator[Any, None, None]]) -> None:
        self._write = write
        self._open: dict[int, Generator[Any, None, None]] = {}

    def __len__(self) -> int:
        return len(self._open)

    def begin(self, number: int, request: object) -> None:
        """Take on an answer."""
        self._open[number] = self._write(request)

    def cancel(self, number: int) -> None:
        """Close its generator."""
        if chunks := self._open.pop(number, None):
            chunks.close()

    def forget(self, scope: int) -> None:
        """Forget nothing: nothing is kept."""

    def step(self) -> list[tuple[int, Outcome]]:
        """Draw a chunk from each generator."""
        outcomes: list[tuple[int, Outcome]] = []
        for number, chunks in list(self._open.items()):
            try:
                outcome = next(chunks, None)
            except Exception as error:  # noqa: BLE001  boundary: a model may raise anything
                outcome = error
            if outcome is None or isinstance(outcome, Exception):
                del self._open[number]
            outcomes.append((number, outcome))
        return outcomes
