"""Who may do what: Discord's permission bits, overwrites and role hierarchy."""

from enum import IntFlag

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json
from sandbox.world.state import Guild, World


class Permission(IntFlag):
    """Discord's permission bits, as far as this server looks at them."""

    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    CREATE_EVENTS = 1 << 44
    SEND_VOICE_MESSAGES = 1 << 46
    SEND_POLLS = 1 << 49
    PIN_MESSAGES = 1 << 51
    BYPASS_SLOWMODE = 1 << 52


ALL = Permission((1 << 53) - 1)
NONE = Permission(0)
# plain numbers: these are computed with for every event and every person
ADMINISTRATOR = int(Permission.ADMINISTRATOR)
VIEW_CHANNEL = int(Permission.VIEW_CHANNEL)
SEND_MESSAGES = int(Permission.SEND_MESSAGES)
WHILE_TIMED_OUT = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
NEED_SENDING = int(
    Permission.MENTION_EVERYONE
    | Permission.SEND_TTS_MESSAGES
    | Permission.ATTACH_FILES
    | Permission.EMBED_LINKS
    | Permission.SEND_VOICE_MESSAGES
    | Permission.SEND_POLLS
)
IN_DM = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.ADD_REACTIONS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_VOICE_MESSAGES
    | Permission.SEND_POLLS
    | Permission.PIN_MESSAGES
)
DM = 1
PUBLIC_THREAD, PRIVATE_THREAD = 11, 12
THREAD_TYPES = frozenset({10, PUBLIC_THREAD, PRIVATE_THREAD})


def in_guild(world: World, guild: Guild, user_id: str) -> Permission:
    """Return what a member may do in a guild as a whole; nothing for a stranger."""
    member = guild.members.get(user_id)
    if member is None:
        return NONE
    if guild.object["owner_id"] == user_id:
        return ALL
    bits = int(guild.roles[guild.id]["permissions"])
    for role_id in member["roles"]:
        bits |= int(guild.roles[role_id]["permissions"])
    if bits & ADMINISTRATOR:
        return ALL
    return Permission(bits & WHILE_TIMED_OUT if is_timed_out(world, member) else bits)


def with_overwrites(bits: int, guild_id: str, member: Json, overwrites: list[Json]) -> int:
    """Return permission bits after a channel's overwrites, in Discord's order.

    First @everyone, then all of the member's roles together (allow beats deny), then the member.
    """
    by_id = {overwrite["id"]: overwrite for overwrite in overwrites}
    for layer in ([guild_id], member["roles"], [member["user"]["id"]]):
        deny = allow = 0
        for target_id in layer:
            if target_id in by_id:
                deny |= int(by_id[target_id]["deny"])
                allow |= int(by_id[target_id]["allow"])
        bits = bits & ~deny | allow
    return bits


def in_channel(world: World, user_id: str, channel: Json) -> Permission:
    """Return what a user may do in a channel; a thread asks its parent."""
    if channel["type"] == DM:
        known = any(user["id"] == user_id for user in channel["recipients"])
        return IN_DM if known or user_id == world.bot_id else NONE
    guild = world.guild(channel["guild_id"])
    base = in_guild(world, guild, user_id)
    if base in (ALL, NONE):
        return base
    member = guild.members[user_id]
    if channel["type"] in THREAD_TYPES:
        channel = world.channels[channel["parent_id"]]
    bits = with_overwrites(int(base), guild.id, member, channel["permission_overwrites"])
    if not bits & VIEW_CHANNEL:
        return NONE
    if not bits & SEND_MESSAGES:
        bits &= ~NEED_SENDING
    return Permission(bits & WHILE_TIMED_OUT if is_timed_out(world, member) else bits)


def may_see(world: World, user_id: str, channel: Json) -> bool:
    """Tell whether a user sees a channel; a private thread only as its member or a manager."""
    granted = in_channel(world, user_id, channel)
    if Permission.VIEW_CHANNEL not in granted:
        return False
    if channel["type"] != PRIVATE_THREAD or Permission.MANAGE_THREADS in granted:
        return True
    return user_id in world.thread_members.get(channel["id"], {})


def require(world: World, user_id: str, channel: Json, needed: Permission) -> None:
    """Do nothing when a user has every bit of ``needed`` in a channel.

    Raises:
        ApiError: 50001 when the channel is hidden from them, 50013 when a bit is missing.
    """
    if not may_see(world, user_id, channel):
        raise ApiError(Refusal.MISSING_ACCESS)
    if needed & in_channel(world, user_id, channel) != needed:
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def require_in_guild(world: World, user_id: str, guild: Guild, needed: Permission) -> None:
    """Do nothing when a user has every bit of ``needed`` in a guild.

    Raises:
        ApiError: 50013 when one is missing.
    """
    if needed & in_guild(world, guild, user_id) != needed:
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def top_position(guild: Guild, user_id: str) -> int:
    """Return the position of a member's highest role; 0 is @everyone, -1 a stranger."""
    member = guild.members.get(user_id)
    if member is None:
        return -1
    return max((guild.roles[role_id]["position"] for role_id in member["roles"]), default=0)


def require_above(guild: Guild, actor_id: str, target_id: str) -> None:
    """Do nothing when ``actor_id`` outranks ``target_id`` in the guild's hierarchy.

    Raises:
        ApiError: 50013, also for the owner as target.
    """
    owner_id = guild.object["owner_id"]
    if target_id == owner_id and actor_id != owner_id:
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    if actor_id != owner_id and top_position(guild, actor_id) <= top_position(guild, target_id):
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def require_role_below(guild: Guild, actor_id: str, role_id: str) -> Json:
    """Return a role that a member outranks.

    Raises:
        ApiError: 10011 when there is no such role, 50013 when it is theirs or higher.
    """
    role = guild.roles.get(role_id)
    if role is None:
        raise ApiError(Refusal.UNKNOWN_ROLE)
    is_owner = guild.object["owner_id"] == actor_id
    if not is_owner and role["position"] >= top_position(guild, actor_id):
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    return role


def is_timed_out(world: World, member: Json) -> bool:
    """Tell whether a member may only read for now."""
    until = member["communication_disabled_until"]
    return until is not None and until > world.clock.iso()
