"""The sample guild that a new sandbox starts with, in English and Chinese."""

import json
import secrets
from pathlib import Path
from typing import Any

from sandbox.shapes import Json
from sandbox.world.permissions import Permission
from sandbox.world.state import Guild, Person, World

FOLDER = Path(__file__).parent
PEOPLE = (
    Person("anna", "", "en-US", "member"),
    Person("lin", "", "zh-CN", "member"),
    Person("mo", "", "en-US", "moderator"),
    Person("ada", "", "en-US", "admin"),
)
NAMES = {"anna": "Anna", "lin": "林", "mo": "Mo", "ada": "Ada"}
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
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
)
MODERATOR = (
    Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.MODERATE_MEMBERS
    | Permission.MANAGE_MESSAGES
    | Permission.MANAGE_THREADS
    | Permission.MANAGE_NICKNAMES
    | Permission.PIN_MESSAGES
    | Permission.VIEW_AUDIT_LOG
    | Permission.MENTION_EVERYONE
)
BOT = EVERYONE | MODERATOR | Permission.MANAGE_WEBHOOKS | Permission.MANAGE_ROLES
BOT |= Permission.MANAGE_CHANNELS
# the three privileged intents, as an application below 100 guilds has them when switched on
INTENTS_SWITCHED_ON = 1 << 13 | 1 << 15 | 1 << 19


def plant(world: World) -> None:
    """Fill an empty world with the application, its bot, the people and their guild."""
    texts = {locale: _texts(locale) for locale in ("en", "zh-CN")}
    _plant_application(world)
    for person in PEOPLE:
        add_person(world, person, NAMES[person.handle])
    guild = _plant_guild(world, texts["en"]["guild"])
    topics = texts["en"]["topics"] | texts["zh-CN"]["topics"]
    for position, name in enumerate(CHANNELS):
        _plant_channel(world, guild, name, position, topics[name])


def welcome(world: World) -> list[tuple[Json, Json, str]]:
    """Return channel, author and text of the messages a new room begins with."""
    channel = next(c for c in world.channels.values() if c["name"] == "welcome")
    author = world.users[world.people["ada"].user_id]
    return [(channel, author, _texts(locale)["welcome"]) for locale in ("en", "zh-CN")]


def add_person(world: World, person: Person, name: str) -> Person:
    """Give a person an account and return the person with its id; not a member anywhere yet."""
    user = new_user(world, person.handle, name)
    known = Person(person.handle, user["id"], person.locale, person.level)
    world.people[person.handle] = known
    return known


def new_user(world: World, username: str, name: str, *, is_bot: bool = False) -> Json:
    """Make a user and return it."""
    user: Json = {
        "id": world.new_id(),
        "username": username,
        "global_name": name,
        "discriminator": "0000" if is_bot else "0",
        "avatar": secrets.token_hex(16),
        "bot": is_bot,
        "public_flags": 0,
        "avatar_decoration_data": None,
        "primary_guild": None,
    }
    world.users[user["id"]] = user
    return user


def new_member(world: World, user: Json, roles: list[str]) -> Json:
    """Return a member object for a user who joins now."""
    return {
        "user": user,
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": roles,
        "joined_at": world.clock.iso(),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }


def _texts(locale: str) -> dict[str, Any]:
    texts: dict[str, Any] = json.loads((FOLDER / f"{locale}.json").read_text(encoding="utf-8"))
    return texts


def _plant_application(world: World) -> None:
    bot = new_user(world, "Marquee", "Marquee", is_bot=True)
    bot["global_name"] = None
    world.secrets = {
        "token": f"sandbox-{secrets.token_hex(16)}",
        "client_secret": f"sandbox-{secrets.token_hex(16)}",
    }
    world.application = {
        "id": bot["id"],
        "name": "Marquee",
        "icon": bot["avatar"],
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": secrets.token_hex(32),
        "flags": INTENTS_SWITCHED_ON,
        "team": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "integration_types_config": {"0": {}},
    }


def _plant_guild(world: World, name: str) -> Guild:
    guild_id = world.new_id()
    guild = Guild(_guild_object(guild_id, name, world.people["ada"].user_id))
    world.guilds[guild_id] = guild
    _add_role(guild, guild_id, "@everyone", EVERYONE, 0)
    moderator = _add_role(guild, world.new_id(), "Moderator", EVERYONE | MODERATOR, 1)
    bot = _add_role(guild, world.new_id(), "Marquee", BOT, 2)
    bot |= {"managed": True, "tags": {"bot_id": world.bot_id}}
    admin = _add_role(guild, world.new_id(), "Admin", Permission.ADMINISTRATOR, 3)
    roles = {"member": [], "moderator": [moderator["id"]], "admin": [admin["id"]]}
    for person in world.people.values():
        user = world.users[person.user_id]
        guild.members[person.user_id] = new_member(world, user, list(roles[person.level]))
    guild.members[world.bot_id] = new_member(world, world.users[world.bot_id], [bot["id"]])
    return guild


def _guild_object(guild_id: str, name: str, owner_id: str) -> Json:
    return {
        "id": guild_id,
        "name": name,
        "owner_id": owner_id,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "nsfw_level": 0,
        "features": [],
        "emojis": [],
        "stickers": [],
    }


def _add_role(guild: Guild, role_id: str, name: str, allowed: Permission, position: int) -> Json:
    role: Json = {
        "id": role_id,
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": position > 0,
        "icon": None,
        "unicode_emoji": None,
        "position": position,
        "permissions": str(int(allowed)),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    guild.roles[role_id] = role
    return role


def _plant_channel(world: World, guild: Guild, name: str, position: int, topic: str) -> None:
    channel_id = world.new_id()
    hidden = Permission.VIEW_CHANNEL
    staff_roles = [r["id"] for r in guild.roles.values() if r["name"] in ("Moderator", "Marquee")]
    world.channels[channel_id] = {
        "id": channel_id,
        "type": 0,
        "guild_id": guild.id,
        "name": name,
        "position": position,
        "topic": topic,
        "nsfw": False,
        "parent_id": None,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "permission_overwrites": []
        if name != "staff"
        else [
            {"id": guild.id, "type": 0, "allow": "0", "deny": str(int(hidden))},
            *({"id": r, "type": 0, "allow": str(int(hidden)), "deny": "0"} for r in staff_roles),
        ],
    }
