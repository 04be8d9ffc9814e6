"""Faults by switch: what can go wrong between a bot and Discord, made to go wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sandbox.errors import RoomError
from sandbox.shapes import Json

BEFORE_OR_AFTER = ("rest_5xx_before", "rest_5xx_after", "reset_before", "reset_after")


class GatewayEnds(Protocol):
    """What can be done to the gateway's connections; the gateway does it to all of them."""

    def send_op(self, op: int, data: object) -> None:
        """Send a frame."""

    def close(self, code: int) -> None:
        """Close with a code."""

    def abort(self) -> None:
        """Cut the TCP connection."""

    def send_malformed(self) -> None:
        """Send an event that lacks its fields."""


@dataclass(slots=True)
class RestFault:
    """A fault of the next ``times`` requests, of one route (``POST /users/@me/channels``) or any.

    ``name`` is one of ``rest_429``, ``rest_5xx_before``, ``rest_5xx_after``, ``reset_before`` and
    ``reset_after``; before and after mean the request's effect.
    """

    name: str
    times: int
    route: str | None = None
    status: int = 500
    retry_after_s: float = 0.3


@dataclass(slots=True)
class Faults:
    """The switches. A count goes down each time its fault happens."""

    refuse_connects: int = 0
    stall_heartbeats: bool = False
    repeat_events: bool = False
    slow_rest_s: float = 0.0
    rest: list[RestFault] = field(default_factory=list)
    switch_intents: Callable[[list[str]], None] | None = None
    gateway: GatewayEnds | None = None

    def reconnect(self) -> None:
        """Ask the bot to reconnect: op 7."""
        self._ends.send_op(7, None)

    def invalid_session(self, *, resumable: bool) -> None:
        """Declare the session invalid: op 9."""
        self._ends.send_op(9, resumable)

    def close(self, code: int) -> None:
        """Close the gateway's connections with a code."""
        self._ends.close(code)

    def abort(self) -> None:
        """Cut the gateway's TCP connections."""
        self._ends.abort()

    def malformed_event(self) -> None:
        """Send an event without its fields."""
        self._ends.send_malformed()

    def fail_rest(self, name: str, times: int = 1, **details: Any) -> None:  # noqa: ANN401  see below
        """Let the next requests go wrong; details are those of ``RestFault``."""
        self.rest.append(RestFault(name, times, **details))

    def next_rest(self, names: tuple[str, ...], route: str) -> RestFault | None:
        """Return the fault that is due for a request, counting it as happened."""
        for fault in self.rest:
            if fault.name in names and fault.route in (None, route):
                fault.times -= 1
                if fault.times <= 0:
                    self.rest.remove(fault)
                return fault
        return None

    def set(self, name: str, value: object) -> None:
        """Set a switch by its name on the room wire.

        Raises:
            RoomError: ``bad_request`` for an unknown name or a value that does not fit.
        """
        if name not in _SETTERS:
            raise RoomError("bad_request", f"no fault {name!r}; there are {sorted(_SETTERS)}")
        try:
            _SETTERS[name](self, value)
        except (TypeError, ValueError) as error:
            raise RoomError("bad_request", f"{name}: {error}") from error

    def state(self) -> Json:
        """Return the switches as the room wire shows them."""
        rest = {fault.name: fault.times for fault in self.rest}
        return {
            "refuse_connects": self.refuse_connects,
            "stall_heartbeats": self.stall_heartbeats,
            "repeat_events": self.repeat_events,
            "slow_rest": self.slow_rest_s,
            **{name: rest.get(name, 0) for name in ("rest_429", *BEFORE_OR_AFTER)},
        }

    @property
    def _ends(self) -> GatewayEnds:
        if self.gateway is None:
            raise RuntimeError("the sandbox has not started")
        return self.gateway


def _set_rest(name: str) -> Callable[[Faults, object], None]:
    def set_it(faults: Faults, value: object) -> None:
        faults.rest = [fault for fault in faults.rest if fault.name != name]
        details: Json = value if isinstance(value, dict) else {"times": int(str(value))}
        fault = RestFault(name, **details)
        if fault.times > 0:
            faults.rest.append(fault)

    return set_it


def _set_attribute(name: str, kind: Callable[[object], object]) -> Callable[[Faults, object], None]:
    return lambda faults, value: setattr(faults, name, kind(value))


def _set_intents(faults: Faults, value: object) -> None:
    if not isinstance(value, list) or faults.switch_intents is None:
        raise ValueError("a list of intents is needed")
    faults.switch_intents(value)


_SETTERS: dict[str, Callable[[Faults, object], None]] = {
    "reconnect": lambda faults, _: faults.reconnect(),
    "invalid_session": lambda faults, value: faults.invalid_session(resumable=bool(value)),
    "close": lambda faults, value: faults.close(int(str(value))),
    "abort": lambda faults, _: faults.abort(),
    "malformed_event": lambda faults, _: faults.malformed_event(),
    "refuse_connects": _set_attribute("refuse_connects", lambda value: int(str(value))),
    "stall_heartbeats": _set_attribute("stall_heartbeats", bool),
    "repeat_events": _set_attribute("repeat_events", bool),
    "slow_rest": _set_attribute("slow_rest_s", lambda value: float(str(value))),
    "intents_off": _set_intents,
    **{name: _set_rest(name) for name in ("rest_429", *BEFORE_OR_AFTER)},
}
