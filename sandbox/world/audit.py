"""The audit log: who did what to whom, and why."""

from enum import IntEnum

from sandbox.shapes import Json
from sandbox.world.state import Guild, World


class Action(IntEnum):
    """Discord's audit log action types, as far as they happen here."""

    CHANNEL_CREATE = 10
    CHANNEL_UPDATE = 11
    CHANNEL_DELETE = 12
    CHANNEL_OVERWRITE_CREATE = 13
    CHANNEL_OVERWRITE_UPDATE = 14
    CHANNEL_OVERWRITE_DELETE = 15
    MEMBER_KICK = 20
    MEMBER_BAN_ADD = 22
    MEMBER_BAN_REMOVE = 23
    MEMBER_UPDATE = 24
    MEMBER_ROLE_UPDATE = 25
    ROLE_CREATE = 30
    ROLE_UPDATE = 31
    ROLE_DELETE = 32
    WEBHOOK_CREATE = 50
    WEBHOOK_UPDATE = 51
    WEBHOOK_DELETE = 52
    MESSAGE_DELETE = 72
    MESSAGE_BULK_DELETE = 73
    MESSAGE_PIN = 74
    MESSAGE_UNPIN = 75
    EVENT_CREATE = 100
    EVENT_UPDATE = 101
    EVENT_DELETE = 102
    THREAD_CREATE = 110
    THREAD_UPDATE = 111
    THREAD_DELETE = 112


def note(  # noqa: PLR0913  an entry has that many facts
    world: World,
    guild: Guild,
    action: Action,
    actor_id: str,
    target_id: str,
    *,
    reason: str | None = None,
    changes: list[Json] | None = None,
    options: Json | None = None,
) -> None:
    """Write an entry and tell those who may read the log."""
    entry: Json = {
        "id": world.new_id(),
        "action_type": int(action),
        "user_id": actor_id,
        "target_id": target_id,
        "changes": changes or [],
    }
    if reason:
        entry["reason"] = reason
    if options:
        entry["options"] = options
    guild.audit_log.append(entry)
    event = entry | {"guild_id": guild.id}
    world.publish("GUILD_AUDIT_LOG_ENTRY_CREATE", event, guild_id=guild.id)


def changes(before: Json, after: Json) -> list[Json]:
    """Return Discord's list of what differs between two states of a thing.

    A value that was not there before, or is not there after, is left out.
    """
    return [
        {"key": key, **_value("old_value", before, key), **_value("new_value", after, key)}
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def which(before: Json, after: Json, made: Action, changed: Action, gone: Action) -> Action:
    """Return the action that led from one state of a thing to the other; an empty one is none."""
    if not before:
        return made
    return changed if after else gone


def _value(name: str, state: Json, key: str) -> Json:
    return {} if state.get(key) is None else {name: state[key]}


def entries(  # noqa: PLR0913  Discord's filters
    guild: Guild,
    limit: int,
    *,
    before: str | None = None,
    after: str | None = None,
    user_id: str | None = None,
    target_id: str | None = None,
    action_type: str | None = None,
) -> list[Json]:
    """Return entries that pass every filter, newest first; oldest first when ``after`` is given."""
    found = [
        entry
        for entry in guild.audit_log
        if (before is None or int(entry["id"]) < int(before))
        and int(entry["id"]) > int(after or 0)
        and user_id in (None, entry["user_id"])
        and target_id in (None, entry["target_id"])
        and action_type in (None, str(entry["action_type"]))
    ]
    return found[:limit] if after is not None and before is None else found[::-1][:limit]
