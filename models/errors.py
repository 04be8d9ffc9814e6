"""Everything inference can raise, on one page.

```
InferenceError
├── QueueFull           refused at once: too much is waiting; says for how long
├── QueueClosed         the program is stopping
├── DeadlineExceeded    no answer in the time the caller gave
├── ModelMissing        this task has no model here (weights absent, or switched off)
└── EngineFailed        the engine raised, died or hung, twice for this request
    └── BadOutput       the engine answered something that is no answer
```
"""


class InferenceError(Exception):
    """Any reason why a request to a model has no answer."""


class QueueFull(InferenceError):
    """The request was refused at once because it could not be served in time."""

    def __init__(self, reason: str, *, wait_s: float | None = None) -> None:
        """Keep the honest wait.

        Args:
            reason: What is full, for the log.
            wait_s: Estimated seconds until a new request would be answered; None before the
                first batch has been measured.
        """
        super().__init__(reason)
        self.wait_s = wait_s


class QueueClosed(InferenceError):
    """Inference is shut down, or was while this request waited."""


class DeadlineExceeded(InferenceError):
    """No answer came within the caller's time."""


class ModelMissing(InferenceError):
    """The task has no model on this machine; asking again does not help."""


class EngineFailed(InferenceError):
    """The engine raised, died or hung; the cause is chained where there is one."""


class BadOutput(EngineFailed):
    """The engine's answer has the wrong shape, count or range."""
