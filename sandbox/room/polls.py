"""How people vote."""

from sandbox.errors import RoomError
from sandbox.room.asks import Ask, op
from sandbox.room.talk import seen
from sandbox.room.visitor import Visitor
from sandbox.shapes import Json
from sandbox.world import polls


@op("vote")
def vote(visitor: Visitor, ask: Ask) -> Json:
    """Make some answers one's choice, in place of those chosen before."""
    answer_ids = ask.any("answer_ids")
    if not isinstance(answer_ids, list):
        raise RoomError("bad_request", "answer_ids must be a list of numbers")
    polls.vote(visitor.world, visitor.user_id, seen(visitor, ask), answer_ids)
    return {}


@op("unvote")
def unvote(visitor: Visitor, ask: Ask) -> Json:
    """Take one's votes back."""
    polls.vote(visitor.world, visitor.user_id, seen(visitor, ask), [])
    return {}
