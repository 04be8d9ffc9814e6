"""Speaking: a user sends, changes or removes messages, as far as they may."""

from collections.abc import Sequence
from datetime import timedelta

from sandbox.errors import ApiError, Refusal
from sandbox.limits import messages as limits
from sandbox.limits.problems import Problems
from sandbox.limits.voice import IS_VOICE
from sandbox.shapes import Json
from sandbox.snowflake import created_at
from sandbox.world import audit, messages, threads
from sandbox.world.attachments import Upload
from sandbox.world.audit import Action
from sandbox.world.messages import DEFAULT, REPLY, Draft
from sandbox.world.permissions import DM, THREAD_TYPES, Permission, in_channel, require
from sandbox.world.state import World

SPEAKABLE = THREAD_TYPES | {0, DM, 5}
BULK_DELETES_UP_TO = timedelta(days=14)
FREE_OF_SLOW_MODE = (
    Permission.MANAGE_MESSAGES | Permission.MANAGE_CHANNELS | Permission.BYPASS_SLOWMODE
)
OTHERS_MAY_CHANGE = frozenset({"flags", "allowed_mentions"})


def send(
    world: World, user_id: str, channel: Json, body: Json, uploads: Sequence[Upload] = ()
) -> Json:
    """Write a user's message into a channel and return it.

    With ``enforce_nonce`` the same nonce gives the same message again.

    Raises:
        ApiError: 50013 or 50001 without the right, 50006 when empty, 50035 when malformed...
    """
    limits.check(body, uploads)
    limits.check_not_empty(body, uploads)
    _require_to_speak(world, user_id, channel, body, uploads)
    nonce = (user_id, channel["id"], str(body.get("nonce")))
    if body.get("enforce_nonce") and nonce in world.nonces:
        return world.nonces[nonce]
    replied = _replied(world, channel, user_id, body.get("message_reference"))
    if channel["type"] in THREAD_TYPES:
        threads.wake(world, channel, user_id)
    draft = Draft(
        author=world.users[user_id],
        body=body,
        uploads=uploads,
        kind=REPLY if replied else DEFAULT,
        extra={"message_reference": messages.reference_to(world, replied)} if replied else {},
    )
    message = messages.post(world, channel, draft)
    if body.get("enforce_nonce"):
        world.nonces[nonce] = message
    return message


def _require_to_speak(
    world: World, user_id: str, channel: Json, body: Json, uploads: Sequence[Upload]
) -> None:
    if channel["type"] not in SPEAKABLE:
        raise ApiError(Refusal.NOT_IN_THIS_CHANNEL_TYPE)
    in_thread = channel["type"] in THREAD_TYPES
    needed = Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES
    if uploads:
        needed |= Permission.ATTACH_FILES
    if body.get("poll"):
        needed |= Permission.SEND_POLLS
    if int(body.get("flags") or 0) & IS_VOICE:
        needed |= Permission.SEND_VOICE_MESSAGES
    if body.get("embeds"):
        needed |= Permission.EMBED_LINKS
    if body.get("message_reference"):
        needed |= Permission.READ_MESSAGE_HISTORY
    require(world, user_id, channel, needed)
    if user_id == world.bot_id and _has_closed_door(world, channel):
        raise ApiError(Refusal.CANNOT_MESSAGE_USER)
    if in_thread and channel["thread_metadata"]["locked"]:
        require(world, user_id, channel, Permission.MANAGE_THREADS)
    _require_patience(world, user_id, channel)


def _require_patience(world: World, user_id: str, channel: Json) -> None:
    """Do nothing unless slow mode makes a user wait.

    Raises:
        ApiError: 20016.
    """
    pause_s = channel.get("rate_limit_per_user", 0)
    if not pause_s or in_channel(world, user_id, channel) & FREE_OF_SLOW_MODE:
        return
    before = world.clock.now() - timedelta(seconds=pause_s)
    for message in reversed(world.messages.get(channel["id"], {}).values()):
        if created_at(message["id"]) < before:
            return
        if message["author"]["id"] == user_id:
            raise ApiError(Refusal.SLOW_MODE)


