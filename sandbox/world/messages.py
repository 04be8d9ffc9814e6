"""Messages: writing, changing and removing them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sandbox.errors import ApiError, Refusal
from sandbox.limits import messages as limits
from sandbox.limits.voice import IS_VOICE
from sandbox.shapes import Json
from sandbox.world import attachments, contents, mentions
from sandbox.world.attachments import Upload
from sandbox.world.mentions import Allowed
from sandbox.world.permissions import THREAD_TYPES, Permission, in_channel
from sandbox.world.state import World

DEFAULT, REPLY = 0, 19
SUPPRESS_EMBEDS, EPHEMERAL, LOADING, SILENT = 1 << 2, 1 << 6, 1 << 7, 1 << 12
NOTHING: Json = {"content": "", "embeds": [], "components": []}
KEPT_FLAGS = SUPPRESS_EMBEDS | SILENT | IS_VOICE | limits.IS_COMPONENTS_V2


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be: who says it, Discord's create-message body, and how it came about.

    ``extra`` are further fields of the message (``webhook_id``, ``interaction_metadata``…).
    ``viewer_id`` makes it ephemeral.
    """

    author: Json
    body: Json
    uploads: Sequence[Upload] = ()
    kind: int = DEFAULT
    extra: Json = field(default_factory=dict)
    flags: int = 0
    viewer_id: str | None = None


def post(world: World, channel: Json, draft: Draft) -> Json:
    """Write a message into a channel, tell everybody, and return it as stored.

    The caller has checked that the author may.
    """
    body = draft.body
    flags = int(body.get("flags") or 0) & KEPT_FLAGS | draft.flags
    if not draft.uploads:
        flags &= ~IS_VOICE
    is_voice, notes = bool(flags & IS_VOICE), body.get("attachments")
    files = attachments.keep(world, channel["id"], draft.uploads, notes, is_voice=is_voice)
    message: Json = {
        "id": world.new_id(),
        "channel_id": channel["id"],
        "author": draft.author,
        "timestamp": world.clock.iso(),
        "edited_timestamp": None,
        "tts": bool(body.get("tts", False)),
        "pinned": False,
        "type": draft.kind,
        "flags": flags | (EPHEMERAL if draft.viewer_id else 0),
        **NOTHING,
        **draft.extra,
    }
    message |= _shown(world, message, body, files)
    if body.get("poll"):
        message["poll"] = contents.poll(body["poll"], world.clock.now())
    if body.get("nonce") is not None:
        message["nonce"] = body["nonce"]
    world.messages.setdefault(channel["id"], {})[message["id"]] = message
    if draft.viewer_id is not None:
        world.viewers[message["id"]] = draft.viewer_id
    else:
        _count(channel, message["id"])
    announce(world, "MESSAGE_CREATE", message)
    return message


def _shown(world: World, message: Json, body: Json, files: list[Json]) -> Json:
    """Return what a message shows and whom it mentions: what a body names, else as it was."""
    content, embeds, components = (message[name] for name in NOTHING)
    if "content" in body:
        content = body["content"] or ""
    if "embeds" in body:
        embeds = contents.embeds(body["embeds"] or [], files)
    if "components" in body:
        components = contents.components(body["components"] or [], files)
    used = contents.embedded(embeds)
    return {
        "content": content,
        "embeds": embeds,
        "components": components,
        "attachments": [file for file in files if file["id"] not in used],
        **_mentions(world, message, content, Allowed.read(body.get("allowed_mentions"))),
    }


def _mentions(world: World, message: Json, content: str, allowed: Allowed) -> Json:
    channel, author_id = world.channels[message["channel_id"]], message["author"]["id"]
    speaks = Permission.MENTION_EVERYONE in in_channel(world, author_id, channel)
    is_webhook = message.get("webhook_id", world.bot_id) != world.bot_id
    found = mentions.resolve(world, channel, content, allowed, may_ping_all=speaks or is_webhook)
    replied = replied_to(world, message)
    if replied and allowed.replied_user and "webhook_id" not in replied:
        user = replied["author"]
        if user["id"] != author_id and user not in found["mentions"]:
            found["mentions"].append(user)
    return found


def replied_to(world: World, message: Json) -> Json | None:
    """Return the message a reply answers, if it is one and that is still there."""
    reference = message.get("message_reference")
    if message["type"] != REPLY or reference is None:
        return None
    return world.messages.get(reference["channel_id"], {}).get(reference["message_id"])


def reference_to(world: World, message: Json) -> Json:
    """Return Discord's message reference to a message."""
    channel = world.channels[message["channel_id"]]
    reference: Json = {"type": 0, "channel_id": channel["id"], "message_id": message["id"]}
    return reference | ({"guild_id": channel["guild_id"]} if "guild_id" in channel else {})


def _count(channel: Json, message_id: str) -> None:
    channel["last_message_id"] = message_id
    if channel["type"] in THREAD_TYPES:
        channel["message_count"] += 1
        channel["total_message_sent"] += 1


