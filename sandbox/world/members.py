"""Members: joining, leaving, being moderated."""

from datetime import datetime, timedelta

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world import audit, messages, threads
from sandbox.world.audit import Action
from sandbox.world.permissions import (
    Permission,
    in_guild,
    require_above,
    require_in_guild,
    require_role_below,
)
from sandbox.world.state import Guild, World

TIMEOUT = "communication_disabled_until"
LONGEST_TIMEOUT = timedelta(days=28)


def new(world: World, user: Json, role_ids: list[str]) -> Json:
    """Return a member object for a user who joins now."""
    return {
        "user": user,
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": role_ids,
        "joined_at": world.clock.iso(),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }


def join(world: World, guild: Guild, user_id: str) -> Json:
    """Let a user into a guild and return the member; the same one when they are in.

    Raises:
        ApiError: 40007 when they are banned.
    """
    if user_id in guild.bans:
        raise ApiError(Refusal.BANNED)
    if user_id not in guild.members:
        guild.members[user_id] = new(world, world.users[user_id], [])
        data = guild.members[user_id] | {"guild_id": guild.id}
        world.publish("GUILD_MEMBER_ADD", data, guild_id=guild.id)
    return guild.members[user_id]


def by_name(guild: Guild, start: str) -> list[Json]:
    """Return the members one of whose names begins with a text, whatever the case."""
    return [
        member
        for member in guild.members.values()
        if any(
            (name or "").lower().startswith(start.lower())
            for name in (member["nick"], member["user"]["global_name"], member["user"]["username"])
        )
    ]


def leave(world: World, guild: Guild, user_id: str) -> None:
    """Take a member out of a guild."""
    threads.leave_all(world, guild.id, user_id)
    member = guild.members.pop(user_id)
    data = {"guild_id": guild.id, "user": member["user"]}
    world.publish("GUILD_MEMBER_REMOVE", data, guild_id=guild.id)


def kick(world: World, guild: Guild, actor_id: str, user_id: str, reason: str | None) -> None:
    """Put a member out.

    Raises:
        ApiError: 10007 for a stranger, 50013 without the right or the rank.
    """
    world.member(guild.id, user_id)
    require_in_guild(world, actor_id, guild, Permission.KICK_MEMBERS)
    require_above(guild, actor_id, user_id)
    audit.note(world, guild, Action.MEMBER_KICK, actor_id, user_id, reason=reason)
    leave(world, guild, user_id)


def ban(
    world: World,
    guild: Guild,
    actor_id: str,
    user_id: str,
    reason: str | None,
    *,
    delete_seconds: int = 0,
) -> None:
    """Ban a user, in the guild or not, and delete what they wrote in the last seconds.

    Raises:
        ApiError: 10013 for no user, 50013 without the right or the rank.
    """
    user = world.user(user_id)
    require_in_guild(world, actor_id, guild, Permission.BAN_MEMBERS)
    require_above(guild, actor_id, user_id)
    if user_id in guild.bans:
        return
    guild.bans[user_id] = {"user": user, "reason": reason}
    data = {"guild_id": guild.id, "user": user}
    world.publish("GUILD_BAN_ADD", data, guild_id=guild.id)
    audit.note(world, guild, Action.MEMBER_BAN_ADD, actor_id, user_id, reason=reason)
    if user_id in guild.members:
        leave(world, guild, user_id)
    if delete_seconds:
        _delete_recent(world, guild, user_id, delete_seconds)


def _delete_recent(world: World, guild: Guild, user_id: str, seconds: int) -> None:
    since = (world.clock.now() - timedelta(seconds=seconds)).isoformat(timespec="microseconds")
    for channel in list(world.channels.values()):
        if channel.get("guild_id") != guild.id:
            continue
        for message in list(world.messages.get(channel["id"], {}).values()):
            if message["author"]["id"] == user_id and message["timestamp"] >= since:
                messages.delete(world, message)


