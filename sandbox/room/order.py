"""Keeping order, and moving the scenery: moderation, membership, the clock, faults."""

from datetime import timedelta

from sandbox.errors import RoomError
from sandbox.room.asks import Ask, op
from sandbox.room.visitor import Visitor
from sandbox.shapes import Json
from sandbox.world import members

YEAR_S = 366 * 24 * 3600.0


@op("timeout")
def time_out(visitor: Visitor, ask: Ask) -> Json:
    """Keep a member from speaking for some seconds; 0 ends it."""
    world = visitor.world
    until = world.clock.now() + timedelta(seconds=ask.number("seconds"))
    is_over = ask.number("seconds") <= 0
    body = {members.TIMEOUT: None if is_over else until.isoformat(timespec="microseconds")}
    members.edit(world, visitor.guild, visitor.user_id, ask.text("user_id"), body)
    return {}


@op("kick")
def kick(visitor: Visitor, ask: Ask) -> Json:
    """Put a member out."""
    members.kick(visitor.world, visitor.guild, visitor.user_id, ask.text("user_id"), None)
    return {}


@op("ban")
def ban(visitor: Visitor, ask: Ask) -> Json:
    """Ban a user."""
    members.ban(visitor.world, visitor.guild, visitor.user_id, ask.text("user_id"), None)
    return {}


@op("unban")
def unban(visitor: Visitor, ask: Ask) -> Json:
    """End a ban."""
    members.unban(visitor.world, visitor.guild, visitor.user_id, ask.text("user_id"), None)
    return {}


@op("set_roles")
def set_roles(visitor: Visitor, ask: Ask) -> Json:
    """Set a member's roles."""
    role_ids = ask.any("role_ids")
    if not isinstance(role_ids, list):
        raise RoomError("bad_request", "role_ids must be a list")
    body = {"roles": [str(role_id) for role_id in role_ids]}
    members.edit(visitor.world, visitor.guild, visitor.user_id, ask.text("user_id"), body)
    return {}


@op("leave_guild")
def leave_guild(visitor: Visitor, _: Ask) -> Json:
    """Leave; the owner cannot."""
    if visitor.guild.object["owner_id"] == visitor.user_id:
        raise RoomError("missing_permissions", "the owner cannot leave")
    if visitor.is_member:
        members.leave(visitor.world, visitor.guild, visitor.user_id)
    return {}


@op("join_guild")
def join_guild(visitor: Visitor, _: Ask) -> Json:
    """Come (back) in."""
    members.join(visitor.world, visitor.guild, visitor.user_id)
    return {}


@op("clock_advance")
def advance_clock(visitor: Visitor, ask: Ask) -> Json:
    """Move the sandbox's clock forward."""
    seconds = ask.number("seconds")
    if not 0 <= seconds <= YEAR_S:
        raise RoomError("bad_request", f"seconds must be 0 to {YEAR_S:.0f}")
    clock = visitor.world.clock
    clock.advance(seconds)
    now = {"now": clock.iso(), "offset_s": clock.offset_s}
    visitor.world.publish("clock", now)
    return now


@op("faults_set")
def set_fault(visitor: Visitor, ask: Ask) -> Json:
    """Switch a fault."""
    visitor.faults.set(ask.text("name"), ask.any("value"))
    state = visitor.faults.state()
    visitor.world.publish("faults", state)
    return {"faults": state}
