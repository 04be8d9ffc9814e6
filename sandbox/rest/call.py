"""One REST request as a route sees it, and the table of routes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json, Payload
from sandbox.world.attachments import Upload
from sandbox.world.state import World


class Auth(Enum):
    """What a route wants to see before it answers."""

    BOT = "Bot"
    BEARER = "Bearer"
    TOKEN_IN_PATH = "path"


@dataclass(frozen=True, slots=True)
class Call:
    """A request that has been read and whose sender is known."""

    world: World
    caller_id: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Payload = None
    uploads: list[Upload] = field(default_factory=list)
    reason: str | None = None

    @property
    def json(self) -> Json:
        """The body, which this route wants to be an object."""
        if not isinstance(self.body, dict):
            raise ApiError(Refusal.INVALID_JSON)
        return self.body


Route = Callable[[Call], Payload]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the route table; ``template`` is spelt as in Discord's OpenAPI file."""

    method: str
    template: str
    answer: Route
    auth: Auth


ROUTES: list[Entry] = []


def route(method: str, template: str, auth: Auth = Auth.BOT) -> Callable[[Route], Route]:
    """Put the decorated function into the table; it returns the body, or ``None`` for a 204."""

    def add(answer: Route) -> Route:
        ROUTES.append(Entry(method, template, answer, auth))
        return answer

    return add
