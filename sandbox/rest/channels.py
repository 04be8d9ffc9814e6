"""Channels of a guild, their overwrites and pins; typing."""

from sandbox.rest.call import Call, route
from sandbox.rest.messages import shown
from sandbox.shapes import Json
from sandbox.world import channels, pins, threads, typing
from sandbox.world.permissions import THREAD_TYPES, Permission

ONE = "/channels/{channel_id}"
PINS = ONE + "/messages/pins"
OLD_PINS = ONE + "/pins"
OVERWRITE = ONE + "/permissions/{overwrite_id}"


@route("GET", "/guilds/{guild_id}/channels")
def list_guild_channels(call: Call) -> list[Json]:
    """Return a guild's channels, without threads."""
    return channels.of_guild(call.world, call.guild.id)


@route("POST", "/guilds/{guild_id}/channels")
def create_guild_channel(call: Call) -> Json:
    """Make a channel."""
    return channels.create(call.world, call.guild, call.caller_id, call.json, call.reason)


@route("GET", ONE)
def get_channel(call: Call) -> Json:
    """Return a channel or thread."""
    return call.channel()


@route("PATCH", ONE)
def update_channel(call: Call) -> Json:
    """Change a channel or thread."""
    channel = call.channel()
    edit = threads.edit if channel["type"] in THREAD_TYPES else channels.edit
    return edit(call.world, call.caller_id, channel, call.json, call.reason)


@route("DELETE", ONE)
def delete_channel(call: Call) -> Json:
    """Remove a channel or thread."""
    channel = call.channel()
    channels.delete(call.world, call.caller_id, channel, call.reason)
    return channel


@route("PUT", OVERWRITE)
def set_channel_permission_overwrite(call: Call) -> None:
    """Set what a role or member may do in a channel."""
    overwrite = {
        "id": call.params["overwrite_id"],
        "type": int(call.json.get("type") or 0),
        "allow": str(call.json.get("allow") or 0),
        "deny": str(call.json.get("deny") or 0),
    }
    channels.set_overwrite(call.world, call.caller_id, call.channel(), overwrite, call.reason)


@route("DELETE", OVERWRITE)
def delete_channel_permission_overwrite(call: Call) -> None:
    """Take an overwrite away."""
    target_id = call.params["overwrite_id"]
    channels.delete_overwrite(call.world, call.caller_id, call.channel(), target_id, call.reason)


@route("POST", ONE + "/typing")
def trigger_typing_indicator(call: Call) -> None:
    """Show that the bot is typing."""
    typing.start(call.world, call.caller_id, call.channel(Permission.SEND_MESSAGES))


@route("GET", PINS)
def list_pins(call: Call) -> Json:
    """Return a channel's pins, newest first."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    found = pins.of_channel(call.world, channel["id"])
    items = [{"pinned_at": at, "message": shown(call.world, message)} for at, message in found]
    limit = call.number("limit", 50, 1, 50)
    return {"items": items[:limit], "has_more": len(items) > limit}


@route("GET", OLD_PINS)
def deprecated_list_pins(call: Call) -> list[Json]:
    """Return a channel's pinned messages, newest first."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    return [shown(call.world, m) for _, m in pins.of_channel(call.world, channel["id"])]


@route("PUT", PINS + "/{message_id}")
@route("PUT", OLD_PINS + "/{message_id}")
def create_pin(call: Call) -> None:
    """Pin a message."""
    call.channel()
    pins.pin(call.world, call.caller_id, call.message, call.reason)


@route("DELETE", PINS + "/{message_id}")
@route("DELETE", OLD_PINS + "/{message_id}")
def delete_pin(call: Call) -> None:
    """Take a pin away."""
    call.channel()
    pins.unpin(call.world, call.caller_id, call.message, call.reason)
