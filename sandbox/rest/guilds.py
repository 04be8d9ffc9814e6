"""Guilds, their roles and audit log."""

from sandbox.errors import ApiError, Refusal
from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.world import roles
from sandbox.world.permissions import Permission, require_in_guild

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
    """Return the audit log, newest first, by actor, action or time."""
    world, guild = call.world, call.guild
    require_in_guild(world, call.caller_id, guild, Permission.VIEW_AUDIT_LOG)
    before, after = call.query.get("before"), int(call.query.get("after") or 0)
    by, action = call.query.get("user_id"), call.query.get("action_type")
    found = [
        entry
        for entry in reversed(guild.audit_log)
        if (before is None or int(entry["id"]) < int(before))
        and int(entry["id"]) > after
        and by in (None, entry["user_id"])
        and action in (None, str(entry["action_type"]))
    ][: call.number("limit", 50, 1, 100)]
    named = {i for entry in found for i in (entry["user_id"], entry["target_id"])}
    return {
        "audit_log_entries": found,
        "users": [world.users[i] for i in sorted(named & world.users.keys())],
        "webhooks": [world.webhooks[i] for i in sorted(named & world.webhooks.keys())],
        "threads": [],
        "integrations": [],
        "guild_scheduled_events": [],
        "application_commands": [],
        "auto_moderation_rules": [],
    }
