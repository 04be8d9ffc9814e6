"""Messages of a channel."""

from sandbox.gateway.intents import SWITCHES
from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.world import messages, speaking, views
from sandbox.world.permissions import Permission
from sandbox.world.state import World

ALL = "/channels/{channel_id}/messages"
ONE = ALL + "/{message_id}"


@route("GET", ALL)
def list_messages(call: Call) -> list[Json]:
    """Return messages, newest first."""
    channel = call.channel()
    limit = call.number("limit", 50, 1, 100)
    if Permission.READ_MESSAGE_HISTORY not in call.permissions(channel):
        return []
    around = {name: call.query.get(name) for name in ("before", "after", "around")}
    found = messages.history(call.world, channel["id"], call.caller_id, limit, **around)
    return [shown(call.world, message) for message in reversed(found)]


@route("GET", ONE)
def get_message(call: Call) -> Json:
    """Return one message."""
    call.channel(Permission.READ_MESSAGE_HISTORY)
    return shown(call.world, call.message)


@route("POST", ALL)
def create_message(call: Call) -> Json:
    """Write a message."""
    channel = call.world.channel(call.params["channel_id"])
    message = speaking.send(call.world, call.caller_id, channel, call.json, call.uploads)
    return shown(call.world, message)


@route("PATCH", ONE)
def update_message(call: Call) -> Json:
    """Change a message."""
    call.channel()
    changed = speaking.change(call.world, call.caller_id, call.message, call.json, call.uploads)
    return shown(call.world, changed)


@route("DELETE", ONE)
def delete_message(call: Call) -> None:
    """Remove a message."""
    call.channel()
    speaking.remove(call.world, call.caller_id, call.message, call.reason)


@route("POST", ALL + "/bulk-delete")
def bulk_delete_messages(call: Call) -> None:
    """Remove several messages at once."""
    ids = [str(message_id) for message_id in call.json.get("messages") or []]
    speaking.remove_several(call.world, call.caller_id, call.channel(), ids, call.reason)


def shown(world: World, message: Json) -> Json:
    """Return a message as REST gives it to the bot, by the application's own switches."""
    reads_content = bool(world.application["flags"] & SWITCHES["message_content"][1])
    return views.for_bot(world, message, reads_content=reads_content)