def _has_closed_door(world: World, channel: Json) -> bool:
    return channel["type"] == DM and channel["recipients"][0]["id"] in world.closed_dms


def _replied(world: World, channel: Json, user_id: str, reference: Json | None) -> Json | None:
    """Return the message that is replied to, if any."""
    if not reference:
        return None
    problems = Problems()
    if reference.get("type"):
        place = problems.at("message_reference", "type")
        place.add("SANDBOX_HAS_NOT", "The sandbox has no forwarded messages")
        problems.raise_found()
    try:
        return messages.seen(world, channel["id"], str(reference["message_id"]), user_id)
    except ApiError:
        if reference.get("fail_if_not_exists", True):
            problems.at("message_reference").add("REPLIES_UNKNOWN_MESSAGE", "Unknown message")
            problems.raise_found()
        return None


def change(
    world: World, user_id: str, message: Json, body: Json, uploads: Sequence[Upload] = ()
) -> Json:
    """Edit a message on behalf of a user and return it.

    Raises:
        ApiError: 50005 when it is another's, 50083 in an archived thread.
    """
    channel = world.channels[message["channel_id"]]
    require(world, user_id, channel, Permission.VIEW_CHANNEL)
    if channel["type"] in THREAD_TYPES and channel["thread_metadata"]["archived"]:
        raise ApiError(Refusal.ARCHIVED_THREAD)
    if message["type"] not in (DEFAULT, REPLY, 20, 23):
        raise ApiError(Refusal.SYSTEM_MESSAGE)
    if message["author"]["id"] != user_id:
        if set(body) - OTHERS_MAY_CHANGE or uploads:
            raise ApiError(Refusal.NOT_THE_AUTHOR)
        require(world, user_id, channel, Permission.MANAGE_MESSAGES)
    return messages.edit(world, message, body, uploads)


def remove(world: World, user_id: str, message: Json, reason: str | None = None) -> None:
    """Delete a message on behalf of a user; of somebody else's the audit log takes note.

    Raises:
        ApiError: 50013 without the right, 50003 for another's in a direct message.
    """
    channel = world.channels[message["channel_id"]]
    require(world, user_id, channel, Permission.VIEW_CHANNEL)
    is_ones_own = user_id in (message["author"]["id"], world.viewers.get(message["id"]))
    if not is_ones_own and channel["type"] == DM:
        raise ApiError(Refusal.INVALID_DM_ACTION)
    if not is_ones_own:
        require(world, user_id, channel, Permission.MANAGE_MESSAGES)
        options = {"channel_id": channel["id"], "count": "1"}
        guild, target_id = world.guild(channel["guild_id"]), message["author"]["id"]
        action = Action.MESSAGE_DELETE
        audit.note(world, guild, action, user_id, target_id, reason=reason, options=options)
    messages.delete(world, message)


def remove_several(
    world: World, user_id: str, channel: Json, ids: list[str], reason: str | None = None
) -> None:
    """Delete 2 to 100 messages, none older than 14 days; unknown ids are passed over.

    Raises:
        ApiError: 50013 without the right, 50016 or 50034 for a list that does not fit.
    """
    require(world, user_id, channel, Permission.MANAGE_MESSAGES)
    if not 2 <= len(ids) <= 100:
        raise ApiError(Refusal.BULK_DELETE_COUNT)
    oldest = world.clock.now() - BULK_DELETES_UP_TO
    if any(created_at(message_id) < oldest for message_id in ids):
        raise ApiError(Refusal.TOO_OLD_TO_BULK_DELETE)
    there = world.messages.get(channel["id"], {})
    found = [there[i] for i in dict.fromkeys(ids) if i in there]
    messages.bulk_delete(world, channel, found)
    guild, options = world.guild(channel["guild_id"]), {"count": str(len(found))}
    action = Action.MESSAGE_BULK_DELETE
    audit.note(world, guild, action, user_id, channel["id"], reason=reason, options=options)
