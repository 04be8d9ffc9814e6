"""Reactions to a message."""

from sandbox.errors import ApiError, Refusal
from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.world import reactions
from sandbox.world.permissions import Permission

ALL = "/channels/{channel_id}/messages/{message_id}/reactions"
ONE = ALL + "/{emoji_name}"


@route("PUT", ONE + "/@me")
def add_my_reaction(call: Call) -> None:
    """React."""
    call.channel()
    reactions.add(call.world, call.caller_id, call.message, _emoji(call))


@route("DELETE", ONE + "/@me")
def delete_my_reaction(call: Call) -> None:
    """Take the bot's reaction back."""
    call.channel()
    reactions.remove(call.world, call.caller_id, call.message, _emoji(call))


@route("DELETE", ONE + "/{user_id}")
def delete_user_reaction(call: Call) -> None:
    """Remove somebody's reaction."""
    call.channel(Permission.MANAGE_MESSAGES)
    reactions.remove(call.world, call.params["user_id"], call.message, _emoji(call))


@route("DELETE", ONE)
def delete_all_reactions_by_emoji(call: Call) -> None:
    """Remove every reaction with an emoji."""
    call.channel(Permission.MANAGE_MESSAGES)
    reactions.clear(call.world, call.message, _emoji(call))


@route("DELETE", ALL)
def delete_all_reactions(call: Call) -> None:
    """Remove every reaction."""
    call.channel(Permission.MANAGE_MESSAGES)
    reactions.clear(call.world, call.message)


@route("GET", ONE)
def list_reactions_by_emoji(call: Call) -> list[Json]:
    """Return who reacted with an emoji."""
    call.channel(Permission.READ_MESSAGE_HISTORY)
    user_ids = call.world.reactions.get(call.message["id"], {}).get(_emoji(call), [])
    after = int(call.query.get("after", "0"))
    limit = call.number("limit", 25, 1, 100)
    later = [user_id for user_id in user_ids if int(user_id) > after]
    return [call.world.users[user_id] for user_id in later[:limit]]


def _emoji(call: Call) -> str:
    emoji = call.params["emoji_name"]
    if not reactions.is_emoji(emoji):
        raise ApiError(Refusal.UNKNOWN_EMOJI)
    return emoji
