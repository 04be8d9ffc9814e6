"""Intents: which events a bot asked for, and which of them it may ask for."""

from enum import IntFlag

from sandbox.world.events import Event
from sandbox.world.permissions import DM
from sandbox.world.state import World


class Intent(IntFlag):
    """Discord's gateway intents, as far as their events happen here."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_WEBHOOKS = 1 << 5
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15
    GUILD_SCHEDULED_EVENTS = 1 << 16
    GUILD_MESSAGE_POLLS = 1 << 24
    DIRECT_MESSAGE_POLLS = 1 << 25


LARGEST = (1 << 26) - 1
# application flag: the privileged intent is switched on (for an application below 100 guilds)
SWITCHES = {
    "presences": (Intent.GUILD_PRESENCES, 1 << 13),
    "members": (Intent.GUILD_MEMBERS, 1 << 15),
    "message_content": (Intent.MESSAGE_CONTENT, 1 << 19),
}
ALL_SWITCHED_ON = sum(flag for _, flag in SWITCHES.values())

# event name, or its beginning, to the intent in a guild and in direct messages; first match wins
NEEDED: tuple[tuple[str, Intent, Intent], ...] = (
    ("GUILD_AUDIT_LOG_", Intent.GUILD_MODERATION, Intent.GUILDS),
    ("GUILD_BAN_", Intent.GUILD_MODERATION, Intent.GUILDS),
    ("GUILD_MEMBER_", Intent.GUILD_MEMBERS, Intent.GUILDS),
    (
        "GUILD_SCHEDULED_EVENT_",
        Intent.GUILD_SCHEDULED_EVENTS,
        Intent.GUILD_SCHEDULED_EVENTS,
    ),
    ("THREAD_MEMBERS_", Intent.GUILDS, Intent.GUILDS),
    ("WEBHOOKS_", Intent.GUILD_WEBHOOKS, Intent.GUILDS),
    ("PRESENCE_", Intent.GUILD_PRESENCES, Intent.GUILDS),
    ("TYPING_", Intent.GUILD_MESSAGE_TYPING, Intent.DIRECT_MESSAGE_TYPING),
    (
        "MESSAGE_REACTION_",
        Intent.GUILD_MESSAGE_REACTIONS,
        Intent.DIRECT_MESSAGE_REACTIONS,
    ),
    ("MESSAGE_POLL_VOTE_", Intent.GUILD_MESSAGE_POLLS, Intent.DIRECT_MESSAGE_POLLS),
    ("MESSAGE_", Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    ("CHANNEL_PINS_", Intent.GUILDS, Intent.DIRECT_MESSAGES),
    ("", Intent.GUILDS, Intent.GUILDS),
)


def wants(intents: Intent, world: World, event: Event) -> bool:
    """Tell whether a session with these intents is told of an event at all."""
    if event.name == "INTERACTION_CREATE":
        return True
    in_dm = event.channel_id in world.channels and world.channels[event.channel_id]["type"] == DM
    if event.name == "CHANNEL_CREATE" and in_dm:
        return True
    _, in_guild, in_direct = next(row for row in NEEDED if event.name.startswith(row[0]))
    if event.name == "GUILD_MEMBER_UPDATE" and event.data["user"]["id"] == world.bot_id:
        return True
    return (in_direct if in_dm else in_guild) in intents


def refused(intents: Intent, application_flags: int) -> bool:
    """Tell whether privileged intents are asked for that the application has switched off."""
    return any(
        intent in intents and not application_flags & flag for intent, flag in SWITCHES.values()
    )
