"""Application commands: what the bot offers, synced in bulk."""

from sandbox.rest.call import Call, route
from sandbox.shapes import Json


@route("PUT", "/applications/{application_id}/commands")
@route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands")
def bulk_set_commands(call: Call) -> list[Json]:
    """Replace the commands of a scope and return them with their ids."""
    world, scope = call.world, call.params.get("guild_id", "")
    known = {(c["type"], c["name"]): c for c in world.commands.get(scope, {}).values()}
    synced = {}
    for sent in call.body or []:
        kind = sent.get("type", 1)
        command_id = known.get((kind, sent["name"]), {}).get("id") or world.new_id()
        synced[command_id] = sent | {
            "id": command_id,
            "type": kind,
            "application_id": world.bot_id,
            "version": world.new_id(),
            "default_member_permissions": sent.get("default_member_permissions"),
        }
    world.commands[scope] = synced
    world.publish("commands_update", {})
    return list(synced.values())
