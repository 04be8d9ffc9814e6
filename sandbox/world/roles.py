"""Roles: made, changed, removed, handed out."""

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world import audit, members
from sandbox.world.audit import Action
from sandbox.world.permissions import (
    Permission,
    in_guild,
    require_in_guild,
    require_role_below,
)
from sandbox.world.state import Guild, World

FIELDS = ("name", "permissions", "color", "hoist", "mentionable", "unicode_emoji")


def new(role_id: str, name: str, permissions: Permission, position: int) -> Json:
    """Return a role object; position 0 is @everyone's."""
    return {
        "id": role_id,
        "name": name,
        "permissions": str(int(permissions)),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": position > 0,
        "icon": None,
        "unicode_emoji": None,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def create(world: World, guild: Guild, actor_id: str, body: Json, reason: str | None) -> Json:
    """Make a role just above @everyone and return it.

    Raises:
        ApiError: 50013 without the right or for permissions the maker lacks, 50035.
    """
    require_in_guild(world, actor_id, guild, Permission.MANAGE_ROLES)
    _check(world, guild, actor_id, body)
    for role in guild.roles.values():
        if role["position"] > 0:
            role["position"] += 1
    everyone = Permission(int(guild.roles[guild.id]["permissions"]))
    role = new(world.new_id(), "new role", everyone, 1) | {"hoist": False}
    _apply(role, body)
    guild.roles[role["id"]] = role
    action, new_values = Action.ROLE_CREATE, audit.changes({}, _noted(role))
    audit.note(world, guild, action, actor_id, role["id"], reason=reason, changes=new_values)
    _tell(world, guild, "GUILD_ROLE_CREATE", {"role": role})
    return role


def edit(
    world: World, guild: Guild, actor_id: str, role_id: str, body: Json, reason: str | None
) -> Json:
    """Change a role and return it.

    Raises:
        ApiError: 10011, 50013, 50035.
    """
    role = _editable(world, guild, actor_id, role_id)
    _check(world, guild, actor_id, body)
    before = dict(role)
    _apply(role, body)
    changed = audit.changes(before, role)
    audit.note(world, guild, Action.ROLE_UPDATE, actor_id, role_id, reason=reason, changes=changed)
    _tell(world, guild, "GUILD_ROLE_UPDATE", {"role": role})
    return role


def delete(world: World, guild: Guild, actor_id: str, role_id: str, reason: str | None) -> None:
    """Remove a role from the guild and from everybody.

    Raises:
        ApiError: 10011, 50013; also for managed roles and @everyone.
    """
    role = _editable(world, guild, actor_id, role_id)
    if role["managed"] or role_id == guild.id:
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    old_values = audit.changes(_noted(guild.roles.pop(role_id)), {})
    for member in guild.members.values():
        if role_id in member["roles"]:
            member["roles"].remove(role_id)
            members.tell_update(world, guild, member)
    action = Action.ROLE_DELETE
    audit.note(world, guild, action, actor_id, role_id, reason=reason, changes=old_values)
    _tell(world, guild, "GUILD_ROLE_DELETE", {"role_id": role_id})


def _noted(role: Json) -> Json:
    return {name: role[name] for name in ("name", "permissions", "color", "hoist", "mentionable")}


def _editable(world: World, guild: Guild, actor_id: str, role_id: str) -> Json:
    require_in_guild(world, actor_id, guild, Permission.MANAGE_ROLES)
    return require_role_below(guild, actor_id, role_id)


def _check(world: World, guild: Guild, actor_id: str, body: Json) -> None:
    problems = Problems()
    if body.get("name") is not None:
        problems.at("name").text(body["name"], 1, 100)
    if body.get("color") is not None:
        problems.at("color").number(body["color"], 0, 0xFFFFFF)
    problems.raise_found()
    wanted = int(body.get("permissions") or 0)
    if wanted & ~in_guild(world, guild, actor_id):
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def _apply(role: Json, body: Json) -> None:
    role |= {name: body[name] for name in FIELDS if body.get(name) is not None}
    role["permissions"] = str(role["permissions"])
    role["colors"] = role["colors"] | {"primary_color": role["color"]}


def _tell(world: World, guild: Guild, name: str, data: Json) -> None:
    world.publish(name, data | {"guild_id": guild.id}, guild_id=guild.id)
