"""Guilds, their roles and audit log."""

from sandbox.errors import ApiError, Refusal
from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.world import audit, roles
from sandbox.world.permissions import THREAD_TYPES, Permission, require_in_guild

ONE = "/guilds/{guild_id}"
ROLES = ONE + "/roles"


@route("GET", ONE)
def get_guild(call: Call) -> Json:
    """Return a guild."""
    shown = call.guild.object | {"roles": list(call.guild.roles.values())}
    if call.query.get("with_counts") in ("1", "true"):
        online = sum(bool(call.world.online[user_id]) for user_id in call.guild.members)
        shown["approximate_member_count"] = len(call.guild.members)
        shown["approximate_presence_count"] = online
    return shown


@route("GET", ROLES)
def list_guild_roles(call: Call) -> list[Json]:
    """Return a guild's roles."""
    return list(call.guild.roles.values())


@route("GET", ROLES + "/{role_id}")
def get_guild_role(call: Call) -> Json:
    """Return one role."""
    role = call.guild.roles.get(call.params["role_id"])
    if role is None:
        raise ApiError(Refusal.UNKNOWN_ROLE)
    return role


@route("POST", ROLES)
def create_guild_role(call: Call) -> Json:
    """Make a role."""
    return roles.create(call.world, call.guild, call.caller_id, call.json, call.reason)


@route("PATCH", ROLES + "/{role_id}")
def update_guild_role(call: Call) -> Json:
    """Change a role."""
    role_id = call.params["role_id"]
    return roles.edit(call.world, call.guild, call.caller_id, role_id, call.json, call.reason)


@route("DELETE", ROLES + "/{role_id}")
def delete_guild_role(call: Call) -> None:
    """Remove a role."""
    role_id = call.params["role_id"]
    roles.delete(call.world, call.guild, call.caller_id, role_id, call.reason)


@route("GET", ONE + "/audit-logs")
def list_guild_audit_log_entries(call: Call) -> Json:
    """Return the audit log by actor, target, action or time: newest first, or first after one."""
    world, guild = call.world, call.guild
    require_in_guild(world, call.caller_id, guild, Permission.VIEW_AUDIT_LOG)
    filters = ("before", "after", "user_id", "target_id", "action_type")
    found = audit.entries(
        guild,
        call.number("limit", 50, 1, 100),
        **{name: call.query.get(name) for name in filters},
    )
    named = {i for entry in found for i in (entry["user_id"], entry["target_id"])}
    return {
        "audit_log_entries": found,
        "users": [world.users[i] for i in sorted(named & world.users.keys())],
        "webhooks": [
            _without_token(world.webhooks[i]) for i in sorted(named & world.webhooks.keys())
        ],
        "threads": [
            world.channels[i]
            for i in sorted(named & world.channels.keys())
            if world.channels[i]["type"] in THREAD_TYPES
        ],
        "guild_scheduled_events": [
            guild.scheduled_events[i] for i in sorted(named & guild.scheduled_events.keys())
        ],
        "integrations": [],
        "application_commands": [],
        "auto_moderation_rules": [],
    }


def _without_token(webhook: Json) -> Json:
    return {name: value for name, value in webhook.items() if name != "token"}
