"""Messages: writing, changing and removing them."""

from dataclasses import dataclass, field

from sandbox.shapes import Json
from sandbox.world import mentions
from sandbox.world.attachments import Upload
from sandbox.world.state import World

EPHEMERAL = 1 << 6
LOADING = 1 << 7
DEFAULT = 0
REPLY = 19


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be: who says it, Discord's create-message body, and how it came about.

    ``extra`` are further fields of the message (``webhook_id``, ``interaction_metadata``...);
    ``viewer_id`` makes it ephemeral.
    """

    author: Json
    body: Json
    uploads: list[Upload] = field(default_factory=list)
    kind: int = DEFAULT
    extra: Json = field(default_factory=dict)
    viewer_id: str | None = None
    speaks_for: str | None = None

    @property
    def speaker_id(self) -> str:
        """Whose permissions count for mentions: the author's, unless a webhook speaks."""
        return self.speaks_for or str(self.author["id"])


def post(world: World, channel: Json, draft: Draft) -> Json:
    """Write a message into a channel, tell everybody, and return it."""
    body = draft.body
    content = body.get("content") or ""
    found = mentions.resolve(
        world,
        channel,
        draft.speaker_id,
        content,
        mentions.Allowed.read(body.get("allowed_mentions")),
    )
    message: Json = {
        "id": world.new_id(),
        "channel_id": channel["id"],
        "author": draft.author,
        "content": content,
        "timestamp": world.clock.iso(),
        "edited_timestamp": None,
        "tts": bool(body.get("tts", False)),
        "mention_everyone": found.everyone,
        "mentions": found.users,
        "mention_roles": found.role_ids,
        "attachments": [],
        "embeds": body.get("embeds") or [],
        "components": body.get("components") or [],
        "pinned": False,
        "type": draft.kind,
        "flags": int(body.get("flags") or 0),
        **draft.extra,
    }
    if "nonce" in body:
        message["nonce"] = body["nonce"]
    world.messages.setdefault(channel["id"], {})[message["id"]] = message
    if draft.viewer_id is not None:
        world.viewers[message["id"]] = draft.viewer_id
    else:
        channel["last_message_id"] = message["id"]
    announce(world, "MESSAGE_CREATE", channel, message)
    return message


def announce(world: World, name: str, channel: Json, message: Json) -> None:
    """Tell everybody who may see a message that it is there or has changed."""
    world.publish(
        name,
        message,
        guild_id=channel.get("guild_id"),
        channel_id=channel["id"],
        only_for=world.viewers.get(message["id"]),
    )
