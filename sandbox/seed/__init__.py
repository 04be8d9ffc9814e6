"""The sample guild that a new sandbox starts with, in English and Chinese."""

import json
import secrets
from pathlib import Path

from sandbox.gateway.intents import ALL_SWITCHED_ON
from sandbox.shapes import Json
from sandbox.world import channels, members, messages, roles
from sandbox.world.accounts import add_person, new_user
from sandbox.world.messages import Draft
from sandbox.world.permissions import Permission
from sandbox.world.state import Guild, World

FOLDER = Path(__file__).parent
# handle, name shown, language, level
PEOPLE = (
    ("anna", "Anna", "en-US", "member"),
    ("lin", "林", "zh-CN", "member"),
    ("mo", "Mo", "en-US", "moderator"),
    ("ada", "Ada", "en-US", "admin"),
)
# the hue of each picture, as the first digits of its hash
HUES = {"Marquee": "22", "anna": "06", "lin": "76", "mo": "a4", "ada": "ce"}
CHANNELS = ("welcome", "film-club", "影评", "quiz-night", "staff")

EVERYONE = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.ADD_REACTIONS
    | Permission.SEND_VOICE_MESSAGES
    | Permission.SEND_POLLS
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
)
MODERATOR = (
    EVERYONE
    | Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.MODERATE_MEMBERS
    | Permission.MANAGE_MESSAGES
    | Permission.MANAGE_THREADS
    | Permission.MANAGE_NICKNAMES
    | Permission.PIN_MESSAGES
    | Permission.VIEW_AUDIT_LOG
    | Permission.MENTION_EVERYONE
    | Permission.MANAGE_EVENTS
    | Permission.CREATE_EVENTS
)
BOT = MODERATOR | Permission.MANAGE_WEBHOOKS | Permission.MANAGE_ROLES | Permission.MANAGE_CHANNELS


def plant(world: World) -> None:
    """Fill an empty world: the application with its bot, the people, their guild, a welcome."""
    texts = {locale: _texts(locale) for locale in ("en", "zh-CN")}
    _plant_application(world)
    for handle, name, locale, level in PEOPLE:
        add_person(world, handle, name, locale, level)
    for user in world.users.values():
        user["avatar"] = HUES[user["username"]] + user["avatar"][2:]
    guild = plant_guild(world, texts["en"]["guild"])
    topics = texts["en"]["topics"] | texts["zh-CN"]["topics"]
    for channel in channels.of_guild(world, guild.id):
        channel["topic"] = topics[channel["name"]]
        if channel["name"] == "welcome":
            for each in texts.values():
                messages.post(world, channel, Draft(_ada(world), {"content": each["welcome"]}))


def plant_guild(world: World, name: str) -> Guild:
    """Add a guild with the sample's roles and channels, where all people and the bot are members.

    A bot that is connected already learns of it at its next IDENTIFY.
    """
    guild_id = world.new_id()
    guild = Guild(_guild_object(guild_id, name, _ada(world)["id"]))
    world.guilds[guild_id] = guild
    _plant_members(world, guild)
    for position, channel_name in enumerate(CHANNELS):
        channel = channels.new(world, guild.id, channels.TEXT, channel_name, position)
        world.channels[channel["id"]] = channel
        if channel_name == "staff":
            _hide(guild, channel)
    return guild


def _ada(world: World) -> Json:
    return world.users[world.people["ada"].user_id]


def _texts(locale: str) -> Json:
    texts: Json = json.loads((FOLDER / f"{locale}.json").read_text(encoding="utf-8"))
    return texts


def _plant_application(world: World) -> None:
    bot = new_user(world, "Marquee", None, is_bot=True)
    world.secrets = {
        "token": f"sandbox-{secrets.token_hex(16)}",
        "client_secret": f"sandbox-{secrets.token_hex(16)}",
    }
    world.application = {
        "id": bot["id"],
        "name": "Marquee",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": secrets.token_hex(32),
        "flags": ALL_SWITCHED_ON,
        "team": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "integration_types_config": {"0": {}},
    }


def _plant_members(world: World, guild: Guild) -> None:
    everyone = roles.new(guild.id, "@everyone", EVERYONE, 0)
    moderator = roles.new(world.new_id(), "Moderator", MODERATOR, 1)
    bot = roles.new(world.new_id(), "Marquee", BOT, 2)
    bot |= {"managed": True, "tags": {"bot_id": world.bot_id}}
    admin = roles.new(world.new_id(), "Admin", Permission.ADMINISTRATOR, 3)
    guild.roles = {role["id"]: role for role in (everyone, moderator, bot, admin)}
    role_ids = {"member": [], "moderator": [moderator["id"]], "admin": [admin["id"]]}
    for person in world.people.values():
        user = world.users[person.user_id]
        guild.members[user["id"]] = members.new(world, user, list(role_ids[person.level]))
    guild.members[world.bot_id] = members.new(world, world.users[world.bot_id], [bot["id"]])


def _hide(guild: Guild, channel: Json) -> None:
    """Keep everybody but moderators and the bot out of a channel."""
    bit = str(int(Permission.VIEW_CHANNEL))
    channel["permission_overwrites"] = [{"id": guild.id, "type": 0, "allow": "0", "deny": bit}] + [
        {"id": role["id"], "type": 0, "allow": bit, "deny": "0"}
        for role in guild.roles.values()
        if role["name"] in ("Moderator", "Marquee")
    ]


def _guild_object(guild_id: str, name: str, owner_id: str) -> Json:
    empty = (
        "icon",
        "splash",
        "discovery_splash",
        "banner",
        "description",
        "afk_channel_id",
        "application_id",
        "system_channel_id",
        "rules_channel_id",
        "public_updates_channel_id",
        "vanity_url_code",
    )
    return {
        **dict.fromkeys(empty),
        "id": guild_id,
        "name": name,
        "owner_id": owner_id,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "system_channel_flags": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "nsfw_level": 0,
        "features": [],
        "emojis": [],
        "stickers": [],
    }
