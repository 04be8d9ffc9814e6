"""For machines: is the process alive, is the bot ready, and how is it in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse, Response

from bot.health import State
from dashboard.rights import Access

if TYPE_CHECKING:
    from starlette.routing import Route

    from dashboard.call import Call
    from dashboard.guard import Guard
    from dashboard.parts import Parts

#: Seconds; a page that takes longer than the last is a fault.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Measures:
    """What is counted about the dashboard's own requests."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "marquee_dashboard_requests",
            "Requests answered",
            ["method", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "marquee_dashboard_request_seconds",
            "Time to the start of an answer",
            buckets=BUCKETS,
            registry=self.registry,
        )


class Probes:
    """`/healthz`, `/readyz` and `/metrics`."""

    def __init__(self, parts: Parts, measures: Measures) -> None:
        self._parts = parts
        self._measures = measures
        registry = measures.registry
        self._part_up = Gauge(
            "marquee_part_up", "1 works, 0.5 in a reduced way, 0 not", ["part"], registry=registry
        )
        self._streams = Gauge(
            "marquee_dashboard_streams", "Event streams open now", registry=registry
        )
        self._streams.set_function(lambda: len(parts.streams))
        self._numbers = Gauge("marquee_number", "A number of the bot", ["name"], registry=registry)

    def routes(self, guard: Guard) -> list[Route]:
        """Return the routes."""
        return [
            guard.route("GET", "/healthz", Access.PUBLIC, self.alive),
            guard.route("GET", "/readyz", Access.PUBLIC, self.ready),
            guard.route("GET", "/metrics", Access.MEASURER, self.metrics),
        ]

    async def alive(self, _call: Call) -> Response:
        """Tell that the process answers; it should be restarted when it does not."""
        return JSONResponse({"status": "ok"})

    async def ready(self, _call: Call) -> Response:
        """Tell whether people can use the bot, with 503 while they cannot."""
        health = self._parts.health
        states = {name: part.state for name, part in sorted(health.parts.items())}
        status = "ok" if health.is_ready else "not_ready"
        return JSONResponse(
            {"status": status, "parts": states}, status_code=200 if health.is_ready else 503
        )

    async def metrics(self, _call: Call) -> Response:
        """Return every number in Prometheus's text form."""
        for name, part in self._parts.health.parts.items():
            up = {State.OK: 1.0, State.DEGRADED: 0.5}.get(part.state, 0.0)
            self._part_up.labels(name).set(up)
        for name, number in self._parts.numbers().items():
            self._numbers.labels(name).set(number)
        return Response(generate_latest(self._measures.registry), media_type=CONTENT_TYPE_LATEST)
