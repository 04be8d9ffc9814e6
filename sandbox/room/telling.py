"""Telling people: what an event of the world means in the room, for one visitor."""

from collections.abc import Callable

from sandbox.room.visitor import Push, Visitor
from sandbox.shapes import Json
from sandbox.world.events import Event
from sandbox.world.permissions import DM

MOVES_WALLS = frozenset(
    {
        "CHANNEL_CREATE",
        "CHANNEL_UPDATE",
        "CHANNEL_DELETE",
        "GUILD_ROLE_CREATE",
        "GUILD_ROLE_UPDATE",
        "GUILD_ROLE_DELETE",
        "GUILD_MEMBER_ADD",
        "GUILD_MEMBER_UPDATE",
        "GUILD_MEMBER_REMOVE",
    }
)


def told(visitor: Visitor, event: Event) -> list[Push]:
    """Return what a visitor is told of an event: names and data of room events."""
    moved = visitor.walls_moved() if event.name in MOVES_WALLS else []
    if event.name not in _TOLD or not visitor.may_know(event):
        return moved
    return moved + _TOLD[event.name](visitor, event.data)


Telling = Callable[[Visitor, Json], list[Push]]


def _as(name: str) -> Telling:
    return lambda _, data: [(name, data)]


def _message(name: str) -> Telling:
    return lambda visitor, message: [(name, visitor.message_view(message))]


def _channel(name: str) -> Telling:
    return lambda visitor, channel: [(name, visitor.channel_view(channel))]


def _scheduled(name: str) -> Telling:
    return lambda visitor, event: [(name, visitor.scheduled_view(event))]


def _interest(visitor: Visitor, data: Json) -> list[Push]:
    event = visitor.guild.scheduled_events[data["guild_scheduled_event_id"]]
    return _scheduled("scheduled_event_update")(visitor, event)


def _new_channel(visitor: Visitor, channel: Json) -> list[Push]:
    """Tell of a direct message; other channels come and go by ``walls_moved``."""
    return _channel("channel_create")(visitor, channel) if channel["type"] == DM else []


def _bulk_delete(_: Visitor, data: Json) -> list[Push]:
    rest = {name: value for name, value in data.items() if name != "ids"}
    return [("message_delete", rest | {"id": message_id}) for message_id in data["ids"]]


def _reactions_cleared(visitor: Visitor, data: Json) -> list[Push]:
    message = visitor.world.message(data["channel_id"], data["message_id"])
    return [("message_update", visitor.message_view(message))]


def _roles(visitor: Visitor, _: Json) -> list[Push]:
    return [("roles_update", {"roles": list(visitor.guild.roles.values())})]


def _commands(visitor: Visitor, _: Json) -> list[Push]:
    return [("commands_update", {"commands": visitor.commands()})]


def _typing(_: Visitor, data: Json) -> list[Push]:
    return [("typing", {name: data[name] for name in ("channel_id", "user_id")})]


def _choices(visitor: Visitor, data: Json) -> list[Push]:
    visitor.settle_choices(data)
    return []


_TOLD: dict[str, Telling] = {
    "MESSAGE_CREATE": _message("message_create"),
    "MESSAGE_UPDATE": _message("message_update"),
    "MESSAGE_DELETE": _as("message_delete"),
    "MESSAGE_DELETE_BULK": _bulk_delete,
    "MESSAGE_REACTION_ADD": _as("reaction_add"),
    "MESSAGE_REACTION_REMOVE": _as("reaction_remove"),
    "MESSAGE_REACTION_REMOVE_ALL": _reactions_cleared,
    "MESSAGE_REACTION_REMOVE_EMOJI": _reactions_cleared,
    "MESSAGE_POLL_VOTE_ADD": _as("vote_add"),
    "MESSAGE_POLL_VOTE_REMOVE": _as("vote_remove"),
    "CHANNEL_CREATE": _new_channel,
    "CHANNEL_UPDATE": _channel("channel_update"),
    "THREAD_CREATE": _channel("thread_create"),
    "THREAD_UPDATE": _channel("thread_update"),
    "THREAD_DELETE": _as("thread_delete"),
    "GUILD_MEMBER_ADD": _as("member_add"),
    "GUILD_MEMBER_UPDATE": _as("member_update"),
    "GUILD_MEMBER_REMOVE": _as("member_remove"),
    "GUILD_ROLE_CREATE": _roles,
    "GUILD_ROLE_UPDATE": _roles,
    "GUILD_ROLE_DELETE": _roles,
    "GUILD_SCHEDULED_EVENT_CREATE": _scheduled("scheduled_event_create"),
    "GUILD_SCHEDULED_EVENT_UPDATE": _scheduled("scheduled_event_update"),
    "GUILD_SCHEDULED_EVENT_DELETE": _scheduled("scheduled_event_delete"),
    "GUILD_SCHEDULED_EVENT_USER_ADD": _interest,
    "GUILD_SCHEDULED_EVENT_USER_REMOVE": _interest,
    "TYPING_START": _typing,
    "commands_update": _commands,
    "interaction": _as("interaction"),
    "choices": _choices,
    "bot": _as("bot"),
    "clock": _as("clock"),
    "faults": _as("faults"),
}
