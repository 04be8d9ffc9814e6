"""Everything inference can raise, on one page.

```
InferenceError
├── QueueFull           refused at once: too much is waiting; says for how long
├── QueueClosed         the program is stopping
├── DeadlineExceeded    no answer in the time the caller gave
├── InvalidRequest      this request has no answer anywhere; asking again does not help
│   ├── PromptTooLong   it does not fit into the model's context
│   └── FormImpossible  no text of the asked form exists, or the form cannot be read
├── ModelMissing        this task has no model here (weights absent, or switched off)
│   └── ModelBroken     its files are cut short, foreign, or could hold code
└── EngineFailed        the engine raised, died or hung, twice for this request
    ├── BadOutput       the engine answered something that is no answer
    ├── Interrupted     it was lost in the middle of a streamed answer
    └── Unreachable     the server is not there, or fell silent
```
"""


class InferenceError(Exception):
    """Any reason why a request to a model has no answer."""


class QueueFull(InferenceError):
    """The request was refused at once because it could not be served in time."""

    def __init__(self, reason: str, *, wait_s: float | None = None, ahead: int = 0) -> None:
        """Keep the honest wait.

        Args:
            reason: What is full, for the log.
            wait_s: Estimated seconds until a new request would be answered; None before the
                first batch has been measured.
            ahead: Requests that would be served before it.
        """
        super().__init__(reason)
        self.wait_s = wait_s
        self.ahead = ahead


class QueueClosed(InferenceError):
    """Inference is shut down, or was while this request waited."""


class DeadlineExceeded(InferenceError):
    """No answer came within the caller's time."""


class InvalidRequest(InferenceError):
    """The request itself is at fault; others are not concerned, and asking again does not help."""


class PromptTooLong(InvalidRequest):
    """The prompt and the longest answer together do not fit into the model's context."""


class FormImpossible(InvalidRequest):
    """The asked form cannot be read, or no text has it."""


class ModelMissing(InferenceError):
    """The task has no model on this machine; asking again does not help."""


class ModelBroken(ModelMissing):
    """The model's files are cut short, of another kind, or of a format that could hold code."""


class EngineFailed(InferenceError):
    """The engine raised, died or hung; the cause is chained where there is one."""


class BadOutput(EngineFailed):
    """The engine's answer has the wrong shape, count or range."""


class Interrupted(EngineFailed):
    """The engine was lost after the first words of an answer; what was said stands."""


class Unreachable(EngineFailed):
    """A server could not be reached, or hung."""
