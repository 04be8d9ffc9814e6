"""Pins: up to 250 messages a channel holds up."""

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json
from sandbox.world import audit, messages
from sandbox.world.audit import Action
from sandbox.world.messages import Draft
from sandbox.world.permissions import Permission, require
from sandbox.world.state import World

MAX_PINS = 250
PINNED = 6


def of_channel(world: World, channel_id: str) -> list[tuple[str, Json]]:
    """Return when each pin was made and its message, newest first."""
    there = world.messages.get(channel_id, {})
    pins = world.pins.get(channel_id, {})
    return sorted(((at, there[i]) for i, at in pins.items()), key=lambda pin: pin[0], reverse=True)


def pin(world: World, user_id: str, message: Json, reason: str | None) -> None:
    """Pin a message; nothing when it is.

    Raises:
        ApiError: 50013 without the right, 30003 for one too many.
    """
    channel = world.channels[message["channel_id"]]
    require(world, user_id, channel, Permission.PIN_MESSAGES)
    pins = world.pins.setdefault(channel["id"], {})
    if message["id"] in pins:
        return
    if len(pins) >= MAX_PINS:
        raise ApiError(Refusal.MAX_PINS)
    pins[message["id"]] = world.clock.iso()
    _set_pinned(world, channel, message, is_pinned=True)
    _note_pin(world, channel, Action.MESSAGE_PIN, user_id, message, reason)
    reference = {"channel_id": channel["id"], "message_id": message["id"], "type": 0}
    extra = {"message_reference": reference}
    messages.post(world, channel, Draft(world.users[user_id], {}, kind=PINNED, extra=extra))


def unpin(world: World, user_id: str, message: Json, reason: str | None) -> None:
    """Take a pin away; nothing when there is none.

    Raises:
        ApiError: 50013 without the right.
    """
    channel = world.channels[message["channel_id"]]
    require(world, user_id, channel, Permission.PIN_MESSAGES)
    if world.pins.get(channel["id"], {}).pop(message["id"], None):
        _set_pinned(world, channel, message, is_pinned=False)
        _note_pin(world, channel, Action.MESSAGE_UNPIN, user_id, message, reason)


def _set_pinned(world: World, channel: Json, message: Json, *, is_pinned: bool) -> None:
    message["pinned"] = is_pinned
    messages.announce(world, "MESSAGE_UPDATE", message)
    last = max(world.pins[channel["id"]].values(), default=None)
    data = {"channel_id": channel["id"], "last_pin_timestamp": last}
    if "guild_id" in channel:
        data["guild_id"] = channel["guild_id"]
    world.publish(
        "CHANNEL_PINS_UPDATE", data, guild_id=channel.get("guild_id"), channel_id=channel["id"]
    )


def _note_pin(
    world: World, channel: Json, action: Action, user_id: str, message: Json, reason: str | None
) -> None:
    if "guild_id" in channel:
        guild = world.guild(channel["guild_id"])
        options = {"channel_id": channel["id"], "message_id": message["id"]}
        target_id = message["author"]["id"]
        audit.note(world, guild, action, user_id, target_id, reason=reason, options=options)
