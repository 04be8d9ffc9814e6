"""Application commands: what the bot offers and who may use it."""

from sandbox.errors import ApiError, Refusal
from sandbox.limits import commands as limits
from sandbox.shapes import Json
from sandbox.world.permissions import Permission, in_guild
from sandbox.world.state import World

GLOBAL = ""
IN_GUILD, IN_BOT_DM = 0, 1


def replace_all(world: World, scope: str, sent: list[Json]) -> list[Json]:
    """Replace a scope's commands; one of the same type and name keeps its id.

    Raises:
        ApiError: 50035 for anything Discord refuses.
    """
    limits.check_all(sent)
    known = {_key(command): command["id"] for command in world.commands.get(scope, {}).values()}
    stored = [_stored(world, scope, body, known.get(_key(body))) for body in sent]
    world.commands[scope] = {command["id"]: command for command in stored}
    world.publish("commands_update", {})
    return stored


def upsert(world: World, scope: str, body: Json) -> Json:
    """Add a command, or replace the one of the same type and name; return it.

    Raises:
        ApiError: 50035 for anything Discord refuses.
    """
    others = [c for c in world.commands.get(scope, {}).values() if _key(c) != _key(body)]
    limits.check(body)
    limits.check_all([*others, body])
    known = {_key(command): command["id"] for command in world.commands.get(scope, {}).values()}
    command = _stored(world, scope, body, known.get(_key(body)))
    world.commands.setdefault(scope, {})[command["id"]] = command
    world.publish("commands_update", {})
    return command


def edit(world: World, scope: str, command_id: str, body: Json) -> Json:
    """Change a command and return it.

    Raises:
        ApiError: 10063 for none, 50035 for anything Discord refuses.
    """
    command = get(world, scope, command_id)
    merged = command | body
    limits.check(merged)
    world.commands[scope][command_id] = merged | {"version": world.new_id()}
    world.publish("commands_update", {})
    return world.commands[scope][command_id]


def delete(world: World, scope: str, command_id: str) -> None:
    """Remove a command, or raise 10063."""
    get(world, scope, command_id)
    del world.commands[scope][command_id]
    world.publish("commands_update", {})


def get(world: World, scope: str, command_id: str) -> Json:
    """Return a command, or raise 10063."""
    try:
        return world.commands[scope][command_id]
    except KeyError:
        raise ApiError(Refusal.UNKNOWN_COMMAND) from None


def usable(world: World, user_id: str, guild_id: str | None) -> list[Json]:
    """Return the commands a person may use in a guild, or in direct messages with the bot."""
    found = list(world.commands.get(GLOBAL, {}).values())
    if guild_id is None:
        return [command for command in found if _works_in(command, IN_BOT_DM)]
    found += world.commands.get(guild_id, {}).values()
    guild = world.guild(guild_id)
    allowed = in_guild(world, guild, user_id)
    return [
        command
        for command in found
        if _works_in(command, IN_GUILD) and _is_allowed(command, allowed)
    ]


def _works_in(command: Json, context: int) -> bool:
    if context == IN_BOT_DM and command.get("dm_permission") is False:
        return False
    return command["contexts"] is None or context in command["contexts"]


def _is_allowed(command: Json, allowed: Permission) -> bool:
    if Permission.USE_APPLICATION_COMMANDS not in allowed:
        return False
    needed = command["default_member_permissions"]
    if needed is None or Permission.ADMINISTRATOR in allowed:
        return True
    return int(needed) != 0 and int(needed) & allowed == int(needed)


def _key(command: Json) -> tuple[int, str]:
    return limits.kind_of(command), command["name"]


def _stored(world: World, scope: str, body: Json, command_id: str | None) -> Json:
    permissions = body.get("default_member_permissions")
    stored: Json = {
        "description": "",
        "nsfw": False,
        "dm_permission": True,
        **{name: value for name, value in body.items() if value is not None},
        "id": command_id or world.new_id(),
        "application_id": world.bot_id,
        "version": world.new_id(),
        "type": limits.kind_of(body),
        "default_member_permissions": None if permissions is None else str(permissions),
        "contexts": body.get("contexts"),
        "integration_types": body.get("integration_types") or [0],
    }
    return stored | ({"guild_id": scope} if scope else {})
