"""What belongs to the guild as a whole: its scheduled events and its audit log."""

from sandbox.errors import RoomError
from sandbox.room.asks import Ask, op
from sandbox.room.visitor import Visitor
from sandbox.shapes import Json
from sandbox.world import audit, scheduled
from sandbox.world.permissions import Permission, require_in_guild


@op("event_interest")
def set_interest(visitor: Visitor, ask: Ask) -> Json:
    """Say that one is interested in a scheduled event, or no longer."""
    world, guild = visitor.world, visitor.guild
    if not visitor.is_member:
        raise RoomError("missing_access", "Missing Access")
    event = scheduled.seen(world, guild, visitor.user_id, ask.text("event_id"))
    is_interested = bool(ask.any("interested"))
    scheduled.set_interest(world, guild, visitor.user_id, event, is_interested=is_interested)
    return {"scheduled_event": visitor.scheduled_view(event)}


@op("audit_log")
def read_audit_log(visitor: Visitor, ask: Ask) -> Json:
    """Return the newest entries of the audit log, or those before one."""
    require_in_guild(visitor.world, visitor.user_id, visitor.guild, Permission.VIEW_AUDIT_LOG)
    limit = min(100, max(1, int(ask.number("limit", 50))))
    found = audit.entries(visitor.guild, limit, before=ask.maybe("before"))
    return {"entries": found}
