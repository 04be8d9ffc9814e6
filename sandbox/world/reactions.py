"""Reactions: one emoji each, counted per message."""

import unicodedata

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json
from sandbox.world import views
from sandbox.world.permissions import Permission, require
from sandbox.world.state import World

MAX_DIFFERENT = 20
# signs that are emojis without being of a symbol category
ODD_EMOJIS = frozenset("‼⁉ℹ〰")
SYMBOLS = frozenset({"So", "Sm", "Me"})


def is_emoji(text: str) -> bool:
    """Tell whether a text can be a Unicode emoji; custom ones do not exist here."""
    if not 0 < len(text) <= 16:
        return False
    return any(unicodedata.category(c) in SYMBOLS or c in ODD_EMOJIS for c in text) and not any(
        c.isalpha() and c not in ODD_EMOJIS for c in text
    )


def add(world: World, user_id: str, message: Json, emoji: str) -> None:
    """React to a message; nothing when it was done before.

    Raises:
        ApiError: 10014 for no emoji, 50013 without the right, 30010 for the 21st different one.
    """
    if not is_emoji(emoji):
        raise ApiError(Refusal.UNKNOWN_EMOJI)
    channel = world.channels[message["channel_id"]]
    found = world.reactions.setdefault(message["id"], {})
    needed = Permission.READ_MESSAGE_HISTORY
    if emoji not in found:
        needed |= Permission.ADD_REACTIONS
    require(world, user_id, channel, needed)
    if emoji not in found and len(found) >= MAX_DIFFERENT:
        raise ApiError(Refusal.MAX_REACTIONS)
    users = found.setdefault(emoji, [])
    if user_id in users:
        return
    users.append(user_id)
    extra: Json = {"message_author_id": message["author"]["id"]}
    if "guild_id" in channel:
        extra["member"] = world.guild(channel["guild_id"]).members[user_id]
    _tell(world, "MESSAGE_REACTION_ADD", message, emoji, _by(user_id) | extra)


def remove(world: World, user_id: str, message: Json, emoji: str) -> None:
    """Take a user's reaction back; nothing when there is none."""
    users = world.reactions.get(message["id"], {}).get(emoji, [])
    if user_id not in users:
        return
    users.remove(user_id)
    if not users:
        del world.reactions[message["id"]][emoji]
    _tell(world, "MESSAGE_REACTION_REMOVE", message, emoji, _by(user_id))


def clear(world: World, message: Json, emoji: str | None = None) -> None:
    """Remove every reaction, or every one with one emoji."""
    found = world.reactions.get(message["id"], {})
    if emoji is None:
        found.clear()
        _tell(world, "MESSAGE_REACTION_REMOVE_ALL", message, None, {})
    elif found.pop(emoji, None) is not None:
        _tell(world, "MESSAGE_REACTION_REMOVE_EMOJI", message, emoji, {})


def _by(user_id: str) -> Json:
    return {"user_id": user_id, "burst": False, "type": 0}


def _tell(world: World, name: str, message: Json, emoji: str | None, extra: Json) -> None:
    channel = world.channels[message["channel_id"]]
    data = {"channel_id": channel["id"], "message_id": message["id"], **extra}
    if emoji is not None:
        data["emoji"] = views.emoji_object(emoji)
    if "guild_id" in channel:
        data["guild_id"] = channel["guild_id"]
    only_for = world.viewers.get(message["id"])
    world.publish(
        name, data, guild_id=channel.get("guild_id"), channel_id=channel["id"], only_for=only_for
    )