def edit(
    world: World, message: Json, body: Json, uploads: Sequence[Upload] = (), *, fills: bool = False
) -> Json:
    """Change what a message shows, tell everybody, and return it.

    Args:
        world: The world.
        message: The message as stored.
        body: Discord's edit body; parts that are absent stay.
        uploads: New files.
        fills: Whether this replaces the placeholder of a deferred answer.

    Raises:
        ApiError: 50035 for a bad body, 50006 when nothing would be left, 50162 for a voice
            message, 520003 for a poll.
    """
    channel = world.channels[message["channel_id"]]
    if not fills:
        _require_editable(message, body)
    settable = limits.IS_COMPONENTS_V2 | (IS_VOICE if fills and uploads else 0)
    flags = message["flags"] | int(body.get("flags") or 0) & settable
    merged = {name: message[name] for name in NOTHING} | body
    limits.check(body, uploads, flags=flags)
    limits.check_generation(merged, flags)
    kept = _kept_files(message, body.get("attachments"))
    limits.check_not_empty(merged, uploads or kept)
    before = attachments.ids_of(message)
    is_voice, notes = bool(flags & IS_VOICE), body.get("attachments")
    files = kept + attachments.keep(world, channel["id"], uploads, notes, is_voice=is_voice)
    if body.get("poll"):
        message["poll"] = contents.poll(body["poll"], world.clock.now())
    message.update(_shown(world, message, body, files))
    attachments.forget(world, channel["id"], before - attachments.ids_of(message))
    if "flags" in body:
        flags = flags & ~SUPPRESS_EMBEDS | int(body["flags"] or 0) & SUPPRESS_EMBEDS
    message["flags"] = flags & ~LOADING
    message["edited_timestamp"] = None if fills else world.clock.iso()
    announce(world, "MESSAGE_UPDATE", message)
    return message


def _require_editable(message: Json, body: Json) -> None:
    if message["flags"] & IS_VOICE:
        raise ApiError(Refusal.VOICE_NOT_EDITABLE)
    if "poll" in message or body.get("poll"):
        raise ApiError(Refusal.POLL_NOT_EDITABLE)


def _kept_files(message: Json, listed: object) -> list[Json]:
    """Return the attachments an edit leaves: those it lists, or all when it lists none."""
    files: list[Json] = message["attachments"]
    if not isinstance(listed, list):
        return list(files)
    ids = {str(entry.get("id")) for entry in listed}
    return [file for file in files if file["id"] in ids]


def delete(world: World, message: Json) -> None:
    """Remove a message with its files and reactions, and tell everybody."""
    only_for = _remove(world, message)
    channel = world.channels[message["channel_id"]]
    data = {"id": message["id"], "channel_id": channel["id"]}
    _publish(world, "MESSAGE_DELETE", data, channel, only_for)


def bulk_delete(world: World, channel: Json, found: Sequence[Json]) -> None:
    """Remove several messages and tell everybody once."""
    for message in found:
        _remove(world, message)
    data = {"ids": [message["id"] for message in found], "channel_id": channel["id"]}
    _publish(world, "MESSAGE_DELETE_BULK", data, channel, None)


def _remove(world: World, message: Json) -> str | None:
    """Forget a message and return who alone saw it, if it was ephemeral."""
    attachments.forget(world, message["channel_id"], attachments.ids_of(message))
    del world.messages[message["channel_id"]][message["id"]]
    world.reactions.pop(message["id"], None)
    world.votes.pop(message["id"], None)
    world.pins.get(message["channel_id"], {}).pop(message["id"], None)
    return world.viewers.pop(message["id"], None)


def announce(world: World, name: str, message: Json) -> None:
    """Tell everybody who may see a message that it is there or has changed."""
    channel = world.channels[message["channel_id"]]
    _publish(world, name, message, channel, world.viewers.get(message["id"]))


def _publish(world: World, name: str, data: Json, channel: Json, only_for: str | None) -> None:
    guild_id = channel.get("guild_id")
    extra = {} if "author" in data or guild_id is None else {"guild_id": guild_id}
    world.publish(
        name, data | extra, guild_id=guild_id, channel_id=channel["id"], only_for=only_for
    )


def seen(world: World, channel_id: str, message_id: str, viewer_id: str) -> Json:
    """Return a message that a user may see.

    Raises:
        ApiError: 10008, also for somebody else's ephemeral message.
    """
    message = world.message(channel_id, message_id)
    if world.viewers.get(message_id, viewer_id) != viewer_id:
        raise ApiError(Refusal.UNKNOWN_MESSAGE)
    return message


def history(
    world: World, channel_id: str, viewer_id: str, limit: int, **around: str | None
) -> list[Json]:
    """Return a channel's messages that a user may see, oldest first.

    Args:
        world: The world.
        channel_id: The channel.
        viewer_id: Who looks.
        limit: How many at most.
        around: One of ``before``, ``after`` and ``around``, each a message id.
    """
    viewers = world.viewers
    shown = [
        message
        for message in world.messages.get(channel_id, {}).values()
        if viewers.get(message["id"], viewer_id) == viewer_id
    ]
    if before := around.get("before"):
        return [m for m in shown if int(m["id"]) < int(before)][-limit:]
    if after := around.get("after"):
        return [m for m in shown if int(m["id"]) > int(after)][:limit]
    if middle := around.get("around"):
        at = sum(int(m["id"]) < int(middle) for m in shown)
        first = max(0, at - limit // 2)
        return shown[first : first + limit]
    return shown[-limit:]
