"""The world: every guild, person, channel and message there is, in Discord's JSON shapes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sandbox.clock import Clock
from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json
from sandbox.snowflake import Snowflakes
from sandbox.world.events import Event, Events

if TYPE_CHECKING:
    from sandbox.interactions.lifecycle import Interaction

T = TypeVar("T")


@dataclass(slots=True)
class Guild:
    """One guild with what belongs to it alone; ``interested`` lists users by scheduled event."""

    object: Json
    roles: dict[str, Json] = field(default_factory=dict)
    members: dict[str, Json] = field(default_factory=dict)
    bans: dict[str, Json] = field(default_factory=dict)
    audit_log: list[Json] = field(default_factory=list)
    scheduled_events: dict[str, Json] = field(default_factory=dict)
    interested: dict[str, list[str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The guild's snowflake, which is also the id of its @everyone role."""
        return str(self.object["id"])


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can walk into the room."""

    handle: str
    user_id: str
    locale: str
    level: str


@dataclass(slots=True)
class World:
    """All state, and where to tell what changes.

    ``base_url`` and ``folder`` are where files are served and kept. Mappings go by id unless said
    otherwise: ``people`` by handle, ``commands`` by scope (a guild id, or "" for global) and id,
    ``messages`` and ``pins`` by channel, ``reactions`` by message and emoji, ``votes`` by message
    and answer, ``pictures`` by avatar hash. ``viewers`` names who alone sees an ephemeral message,
    ``timed_polls`` the polls whose end a timer waits for.
    """

    clock: Clock
    folder: Path
    base_url: str = ""
    events: Events = field(default_factory=Events)
    snowflakes: Snowflakes = field(init=False)
    application: Json = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    users: dict[str, Json] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    guilds: dict[str, Guild] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    thread_members: dict[str, dict[str, Json]] = field(default_factory=dict)
    messages: dict[str, dict[str, Json]] = field(default_factory=dict)
    viewers: dict[str, str] = field(default_factory=dict)
    reactions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    votes: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    timed_polls: set[str] = field(default_factory=set)
    pins: dict[str, dict[str, str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    webhooks: dict[str, Json] = field(default_factory=dict)
    commands: dict[str, dict[str, Json]] = field(default_factory=dict)
    interactions: dict[str, "Interaction"] = field(default_factory=dict)
    nonces: dict[tuple[str, str, str], Json] = field(default_factory=dict)
    closed_dms: set[str] = field(default_factory=set)
    online: Counter[str] = field(default_factory=Counter)
    bot_is_online: bool = False
    presence: Json = field(default_factory=lambda: {"status": "online", "activities": []})

    def __post_init__(self) -> None:
        self.snowflakes = Snowflakes(self.clock)

    @property
    def bot_id(self) -> str:
        """The bot's user id, which is its application's id as well."""
        return str(self.application["id"])

    @property
    def gateway_url(self) -> str:
        """The address of the bot's websocket."""
        return self.base_url.replace("http", "ws", 1) + "/gateway"

    def bot_state(self) -> Json:
        """Return whether the bot is there, and what it says it is doing."""
        return {"online": self.bot_is_online, **self.presence}

    def new_id(self) -> str:
        """Return a fresh snowflake."""
        return self.snowflakes.next()

    def publish(
        self,
        name: str,
        data: Json,
        *,
        guild_id: str | None = None,
        channel_id: str | None = None,
        only_for: str | None = None,
    ) -> None:
        """Tell everybody who may see it that something happened."""
        self.events.publish(Event(name, data, guild_id, channel_id, only_for))

    def locale_of(self, user_id: str) -> str:
        """Return a person's own language, as Discord's client would send it."""
        return next((p.locale for p in self.people.values() if p.user_id == user_id), "en-US")

    def guild(self, guild_id: str) -> Guild:
        """Return a guild, or raise 10004."""
        return found(self.guilds, guild_id, Refusal.UNKNOWN_GUILD)

    def channel(self, channel_id: str) -> Json:
        """Return a channel, thread or DM, or raise 10003."""
        return found(self.channels, channel_id, Refusal.UNKNOWN_CHANNEL)

    def user(self, user_id: str) -> Json:
        """Return a user, or raise 10013."""
        return found(self.users, user_id, Refusal.UNKNOWN_USER)

    def member(self, guild_id: str, user_id: str) -> Json:
        """Return a member, or raise 10007."""
        return found(self.guild(guild_id).members, user_id, Refusal.UNKNOWN_MEMBER)

    def message(self, channel_id: str, message_id: str) -> Json:
        """Return a message of a channel, or raise 10008."""
        return found(self.messages.get(channel_id, {}), message_id, Refusal.UNKNOWN_MESSAGE)


def found(things: Mapping[str, T], key: str, refusal: Refusal) -> T:
    """Return ``things[key]``, or raise the refusal."""
    try:
        return things[key]
    except KeyError:
        raise ApiError(refusal) from None
