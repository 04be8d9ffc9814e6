"""Channels: made, changed and removed, with their overwrites; direct messages."""

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world import audit, messages, threads
from sandbox.world.audit import Action
from sandbox.world.permissions import (
    DM,
    THREAD_TYPES,
    Permission,
    in_channel,
    require,
    require_in_guild,
)
from sandbox.world.state import Guild, World

TEXT, VOICE, CATEGORY, ANNOUNCEMENT, STAGE = 0, 2, 4, 5, 13
KINDS = (TEXT, VOICE, CATEGORY, ANNOUNCEMENT, STAGE)
# nobody can join one here, but an event can be planned there
FOR_VOICE: Json = {"bitrate": 64000, "user_limit": 0, "rtc_region": None, "video_quality_mode": 1}
FIELDS = ("name", "topic", "nsfw", "position", "parent_id", "rate_limit_per_user")


def new(world: World, guild_id: str, kind: int, name: str, position: int) -> Json:
    """Return a channel object."""
    extra = FOR_VOICE if kind in (VOICE, STAGE) else {}
    return {
        **extra,
        "id": world.new_id(),
        "type": kind,
        "guild_id": guild_id,
        "name": name,
        "position": position,
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "permission_overwrites": [],
    }


def create(world: World, guild: Guild, actor_id: str, body: Json, reason: str | None) -> Json:
    """Make a channel and return it.

    Raises:
        ApiError: 50013 without the right, 50035 for a bad body.
    """
    require_in_guild(world, actor_id, guild, Permission.MANAGE_CHANNELS)
    kind = int(body.get("type") or TEXT)
    _check(body, kind, name_required=True)
    channel = new(world, guild.id, kind, "", len(of_guild(world, guild.id)))
    _apply(channel, body)
    world.channels[channel["id"]] = channel
    action, new_values = Action.CHANNEL_CREATE, audit.changes({}, _noted(channel))
    audit.note(world, guild, action, actor_id, channel["id"], reason=reason, changes=new_values)
    _tell(world, "CHANNEL_CREATE", channel)
    return channel


def edit(world: World, actor_id: str, channel: Json, body: Json, reason: str | None) -> Json:
    """Change a channel and return it.

    Raises:
        ApiError: 50001 or 50013 without the right, 50035 for a bad body.
    """
    require(world, actor_id, channel, Permission.MANAGE_CHANNELS)
    _check(body, channel["type"])
    before = dict(channel)
    _apply(channel, body)
    guild = world.guild(channel["guild_id"])
    changed = audit.changes(before, channel)
    audit.note(
        world,
        guild,
        Action.CHANNEL_UPDATE,
        actor_id,
        channel["id"],
        reason=reason,
        changes=changed,
    )
    _tell(world, "CHANNEL_UPDATE", channel)
    return channel


def delete(world: World, actor_id: str, channel: Json, reason: str | None) -> None:
    """Remove a channel or thread with everything in it.

    Raises:
        ApiError: 50003 for a direct message, 50013 without the right.
    """
    if channel["type"] == DM:
        raise ApiError(Refusal.INVALID_DM_ACTION)
    guild = world.guild(channel["guild_id"])
    if channel["type"] in THREAD_TYPES:
        require(world, actor_id, channel, Permission.MANAGE_THREADS)
        action, old_values = Action.THREAD_DELETE, audit.changes({"name": channel["name"]}, {})
        audit.note(world, guild, action, actor_id, channel["id"], reason=reason, changes=old_values)
        threads.delete(world, channel)
        return
    require(world, actor_id, channel, Permission.MANAGE_CHANNELS)
    for thread in [t for t in world.channels.values() if t.get("parent_id") == channel["id"]]:
        if thread["type"] in THREAD_TYPES:
            threads.delete(world, thread)
    for message in list(world.messages.get(channel["id"], {}).values()):
        messages.delete(world, message)
    del world.channels[channel["id"]]
    _tell(world, "CHANNEL_DELETE", channel)
    world.messages.pop(channel["id"], None)
    for webhook_id in [
        w["id"] for w in world.webhooks.values() if w["channel_id"] == channel["id"]
    ]:
        del world.webhooks[webhook_id]
    action, old_values = Action.CHANNEL_DELETE, audit.changes(_noted(channel), {})
    audit.note(world, guild, action, actor_id, channel["id"], reason=reason, changes=old_values)


def _noted(channel: Json) -> Json:
    return {name: channel[name] for name in ("name", "type", "nsfw", "rate_limit_per_user")}


