"""Threads: opened on a message or by themselves, joined, archived."""

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world import audit, messages
from sandbox.world.audit import Action
from sandbox.world.messages import Draft
from sandbox.world.permissions import (
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    THREAD_TYPES,
    Permission,
    may_see,
    require,
)
from sandbox.world.state import World

ARCHIVE_MINUTES = (60, 1440, 4320, 10080)
HAS_THREAD = 1 << 5
THREAD_CREATED = 18
METADATA = ("archived", "locked", "auto_archive_duration", "invitable")


def create(
    world: World,
    owner_id: str,
    channel: Json,
    body: Json,
    message: Json | None = None,
    reason: str | None = None,
) -> Json:
    """Open a thread, on a message when one is given, and return it.

    Raises:
        ApiError: 50013 without the right, 50035 for a bad name, 160004 when there is one already.
    """
    check(body, name_required=True)
    kind = PUBLIC_THREAD if message else int(body.get("type") or PRIVATE_THREAD)
    needed = Permission.CREATE_PUBLIC_THREADS
    if kind == PRIVATE_THREAD:
        needed = Permission.CREATE_PRIVATE_THREADS
    if channel["type"] not in (0, 5):
        raise ApiError(Refusal.NOT_IN_THIS_CHANNEL_TYPE)
    require(world, owner_id, channel, needed)
    if message is not None and message["id"] in world.channels:
        raise ApiError(Refusal.THREAD_EXISTS)
    thread_id = message["id"] if message else world.new_id()
    thread = _object(world, thread_id, kind, channel, owner_id, body)
    world.channels[thread_id] = thread
    world.thread_members[thread_id] = {owner_id: _member(world, thread_id, owner_id)}
    _tell(world, "THREAD_CREATE", thread | {"newly_created": True})
    if message is not None:
        message["flags"] |= HAS_THREAD
        messages.announce(world, "MESSAGE_UPDATE", message)
    elif kind == PUBLIC_THREAD:
        _announce_in_parent(world, channel, thread)
    guild, action = world.guild(channel["guild_id"]), Action.THREAD_CREATE
    new_values = audit.changes({}, {"name": thread["name"], "type": kind})
    audit.note(world, guild, action, owner_id, thread_id, reason=reason, changes=new_values)
    return thread


def _object(
    world: World, thread_id: str, kind: int, channel: Json, owner_id: str, body: Json
) -> Json:
    now = world.clock.iso()
    return {
        "id": thread_id,
        "type": kind,
        "guild_id": channel["guild_id"],
        "parent_id": channel["id"],
        "owner_id": owner_id,
        "name": body["name"],
        "last_message_id": None,
        "message_count": 0,
        "total_message_sent": 0,
        "member_count": 1,
        "rate_limit_per_user": body.get("rate_limit_per_user") or 0,
        "flags": 0,
        "applied_tags": [],
        "thread_metadata": {
            "archived": False,
            "locked": False,
            "invitable": body.get("invitable", True),
            "auto_archive_duration": body.get("auto_archive_duration") or 1440,
            "archive_timestamp": now,
            "create_timestamp": now,
        },
    }


def _announce_in_parent(world: World, channel: Json, thread: Json) -> None:
    reference = {"channel_id": thread["id"], "guild_id": channel["guild_id"], "type": 0}
    author = world.users[thread["owner_id"]]
    extra = {"message_reference": reference}
    messages.post(
        world, channel, Draft(author, {"content": thread["name"]}, kind=THREAD_CREATED, extra=extra)
    )


def check(body: Json, *, name_required: bool = False) -> None:
    """Check a create or edit body.

    Raises:
        ApiError: 50035.
    """
    problems = Problems()
    if name_required or "name" in body:
        problems.at("name").text(body.get("name"), 1, 100)
    if body.get("auto_archive_duration") is not None:
        problems.at("auto_archive_duration").choice(body["auto_archive_duration"], ARCHIVE_MINUTES)
    if body.get("rate_limit_per_user") is not None:
        problems.at("rate_limit_per_user").number(body["rate_limit_per_user"], 0, 21600)
    problems.raise_found()


