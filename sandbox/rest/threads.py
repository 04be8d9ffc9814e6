"""Threads of a channel and who is in them."""

from sandbox.errors import ApiError, Refusal
from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.world import threads
from sandbox.world.permissions import (
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    THREAD_TYPES,
    Permission,
    may_see,
)

MEMBERS = "/channels/{channel_id}/thread-members"


@route("POST", "/channels/{channel_id}/threads")
def create_thread(call: Call) -> Json:
    """Open a thread without a message."""
    return _open(call, None)


@route("POST", "/channels/{channel_id}/messages/{message_id}/threads")
def create_thread_from_message(call: Call) -> Json:
    """Open a thread on a message."""
    return _open(call, call.message)


def _open(call: Call, message: Json | None) -> Json:
    world, channel = call.world, call.channel()
    thread = threads.create(world, call.caller_id, channel, call.json, message, call.reason)
    return thread | {"member": call.world.thread_members[thread["id"]][call.caller_id]}


@route("GET", MEMBERS)
def list_thread_members(call: Call) -> list[Json]:
    """Return who is in a thread."""
    return list(call.world.thread_members[_thread(call)["id"]].values())


@route("GET", MEMBERS + "/{user_id}")
def get_thread_member(call: Call) -> Json:
    """Return one member of a thread."""
    found = call.world.thread_members[_thread(call)["id"]].get(_who(call))
    if found is None:
        raise ApiError(Refusal.UNKNOWN_MEMBER)
    return found


@route("PUT", MEMBERS + "/@me")
@route("PUT", MEMBERS + "/{user_id}")
def add_thread_member(call: Call) -> None:
    """Let somebody into a thread, if they see its channel."""
    thread = _thread(call)
    if thread["thread_metadata"]["archived"]:
        raise ApiError(Refusal.ARCHIVED_THREAD)
    parent = call.world.channel(thread["parent_id"])
    if not may_see(call.world, _who(call), parent):
        raise ApiError(Refusal.MISSING_ACCESS)
    threads.add_member(call.world, thread, _who(call))


@route("DELETE", MEMBERS + "/@me")
@route("DELETE", MEMBERS + "/{user_id}")
def delete_thread_member(call: Call) -> None:
    """Take somebody out of a thread; others than oneself only with the right."""
    thread = _thread(call)
    needs_right = _who(call) != call.caller_id and thread["owner_id"] != call.caller_id
    if needs_right:
        call.channel(Permission.MANAGE_THREADS)
    threads.remove_member(call.world, thread, _who(call))


@route("GET", "/guilds/{guild_id}/threads/active")
def get_active_guild_threads(call: Call) -> Json:
    """Return a guild's open threads."""
    return _listed(call, threads.of_guild(call.world, call.guild.id, call.caller_id))


@route("GET", "/channels/{channel_id}/threads/archived/public")
def list_public_archived_threads(call: Call) -> Json:
    """Return a channel's archived public threads."""
    return _archived(call, PUBLIC_THREAD)


@route("GET", "/channels/{channel_id}/threads/archived/private")
def list_private_archived_threads(call: Call) -> Json:
    """Return a channel's archived private threads."""
    call.channel(Permission.MANAGE_THREADS)
    return _archived(call, PRIVATE_THREAD)


@route("GET", "/channels/{channel_id}/users/@me/threads/archived/private")
def list_my_private_archived_threads(call: Call) -> Json:
    """Return the archived private threads the bot is in."""
    return _archived(call, PRIVATE_THREAD, only_joined=True)


def _archived(call: Call, kind: int, *, only_joined: bool = False) -> Json:
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    found = [
        thread
        for thread in threads.of_guild(
            call.world, channel["guild_id"], call.caller_id, archived=True
        )
        if thread["parent_id"] == channel["id"] and thread["type"] == kind
    ]
    if only_joined:
        found = [t for t in found if call.caller_id in call.world.thread_members[t["id"]]]
    limit = call.number("limit", 50, 1, 100)
    return _listed(call, found[:limit]) | {"has_more": len(found) > limit}


def _listed(call: Call, found: list[Json]) -> Json:
    members = call.world.thread_members
    joined = [members[t["id"]][call.caller_id] for t in found if call.caller_id in members[t["id"]]]
    return {"threads": found, "members": joined}


def _thread(call: Call) -> Json:
    thread = call.channel()
    if thread["type"] not in THREAD_TYPES:
        raise ApiError(Refusal.NOT_IN_THIS_CHANNEL_TYPE)
    return thread


def _who(call: Call) -> str:
    return call.params.get("user_id", call.caller_id)
