"""Who may do what: one ladder, used by commands, chat and the dashboard alike."""

from __future__ import annotations

from enum import IntEnum

KICK = 1 << 1
BAN = 1 << 2
ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
ADD_REACTIONS = 1 << 6
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_MESSAGE_HISTORY = 1 << 16
USE_EXTERNAL_EMOJIS = 1 << 18
MANAGE_WEBHOOKS = 1 << 29
MANAGE_EVENTS = 1 << 33
MANAGE_THREADS = 1 << 34
CREATE_PUBLIC_THREADS = 1 << 35
SEND_MESSAGES_IN_THREADS = 1 << 38
MODERATE_MEMBERS = 1 << 40
CREATE_EVENTS = 1 << 44
SEND_VOICE_MESSAGES = 1 << 46
SEND_POLLS = 1 << 49

#: What the invite link asks for: what today's features need and nothing more.
INVITE = {
    "view_channel": VIEW_CHANNEL,
    "send_messages": SEND_MESSAGES,
    "send_messages_in_threads": SEND_MESSAGES_IN_THREADS,
    "embed_links": EMBED_LINKS,
    "attach_files": ATTACH_FILES,
    "read_message_history": READ_MESSAGE_HISTORY,
    "send_polls": SEND_POLLS,
    "send_voice_messages": SEND_VOICE_MESSAGES,
    "create_events": CREATE_EVENTS,
    "manage_events": MANAGE_EVENTS,
    "create_public_threads": CREATE_PUBLIC_THREADS,
    "manage_threads": MANAGE_THREADS,
    "manage_webhooks": MANAGE_WEBHOOKS,
}
INVITE_BITS = sum(INVITE.values())


class Level(IntEnum):
    """How much a person may do in one guild; a higher level includes the lower ones."""

    MEMBER = 0
    MODERATOR = 1
    ADMIN = 2
    OWNER = 3


def level_of(permission_bits: int, *, is_owner: bool = False) -> Level:
    """Return a member's level from Discord's permission bits in the guild."""
    if is_owner:
        return Level.OWNER
    if permission_bits & (ADMINISTRATOR | MANAGE_GUILD):
        return Level.ADMIN
    if permission_bits & (MODERATE_MEMBERS | KICK | BAN | MANAGE_MESSAGES):
        return Level.MODERATOR
    return Level.MEMBER
