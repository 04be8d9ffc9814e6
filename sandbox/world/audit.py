"""The audit log: who did what to whom, and why."""

from enum import IntEnum

from sandbox.shapes import Json
from sandbox.world.state import Guild, World


class Action(IntEnum):
    """Discord's audit log action types, as far as they happen here."""

    CHANNEL_CREATE = 10
    CHANNEL_UPDATE = 11
    CHANNEL_DELETE = 12
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
    """Return Discord's list of what differs between two states of a thing."""
    return [
        {"key": key, "old_value": before.get(key), "new_value": after.get(key)}
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]