def set_overwrite(
    world: World, actor_id: str, channel: Json, overwrite: Json, reason: str | None
) -> None:
    """Put an overwrite into a channel, in place of the one its target has.

    Raises:
        ApiError: 50013 without the right, or for permissions the actor lacks.
    """
    require(world, actor_id, channel, Permission.MANAGE_ROLES)
    touched = int(overwrite["allow"]) | int(overwrite["deny"])
    if touched & ~in_channel(world, actor_id, channel):
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    before = _replace_overwrite(channel, overwrite["id"], [overwrite])
    _note_overwrite(world, actor_id, channel, before, overwrite, reason)
    _tell(world, "CHANNEL_UPDATE", channel)


def delete_overwrite(
    world: World, actor_id: str, channel: Json, target_id: str, reason: str | None
) -> None:
    """Take a target's overwrite away.

    Raises:
        ApiError: 50013 without the right.
    """
    require(world, actor_id, channel, Permission.MANAGE_ROLES)
    before = _replace_overwrite(channel, target_id, [])
    if before:
        _note_overwrite(world, actor_id, channel, before, {}, reason)
    _tell(world, "CHANNEL_UPDATE", channel)


def _note_overwrite(
    world: World, actor_id: str, channel: Json, before: Json, after: Json, reason: str | None
) -> None:
    action = audit.which(
        before,
        after,
        Action.CHANNEL_OVERWRITE_CREATE,
        Action.CHANNEL_OVERWRITE_UPDATE,
        Action.CHANNEL_OVERWRITE_DELETE,
    )
    guild, about = world.guild(channel["guild_id"]), before | after
    options = {"id": about["id"], "type": str(about["type"])}
    if about["id"] in guild.roles:
        options["role_name"] = guild.roles[about["id"]]["name"]
    audit.note(
        world,
        guild,
        action,
        actor_id,
        channel["id"],
        reason=reason,
        changes=audit.changes(before, after),
        options=options,
    )


def _replace_overwrite(channel: Json, target_id: str, new_ones: list[Json]) -> Json:
    """Put a target's overwrite in place of the one it had, and return that; empty for none."""
    held = channel["permission_overwrites"]
    channel["permission_overwrites"] = [o for o in held if o["id"] != target_id] + new_ones
    return next((o for o in held if o["id"] == target_id), {})


def _check(body: Json, kind: int, *, name_required: bool = False) -> None:
    problems = Problems()
    problems.at("type").choice(kind, KINDS)
    if name_required or "name" in body:
        problems.at("name").text(body.get("name"), 1, 100)
    problems.at("topic").text(body.get("topic"), 0, 1024)
    if body.get("rate_limit_per_user") is not None:
        problems.at("rate_limit_per_user").number(body["rate_limit_per_user"], 0, 21600)
    problems.raise_found()


def _apply(channel: Json, body: Json) -> None:
    channel |= {name: body[name] for name in FIELDS if name in body}
    if channel["type"] in (TEXT, ANNOUNCEMENT):
        channel["name"] = channel["name"].lower().replace(" ", "-")
    for overwrite in body.get("permission_overwrites") or ():
        entry = {"allow": "0", "deny": "0", **overwrite, "id": str(overwrite["id"])}
        entry |= {name: str(entry[name]) for name in ("allow", "deny")}
        _replace_overwrite(channel, entry["id"], [entry])


def _tell(world: World, name: str, channel: Json) -> None:
    world.publish(name, channel, guild_id=channel["guild_id"])


def of_guild(world: World, guild_id: str) -> list[Json]:
    """Return a guild's channels in order, without threads."""
    found = [
        channel
        for channel in world.channels.values()
        if channel.get("guild_id") == guild_id and channel["type"] not in THREAD_TYPES
    ]
    return sorted(found, key=lambda channel: (channel["position"], int(channel["id"])))


def open_dm(world: World, user_id: str) -> Json:
    """Return the direct messages between a person and the bot, opened when new.

    Raises:
        ApiError: 50033 for the bot itself, 10013 for nobody.
    """
    user = world.user(user_id)
    if user_id == world.bot_id:
        raise ApiError(Refusal.INVALID_RECIPIENTS)
    for channel in world.channels.values():
        if channel["type"] == DM and channel["recipients"][0]["id"] == user_id:
            return channel
    channel = {
        "id": world.new_id(),
        "type": DM,
        "last_message_id": None,
        "flags": 0,
        "recipients": [user],
    }
    world.channels[channel["id"]] = channel
    world.publish("CHANNEL_CREATE", channel, channel_id=channel["id"])
    return channel