def unban(world: World, guild: Guild, actor_id: str, user_id: str, reason: str | None) -> None:
    """End a ban.

    Raises:
        ApiError: 50013 without the right, 10026 when there is none.
    """
    require_in_guild(world, actor_id, guild, Permission.BAN_MEMBERS)
    if guild.bans.pop(user_id, None) is None:
        raise ApiError(Refusal.UNKNOWN_BAN)
    data = {"guild_id": guild.id, "user": world.users[user_id]}
    world.publish("GUILD_BAN_REMOVE", data, guild_id=guild.id)
    audit.note(world, guild, Action.MEMBER_BAN_REMOVE, actor_id, user_id, reason=reason)


def edit(
    world: World, guild: Guild, actor_id: str, user_id: str, body: Json, reason: str | None = None
) -> Json:
    """Change a member's nickname, roles or timeout, and return the member.

    Raises:
        ApiError: 10007 for a stranger, 50013 without the right or the rank, 50035 when malformed.
    """
    member = world.member(guild.id, user_id)
    checks = {"nick": _check_nick, "roles": _check_roles, TIMEOUT: _check_timeout}
    changed = {name: body[name] for name in checks if name in body}
    for name in changed:
        checks[name](world, guild, actor_id, user_id, body)
    before = dict(member)
    member |= changed
    action = Action.MEMBER_ROLE_UPDATE if "roles" in changed else Action.MEMBER_UPDATE
    differences = _differences(before, member)
    audit.note(world, guild, action, actor_id, user_id, reason=reason, changes=differences)
    tell_update(world, guild, member)
    return member


def _differences(before: Json, after: Json) -> list[Json]:
    """Return an audit log's changes; of roles it tells which came and which went."""
    differences = [d for d in audit.changes(before, after) if d["key"] != "roles"]
    for key, more, less in (("$add", after, before), ("$remove", before, after)):
        if moved := [role_id for role_id in more["roles"] if role_id not in less["roles"]]:
            differences.append({"key": key, "new_value": [{"id": role_id} for role_id in moved]})
    return differences


def tell_update(world: World, guild: Guild, member: Json) -> None:
    """Tell everybody that a member changed."""
    data = member | {"guild_id": guild.id}
    world.publish("GUILD_MEMBER_UPDATE", data, guild_id=guild.id)


def _check_nick(world: World, guild: Guild, actor_id: str, user_id: str, body: Json) -> None:
    problems = Problems()
    problems.at("nick").text(body["nick"], 0, 32)
    problems.raise_found()
    if actor_id == user_id:
        require_in_guild(world, actor_id, guild, Permission.CHANGE_NICKNAME)
    else:
        require_in_guild(world, actor_id, guild, Permission.MANAGE_NICKNAMES)
        require_above(guild, actor_id, user_id)


def _check_roles(world: World, guild: Guild, actor_id: str, user_id: str, body: Json) -> None:
    changed = set(body["roles"]) ^ set(guild.members[user_id]["roles"])
    for role_id in changed:
        require_to_hand_out(world, guild, actor_id, role_id)


def require_to_hand_out(world: World, guild: Guild, actor_id: str, role_id: str) -> None:
    """Do nothing when a user may give and take a role.

    Raises:
        ApiError: 10011 for no role, 50013 without the right, for a managed or a higher role.
    """
    require_in_guild(world, actor_id, guild, Permission.MANAGE_ROLES)
    if require_role_below(guild, actor_id, role_id)["managed"]:
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def _check_timeout(world: World, guild: Guild, actor_id: str, user_id: str, body: Json) -> None:
    require_in_guild(world, actor_id, guild, Permission.MODERATE_MEMBERS)
    require_above(guild, actor_id, user_id)
    until = body[TIMEOUT]
    if until is None:
        return
    problems = Problems()
    place = problems.at(TIMEOUT)
    try:
        moment = datetime.fromisoformat(until)
    except (TypeError, ValueError):
        place.add("DATE_TIME_TYPE_PARSE", f"Could not parse {until}. Should be ISO8601.")
    else:
        if moment.tzinfo is None or moment > world.clock.now() + LONGEST_TIMEOUT:
            place.add("TIMEOUT_TOO_LONG", "The timeout must end within 28 days.")
        body[TIMEOUT] = moment.astimezone(world.clock.now().tzinfo).isoformat(
            timespec="microseconds"
        )
    problems.raise_found()
    if Permission.ADMINISTRATOR in in_guild(world, guild, user_id):
        raise ApiError(Refusal.MISSING_PERMISSIONS)
