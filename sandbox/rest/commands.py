"""Application commands: what the bot offers, synced in bulk or one by one."""

from sandbox.errors import ApiError, Refusal
from sandbox.interactions import commands
from sandbox.rest.call import Call, route
from sandbox.shapes import Json

GLOBAL = "/applications/{application_id}/commands"
GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


@route("GET", GLOBAL)
@route("GET", GUILD)
def list_commands(call: Call) -> list[Json]:
    """Return a scope's commands."""
    return list(call.world.commands.get(_scope(call), {}).values())


@route("PUT", GLOBAL)
@route("PUT", GUILD)
def bulk_set_commands(call: Call) -> list[Json]:
    """Replace a scope's commands and return them with their ids."""
    if not isinstance(call.body, list):
        raise ApiError(Refusal.INVALID_JSON)
    return commands.replace_all(call.world, _scope(call), call.body)


@route("POST", GLOBAL)
@route("POST", GUILD)
def create_command(call: Call) -> Json:
    """Add a command, or replace the one of the same name."""
    return commands.upsert(call.world, _scope(call), call.json)


@route("GET", GLOBAL + "/{command_id}")
@route("GET", GUILD + "/{command_id}")
def get_command(call: Call) -> Json:
    """Return one command."""
    return commands.get(call.world, _scope(call), call.params["command_id"])


@route("PATCH", GLOBAL + "/{command_id}")
@route("PATCH", GUILD + "/{command_id}")
def update_command(call: Call) -> Json:
    """Change one command."""
    return commands.edit(call.world, _scope(call), call.params["command_id"], call.json)


@route("DELETE", GLOBAL + "/{command_id}")
@route("DELETE", GUILD + "/{command_id}")
def delete_command(call: Call) -> None:
    """Remove one command."""
    commands.delete(call.world, _scope(call), call.params["command_id"])


def _scope(call: Call) -> str:
    if call.params["application_id"] != call.world.bot_id:
        raise ApiError(Refusal.UNKNOWN_APPLICATION)
    return call.guild.id if "guild_id" in call.params else commands.GLOBAL
