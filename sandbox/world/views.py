"""How one user sees a message: their own reactions, and only the content they may read."""

from sandbox.shapes import Json
from sandbox.world.permissions import DM, THREAD_TYPES
from sandbox.world.state import World

HIDDEN: Json = {"content": "", "embeds": [], "attachments": [], "components": []}


def message(world: World, stored: Json, viewer_id: str, *, with_reply: bool = True) -> Json:
    """Return a stored message as ``viewer_id`` sees it, with reactions, thread and reply."""
    shown = dict(stored)
    reactions = world.reactions.get(stored["id"])
    if reactions:
        shown["reactions"] = [_reaction(e, users, viewer_id) for e, users in reactions.items()]
    thread = world.channels.get(stored["id"])
    if thread is not None and thread["type"] in THREAD_TYPES:
        shown["thread"] = thread
    reference = stored.get("message_reference")
    if with_reply and reference is not None and "message_id" in reference:
        answered = world.messages.get(reference["channel_id"], {}).get(reference["message_id"])
        shown["referenced_message"] = answered and message(
            world, answered, viewer_id, with_reply=False
        )
    if "poll" in stored:
        shown["poll"] = _poll(world, stored, viewer_id)
    return shown


def _poll(world: World, stored: Json, viewer_id: str) -> Json:
    """Return a poll with its counts; like Discord's, they name only answers with votes."""
    poll: Json = stored["poll"]
    counts = [
        {"id": int(answer_id), "count": len(voters), "me_voted": viewer_id in voters}
        for answer_id, voters in sorted(world.votes.get(stored["id"], {}).items())
        if voters
    ]
    return poll | {"results": poll["results"] | {"answer_counts": counts}}


def _reaction(emoji: str, user_ids: list[str], viewer_id: str) -> Json:
    return {
        "emoji": emoji_object(emoji),
        "count": len(user_ids),
        "count_details": {"burst": 0, "normal": len(user_ids)},
        "me": viewer_id in user_ids,
        "me_burst": False,
        "burst_colors": [],
    }


def emoji_object(emoji: str) -> Json:
    """Return Discord's partial emoji for a Unicode emoji."""
    return {"id": None, "name": emoji}


def for_bot(world: World, stored: Json, *, reads_content: bool) -> Json:
    """Return a message as the bot sees it.

    Without the message-content intent what people wrote is blank, except in direct messages, in
    the bot's own messages and where the bot is mentioned.
    """
    shown = message(world, stored, world.bot_id)
    if reads_content:
        return shown
    for part in (shown, shown.get("referenced_message")):
        if part and not _is_open_to_bot(world, part):
            part.update(HIDDEN)
            part.pop("poll", None)
    return shown


def _is_open_to_bot(world: World, shown: Json) -> bool:
    return (
        shown["author"]["id"] == world.bot_id
        or shown.get("application_id") == world.bot_id
        or world.channels[shown["channel_id"]]["type"] == DM
        or any(user["id"] == world.bot_id for user in shown["mentions"])
    )


def as_event(world: World, shown: Json) -> Json:
    """Return a message as an event carries it: with its guild, and members beside users."""
    guild_id = world.channels[shown["channel_id"]].get("guild_id")
    if guild_id is None:
        return shown
    members = world.guilds[guild_id].members
    event = shown | {"guild_id": guild_id}
    author = members.get(shown["author"]["id"])
    if author is not None and "webhook_id" not in shown:
        event["member"] = without_user(author)
    event["mentions"] = [
        user | {"member": without_user(members[user["id"]])} if user["id"] in members else user
        for user in shown["mentions"]
    ]
    return event


def without_user(member: Json) -> Json:
    """Return a member object in the partial form that stands beside a user."""
    return {name: value for name, value in member.items() if name != "user"}
