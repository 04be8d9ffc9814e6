"""Polls: who voted, and the end before its time."""

from sandbox.errors import ApiError, Refusal
from sandbox.rest.call import Call, route
from sandbox.rest.messages import shown
from sandbox.shapes import Json
from sandbox.world import polls
from sandbox.world.permissions import Permission

ONE = "/channels/{channel_id}/polls/{message_id}"


@route("GET", ONE + "/answers/{answer_id}")
def get_answer_voters(call: Call) -> Json:
    """Return who voted for an answer, in the order of their ids."""
    call.channel(Permission.READ_MESSAGE_HISTORY)
    if "poll" not in call.message:
        raise ApiError(Refusal.UNKNOWN_MESSAGE)
    voters = polls.votes_of(call.world, call.message).get(call.params["answer_id"], [])
    after = int(call.query.get("after") or 0)
    later = sorted((user_id for user_id in voters if int(user_id) > after), key=int)
    return {"users": [call.world.users[i] for i in later[: call.number("limit", 25, 1, 100)]]}


@route("POST", ONE + "/expire")
def poll_expire(call: Call) -> Json:
    """Close the bot's own poll now."""
    call.channel()
    return shown(call.world, polls.expire(call.world, call.caller_id, call.message))
