"""What a task is: a request, an answer, and how long a request is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

RequestT = TypeVar("RequestT")
AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True, slots=True)
class Task(Generic[RequestT, AnswerT]):
    """One kind of question to a model.

    Attributes:
        name: Stands in the registry, in statistics and on the wire to the worker.
        request: Type of one request; anything pydantic can turn into JSON and back.
        answer: Type of one answer, or of one chunk of a streamed answer; likewise.
        length: Work in a request, in tokens (whatever the model counts), at least 1.
        padded: True when a batch costs rows times its longest row; False when it costs the sum.
        budget: Most tokens in one batch, padding included; what one pass does in some 50 ms on
            a CPU, so that an urgent request never waits long behind a batch.
    """

    name: str
    request: type[RequestT]
    answer: type[AnswerT]
    length: Callable[[RequestT], int]
    padded: bool
    budget: int
