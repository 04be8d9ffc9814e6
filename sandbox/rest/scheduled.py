"""Scheduled events of a guild."""

from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.world import scheduled

ALL = "/guilds/{guild_id}/scheduled-events"
ONE = ALL + "/{guild_scheduled_event_id}"
INTERESTED = 1


@route("GET", ALL)
def list_guild_scheduled_events(call: Call) -> list[Json]:
    """Return the events that are not over, soonest first."""
    events = scheduled.to_come(call.world, call.guild, call.caller_id)
    return [_shown(call, event) for event in events]


@route("POST", ALL)
def create_guild_scheduled_event(call: Call) -> Json:
    """Plan an event."""
    return scheduled.create(call.world, call.guild, call.caller_id, call.json, call.reason)


@route("GET", ONE)
def get_guild_scheduled_event(call: Call) -> Json:
    """Return one event."""
    return _shown(call, _event(call))


@route("PATCH", ONE)
def update_guild_scheduled_event(call: Call) -> Json:
    """Change an event."""
    event = _event(call)
    return scheduled.edit(call.world, call.guild, call.caller_id, event, call.json, call.reason)


@route("DELETE", ONE)
def delete_guild_scheduled_event(call: Call) -> None:
    """Remove an event."""
    scheduled.delete(call.world, call.guild, call.caller_id, _event(call), call.reason)


@route("GET", ONE + "/users")
def list_guild_scheduled_event_users(call: Call) -> list[Json]:
    """Return who is interested, in the order of their ids."""
    event, guild = _event(call), call.guild
    before, after = call.query.get("before"), int(call.query.get("after") or 0)
    ids = sorted(guild.interested.get(event["id"], ()), key=int)
    shown = [i for i in ids if int(i) > after and (before is None or int(i) < int(before))]
    limit = call.number("limit", 100, 1, 100)
    with_member = call.query.get("with_member") in ("1", "true")
    chosen = shown[-limit:] if before is not None else shown[:limit]
    return [_interested(call, event, user_id, with_member=with_member) for user_id in chosen]


def _interested(call: Call, event: Json, user_id: str, *, with_member: bool) -> Json:
    shown: Json = {
        "guild_scheduled_event_id": event["id"],
        "user_id": user_id,
        "user": call.world.users[user_id],
        "response": INTERESTED,
    }
    member = call.guild.members.get(user_id)
    return shown | ({"member": member} if with_member and member is not None else {})


def _event(call: Call) -> Json:
    event_id = call.params["guild_scheduled_event_id"]
    return scheduled.seen(call.world, call.guild, call.caller_id, event_id)


def _shown(call: Call, event: Json) -> Json:
    counts = call.query.get("with_user_count") in ("1", "true")
    return scheduled.with_count(call.guild, event) if counts else event
