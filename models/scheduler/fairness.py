"""Fair order between flows that share one engine.

Start-time fair queueing (Goyal, Vin, Cheng: "Start-time Fair Queuing", SIGCOMM 1996). A request's
tag is the virtual time at which its flow, served at its fair share, would begin it. Serving in
tag order gives each busy flow work in proportion to its weight, however much one of them asks
for, and lets nobody wait for ever: tags never grow once given.
"""

from __future__ import annotations

from typing import Generic, TypeVar

Flow = TypeVar("Flow")


class StartTags(Generic[Flow]):
    """Gives tags during one busy period; make a new one when nothing waits any more."""

    def __init__(self) -> None:
        self._now = 0.0
        self._finish: dict[Flow, float] = {}

    def give(self, flow: Flow, cost: float) -> float:
        """Return the tag of a request of ``flow`` that costs ``cost`` (work over weight)."""
        tag = max(self._now, self._finish.get(flow, 0.0))
        self._finish[flow] = tag + cost
        return tag

    def refund(self, flow: Flow, cost: float) -> None:
        """Take back the charge for a request that left without being served."""
        self._finish[flow] = self._finish.get(flow, 0.0) - cost

    def serve(self, tag: float) -> None:
        """Move virtual time to the tag of the request that is served now."""
        self._now = max(self._now, tag)
