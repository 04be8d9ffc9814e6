"""Messages of a channel."""

from datetime import timedelta

from sandbox.errors import ApiError, Refusal
from sandbox.gateway.intents import SWITCHES
from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.snowflake import created_at
from sandbox.world import audit, messages, speaking, views
from sandbox.world.audit import Action
from sandbox.world.permissions import Permission
from sandbox.world.state import World

ALL = "/channels/{channel_id}/messages"
ONE = ALL + "/{message_id}"
BULK_DELETES_UP_TO = timedelta(days=14)


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
    """Remove a message; of somebody else's the audit log takes note."""
    channel, message = call.channel(), call.message
    if speaking.remove(call.world, call.caller_id, message):
        options = {"channel_id": channel["id"], "count": "1"}
        _note(call, channel, Action.MESSAGE_DELETE, message["author"]["id"], options)


@route("POST", ALL + "/bulk-delete")
def bulk_delete_messages(call: Call) -> None:
    """Remove 2 to 100 messages, none older than 14 days; unknown ids are passed over."""
    channel = call.channel(Permission.MANAGE_MESSAGES)
    ids = [str(i) for i in call.json.get("messages") or []]
    if not 2 <= len(ids) <= 100:
        raise ApiError(Refusal.BULK_DELETE_COUNT)
    oldest = call.world.clock.now() - BULK_DELETES_UP_TO
    if any(created_at(message_id) < oldest for message_id in ids):
        raise ApiError(Refusal.TOO_OLD_TO_BULK_DELETE)
    there = call.world.messages.get(channel["id"], {})
    found = [there[i] for i in dict.fromkeys(ids) if i in there]
    messages.bulk_delete(call.world, channel, found)
    _note(call, channel, Action.MESSAGE_BULK_DELETE, channel["id"], {"count": str(len(found))})


def _note(call: Call, channel: Json, action: Action, target_id: str, options: Json) -> None:
    if "guild_id" in channel:
        guild = call.world.guild(channel["guild_id"])
        reason = call.reason
        audit.note(
            call.world, guild, action, call.caller_id, target_id, reason=reason, options=options
        )


def shown(world: World, message: Json) -> Json:
    """Return a message as REST gives it to the bot, by the application's own switches."""
    reads_content = bool(world.application["flags"] & SWITCHES["message_content"][1])
    return views.for_bot(world, message, reads_content=reads_content)
