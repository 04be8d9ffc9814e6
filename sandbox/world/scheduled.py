"""Scheduled events: planned, begun, ended, and who is interested."""

from datetime import datetime

from sandbox.errors import ApiError, Refusal
from sandbox.limits import scheduled as limits
from sandbox.limits.problems import Problems
from sandbox.limits.scheduled import EXTERNAL, STAGE
from sandbox.shapes import Json
from sandbox.world import audit, channels, pictures
from sandbox.world.audit import Action
from sandbox.world.events import Event
from sandbox.world.permissions import Permission, in_guild, may_see, require
from sandbox.world.state import Guild, World, found

SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
# a finished one cannot be changed at all
NEXT = {SCHEDULED: (ACTIVE, CANCELED), ACTIVE: (COMPLETED,)}
MAX_PER_GUILD = 100
FIELDS = (
    "name",
    "description",
    "privacy_level",
    "entity_type",
    "channel_id",
    "entity_metadata",
    "scheduled_start_time",
    "scheduled_end_time",
    "recurrence_rule",
)
NOTED = ("name", "description", "status", "entity_type", "channel_id", "privacy_level")
PREFIX = "GUILD_SCHEDULED_EVENT_"


def create(world: World, guild: Guild, actor_id: str, body: Json, reason: str | None) -> Json:
    """Plan an event and return it.

    Raises:
        ApiError: 50013 without the right, 50035 for a bad body, 30038 for the 101st.
    """
    granted = in_guild(world, guild, actor_id)
    if not granted & (Permission.CREATE_EVENTS | Permission.MANAGE_EVENTS):
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    if len(to_come(world, guild, actor_id)) >= MAX_PER_GUILD:
        raise ApiError(Refusal.MAX_EVENTS)
    planned: Json = {name: body.get(name) for name in FIELDS}
    limits.check(planned, world.clock.now(), times_are_new=True)
    _check_channel(world, guild, actor_id, planned)
    event = planned | {
        "id": world.new_id(),
        "guild_id": guild.id,
        "creator_id": actor_id,
        "creator": world.users[actor_id],
        "status": SCHEDULED,
        "entity_id": None,
        "image": pictures.keep(world, body.get("image")),
        "guild_scheduled_event_exceptions": [],
    }
    guild.scheduled_events[event["id"]] = event
    guild.interested[event["id"]] = []
    _note(world, guild, actor_id, {}, event, reason)
    _tell(world, guild, "CREATE", event)
    return event


def _check_channel(world: World, guild: Guild, actor_id: str, event: Json) -> None:
    """Do nothing unless an event is to be in a channel that does not fit, or is hidden."""
    event["channel_id"] = None if event["channel_id"] is None else str(event["channel_id"])
    if event["entity_type"] == EXTERNAL:
        return
    event["entity_metadata"] = None
    channel = world.channels.get(event["channel_id"] or "", {})
    kind = channels.STAGE if event["entity_type"] == STAGE else channels.VOICE
    problems = Problems()
    if channel.get("guild_id") != guild.id or channel["type"] != kind:
        message = "The channel does not fit the event's entity type."
        problems.at("channel_id").add("GUILD_SCHEDULED_EVENT_INVALID_CHANNEL", message)
    problems.raise_found()
    require(world, actor_id, channel, Permission.VIEW_CHANNEL)


def edit(
    world: World, guild: Guild, actor_id: str, event: Json, body: Json, reason: str | None
) -> Json:
    """Change an event, begin it, end it or call it off, and return it.

    Raises:
        ApiError: 50013 without the right, 180000 when it is over, 50035 for a bad body.
    """
    _require_to_manage(world, guild, actor_id, event)
    if event["status"] not in NEXT:
        raise ApiError(Refusal.EVENT_IS_OVER)
    before, changed = dict(event), event | {n: body[n] for n in FIELDS if n in body}
    if changed["entity_type"] == EXTERNAL and "entity_type" in body:
        changed["channel_id"] = body.get("channel_id")
    new_times = any(changed[name] != event[name] for name in limits.TIMES)
    limits.check(changed, world.clock.now(), times_are_new=new_times)
    _check_channel(world, guild, actor_id, changed)
    status = body.get("status")
    if status is not None:
        problems = Problems()
        problems.at("status").choice(status, NEXT[event["status"]])
        problems.raise_found()
        changed["status"] = status
    if "image" in body:
        changed["image"] = pictures.keep(world, body["image"])
    event |= changed
    _note(world, guild, actor_id, before, event, reason)
    _tell(world, guild, "UPDATE", event)
    return event


