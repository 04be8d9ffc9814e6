"""Typing: somebody is about to say something."""

from sandbox.shapes import Json
from sandbox.world.state import World


def start(world: World, user_id: str, channel: Json) -> None:
    """Tell everybody in a channel that a user is typing."""
    data: Json = {
        "channel_id": channel["id"],
        "user_id": user_id,
        "timestamp": int(world.clock.timestamp()),
    }
    if "guild_id" in channel:
        guild = world.guild(channel["guild_id"])
        data |= {"guild_id": guild.id, "member": guild.members[user_id]}
    world.publish("TYPING_START", data, guild_id=channel.get("guild_id"), channel_id=channel["id"])
