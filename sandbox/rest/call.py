"""One REST request as a route sees it, and the table of routes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.shapes import Json, Payload
from sandbox.world import messages
from sandbox.world.attachments import Upload
from sandbox.world.permissions import Permission, in_channel, require
from sandbox.world.state import Guild, World


class Auth(Enum):
    """What a route wants to see before it answers."""

    BOT = "the bot's token"
    BOT_OR_PERSON = "the bot's token, or a person's OAuth2 token"
    IN_PATH = "a token in the path"


@dataclass(frozen=True, slots=True)
class Call:
    """A request that has been read and whose sender is known.

    ``scopes`` is ``None`` for the bot, else what a person's OAuth2 token allows.
    """

    world: World
    caller_id: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Payload = None
    uploads: tuple[Upload, ...] = ()
    reason: str | None = None
    scopes: frozenset[str] | None = None

    @property
    def json(self) -> Json:
        """The body, which this route wants to be an object."""
        if not isinstance(self.body, dict):
            raise ApiError(Refusal.INVALID_JSON)
        return self.body

    @property
    def guild(self) -> Guild:
        """The guild in the path; 50001 when the caller is not in it."""
        guild = self.world.guild(self.params["guild_id"])
        if self.caller_id not in guild.members:
            raise ApiError(Refusal.MISSING_ACCESS)
        return guild

    def channel(self, needed: Permission = Permission.VIEW_CHANNEL) -> Json:
        """Return the channel in the path, where the caller must have some permissions."""
        channel = self.world.channel(self.params["channel_id"])
        require(self.world, self.caller_id, channel, needed)
        return channel

    def permissions(self, channel: Json) -> Permission:
        """Return what the caller may do in a channel."""
        return in_channel(self.world, self.caller_id, channel)

    @property
    def message(self) -> Json:
        """The message in the path; 10008 when the caller cannot see it."""
        channel_id, message_id = self.params["channel_id"], self.params["message_id"]
        return messages.seen(self.world, channel_id, message_id, self.caller_id)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """Return a number from the query.

        Raises:
            ApiError: 50035 when it is none or out of range.
        """
        text = self.query.get(name, str(default))
        problems = Problems()
        value = int(text) if text.isdecimal() else None
        problems.at(name).number(value, low, high)
        problems.raise_found()
        return value or 0


Route = Callable[[Call], Payload]
SomeRoute = TypeVar("SomeRoute", bound=Route)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the route table; ``template`` is spelt as in Discord's OpenAPI file."""

    method: str
    template: str
    answer: Route
    auth: Auth

    @property
    def name(self) -> str:
        """Method and template, as faults and rate limits name a route."""
        return f"{self.method} {self.template}"


ROUTES: list[Entry] = []


def route(method: str, template: str, auth: Auth = Auth.BOT) -> Callable[[SomeRoute], SomeRoute]:
    """Put the decorated function into the table; it returns the body, or ``None`` for a 204."""

    def add(answer: SomeRoute) -> SomeRoute:
        ROUTES.append(Entry(method, template, answer, auth))
        return answer

    return add