def delete(world: World, guild: Guild, actor_id: str, event: Json, reason: str | None) -> None:
    """Remove an event.

    Raises:
        ApiError: 50013 without the right.
    """
    _require_to_manage(world, guild, actor_id, event)
    del guild.scheduled_events[event["id"]]
    _note(world, guild, actor_id, event, {}, reason)
    _tell(world, guild, "DELETE", event)
    guild.interested.pop(event["id"], None)


def _require_to_manage(world: World, guild: Guild, actor_id: str, event: Json) -> None:
    needed = Permission.MANAGE_EVENTS
    if event["creator_id"] == actor_id:
        needed |= Permission.CREATE_EVENTS
    if not in_guild(world, guild, actor_id) & needed:
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def _note(
    world: World, guild: Guild, actor_id: str, before: Json, after: Json, reason: str | None
) -> None:
    action = audit.which(
        before, after, Action.EVENT_CREATE, Action.EVENT_UPDATE, Action.EVENT_DELETE
    )
    target_id = (before or after)["id"]
    changed = audit.changes(_noted(before), _noted(after))
    audit.note(world, guild, action, actor_id, target_id, reason=reason, changes=changed)


def _noted(event: Json) -> Json:
    """Return the parts of an event that the audit log compares; none of one that is not there."""
    location = (event.get("entity_metadata") or {}).get("location")
    return {"location": location} | {name: event[name] for name in NOTED if event}


def set_interest(
    world: World, guild: Guild, user_id: str, event: Json, *, is_interested: bool
) -> None:
    """Note that a member is interested in an event, or no longer; nothing when it was so before.

    Raises:
        ApiError: 180000 when it is over.
    """
    if event["status"] not in NEXT:
        raise ApiError(Refusal.EVENT_IS_OVER)
    users = guild.interested.setdefault(event["id"], [])
    if (user_id in users) is is_interested:
        return
    (users.append if is_interested else users.remove)(user_id)
    data = {"guild_scheduled_event_id": event["id"], "user_id": user_id, "guild_id": guild.id}
    name = PREFIX + ("USER_ADD" if is_interested else "USER_REMOVE")
    world.publish(name, data, guild_id=guild.id, channel_id=event["channel_id"])


def _tell(world: World, guild: Guild, what: str, event: Json) -> None:
    data = with_count(guild, event)
    world.publish(PREFIX + what, data, guild_id=guild.id, channel_id=event["channel_id"])


def with_count(guild: Guild, event: Json) -> Json:
    """Return an event with how many are interested."""
    return event | {"user_count": len(guild.interested.get(event["id"], ()))}


def to_come(world: World, guild: Guild, viewer_id: str) -> list[Json]:
    """Return the events that are not over and that a user may see, soonest first."""
    shown = [
        event
        for event in guild.scheduled_events.values()
        if event["status"] in NEXT and _may_see(world, viewer_id, event)
    ]
    return sorted(shown, key=lambda event: str(event["scheduled_start_time"]))


def seen(world: World, guild: Guild, viewer_id: str, event_id: str) -> Json:
    """Return an event that a user may see, or raise 10070."""
    event = found(guild.scheduled_events, event_id, Refusal.UNKNOWN_EVENT)
    if not _may_see(world, viewer_id, event):
        raise ApiError(Refusal.UNKNOWN_EVENT)
    return event


def _may_see(world: World, viewer_id: str, event: Json) -> bool:
    channel = world.channels.get(event["channel_id"] or "")
    return channel is None or may_see(world, viewer_id, channel)


def keep_time(world: World) -> None:
    """Begin and end every external event of a world at its time, those to come as well.

    One in a channel begins when somebody joins that, which nobody can here.
    """
    for guild in world.guilds.values():
        for event in guild.scheduled_events.values():
            _wait_for(world, event)

    def on_event(told: Event) -> None:
        if told.name in (PREFIX + "CREATE", PREFIX + "UPDATE"):
            _wait_for(world, told.data)

    world.events.subscribe(on_event)


def _wait_for(world: World, event: Json) -> None:
    """Look at an event again when it is due to begin or to end, as things stand now."""
    if event["entity_type"] != EXTERNAL or event["status"] not in NEXT:
        return
    name = limits.TIMES[event["status"] - SCHEDULED]
    left = datetime.fromisoformat(event[name]) - world.clock.now()
    guild, event_id, due = world.guild(event["guild_id"]), event["id"], event[name]

    def move_on() -> None:
        now = guild.scheduled_events.get(event_id, {})
        if now.get("status") == event["status"] and now[name] == due:
            now["status"] += 1
            _tell(world, guild, "UPDATE", now)

    world.clock.call_later(left.total_seconds(), move_on)