def edit(world: World, user_id: str, thread: Json, body: Json, reason: str | None = None) -> Json:
    """Rename, archive, reopen or lock a thread, and return it.

    Its owner may do so, except to a locked one; locking needs the right to manage threads.

    Raises:
        ApiError: 50013, 50001 or 50035; 50083 when it stays archived.
    """
    check(body)
    metadata = thread["thread_metadata"]
    is_owners = thread["owner_id"] == user_id and "locked" not in body
    only_opens = set(body) == {"archived"} and not body["archived"]
    needed = Permission.MANAGE_THREADS
    if (is_owners or only_opens) and not metadata["locked"]:
        needed = Permission.SEND_MESSAGES_IN_THREADS
    require(world, user_id, thread, needed)
    if metadata["archived"] and body.get("archived", True):
        raise ApiError(Refusal.ARCHIVED_THREAD)
    before = thread | metadata
    for name in METADATA:
        if body.get(name) is not None:
            metadata[name] = body[name]
    if "archived" in body:
        metadata["archive_timestamp"] = world.clock.iso()
    thread |= {n: body[n] for n in ("name", "rate_limit_per_user", "flags") if n in body}
    changed = audit.changes(before, thread | metadata)
    guild = world.guild(thread["guild_id"])
    audit.note(
        world, guild, Action.THREAD_UPDATE, user_id, thread["id"], reason=reason, changes=changed
    )
    _tell(world, "THREAD_UPDATE", thread)
    return thread


def wake(world: World, thread: Json, user_id: str | None = None) -> None:
    """Reopen an archived thread because somebody speaks in it, and let a user join it."""
    if thread["thread_metadata"]["archived"]:
        thread["thread_metadata"] |= {"archived": False, "archive_timestamp": world.clock.iso()}
        _tell(world, "THREAD_UPDATE", thread)
    if user_id is not None:
        add_member(world, thread, user_id)


def delete(world: World, thread: Json) -> None:
    """Remove a thread with its messages."""
    for message in list(world.messages.get(thread["id"], {}).values()):
        messages.delete(world, message)
    data = {name: thread[name] for name in ("id", "guild_id", "parent_id", "type")}
    _tell(world, "THREAD_DELETE", data)
    world.channels.pop(thread["id"])
    world.messages.pop(thread["id"], None)
    world.thread_members.pop(thread["id"], None)


def add_member(world: World, thread: Json, user_id: str) -> None:
    """Let a user into a thread; nothing when they are in."""
    members = world.thread_members[thread["id"]]
    if user_id in members:
        return
    members[user_id] = _member(world, thread["id"], user_id)
    if thread["type"] == PRIVATE_THREAD:
        _tell(world, "THREAD_CREATE", thread, only_for=user_id)
    _tell_members(world, thread, added=[members[user_id]])


def remove_member(world: World, thread: Json, user_id: str) -> None:
    """Take a user out of a thread; nothing when they are out."""
    if world.thread_members[thread["id"]].pop(user_id, None) is not None:
        _tell_members(world, thread, removed=[user_id])


def _member(world: World, thread_id: str, user_id: str) -> Json:
    return {"id": thread_id, "user_id": user_id, "join_timestamp": world.clock.iso(), "flags": 0}


def _tell_members(
    world: World, thread: Json, added: list[Json] | None = None, removed: list[str] | None = None
) -> None:
    thread["member_count"] = len(world.thread_members[thread["id"]])
    data: Json = {
        "id": thread["id"],
        "guild_id": thread["guild_id"],
        "member_count": thread["member_count"],
        "added_members": added or [],
        "removed_member_ids": removed or [],
    }
    _tell(world, "THREAD_MEMBERS_UPDATE", data)


def leave_all(world: World, guild_id: str, user_id: str) -> None:
    """Take a user out of every thread of a guild."""
    for thread_id, members in world.thread_members.items():
        if user_id in members and world.channels[thread_id]["guild_id"] == guild_id:
            remove_member(world, world.channels[thread_id], user_id)


def _tell(world: World, name: str, data: Json, only_for: str | None = None) -> None:
    guild_id, thread_id = data["guild_id"], data["id"]
    world.publish(name, data, guild_id=guild_id, channel_id=thread_id, only_for=only_for)


def of_guild(world: World, guild_id: str, viewer_id: str, *, archived: bool = False) -> list[Json]:
    """Return the threads of a guild that a user sees, newest first."""
    return [
        thread
        for thread in reversed(world.channels.values())
        if thread["type"] in THREAD_TYPES
        and thread["guild_id"] == guild_id
        and thread["thread_metadata"]["archived"] is archived
        and may_see(world, viewer_id, thread)
    ]
