"""Polls: people vote until the time is up, then the result is told.

A message's ``poll`` holds what was asked; who voted for what is in ``World.votes``.
"""

from collections.abc import Sequence
from datetime import datetime

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world import messages
from sandbox.world.events import Event
from sandbox.world.messages import Draft
from sandbox.world.permissions import Permission, require
from sandbox.world.state import World

RESULT = 46


def keep_time(world: World) -> None:
    """Close every open poll of a world when its time is up, those to come as well."""
    for there in world.messages.values():
        for message in there.values():
            _wait_for(world, message)

    def on_event(event: Event) -> None:
        if event.name in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            _wait_for(world, event.data)

    world.events.subscribe(on_event)


def _wait_for(world: World, message: Json) -> None:
    poll = message.get("poll")
    if poll is None or poll["results"]["is_finalized"] or message["id"] in world.timed_polls:
        return
    world.timed_polls.add(message["id"])
    left = datetime.fromisoformat(poll["expiry"]) - world.clock.now()
    channel_id, message_id = message["channel_id"], message["id"]

    def end() -> None:
        world.timed_polls.discard(message_id)
        found = world.messages.get(channel_id, {}).get(message_id)
        if found is not None:
            close(world, found)

    world.clock.call_later(left.total_seconds(), end)


def votes_of(world: World, message: Json) -> dict[str, list[str]]:
    """Return who voted, by answer id, each answer's voters in the order of their votes."""
    return world.votes.setdefault(message["id"], {})


def vote(world: World, user_id: str, message: Json, answer_ids: Sequence[int]) -> None:
    """Make some answers a user's choice, in place of those chosen before; none takes all back.

    Raises:
        ApiError: 10008 for a message without a poll, 520001 when it is closed, 50035 for an
            answer that is not there, or for several where one is allowed.
    """
    channel = world.channels[message["channel_id"]]
    require(world, user_id, channel, Permission.READ_MESSAGE_HISTORY)
    poll = message.get("poll")
    if poll is None:
        raise ApiError(Refusal.UNKNOWN_MESSAGE)
    if poll["results"]["is_finalized"]:
        raise ApiError(Refusal.POLL_EXPIRED)
    _check_choice(poll, answer_ids)
    votes = votes_of(world, message)
    for answer in poll["answers"]:
        answer_id = answer["answer_id"]
        voters = votes.setdefault(str(answer_id), [])
        if user_id in voters and answer_id not in answer_ids:
            voters.remove(user_id)
            _tell(world, "MESSAGE_POLL_VOTE_REMOVE", message, user_id, answer_id)
        elif user_id not in voters and answer_id in answer_ids:
            voters.append(user_id)
            _tell(world, "MESSAGE_POLL_VOTE_ADD", message, user_id, answer_id)


def _check_choice(poll: Json, answer_ids: Sequence[int]) -> None:
    problems = Problems()
    place = problems.at("answer_ids")
    if len(answer_ids) > 1 and not poll["allow_multiselect"]:
        place.add("POLL_SINGLE_ANSWER", "This poll takes one answer.")
    there = [answer["answer_id"] for answer in poll["answers"]]
    for at, answer_id in enumerate(answer_ids):
        place.at(at).choice(answer_id, there)
    problems.raise_found()


def _tell(world: World, name: str, message: Json, user_id: str, answer_id: int) -> None:
    channel = world.channels[message["channel_id"]]
    data = {
        "user_id": user_id,
        "channel_id": channel["id"],
        "message_id": message["id"],
        "answer_id": answer_id,
    }
    if "guild_id" in channel:
        data["guild_id"] = channel["guild_id"]
    only_for = world.viewers.get(message["id"])
    world.publish(
        name, data, guild_id=channel.get("guild_id"), channel_id=channel["id"], only_for=only_for
    )


def expire(world: World, user_id: str, message: Json) -> Json:
    """Close a user's own poll before its time and return its message.

    Raises:
        ApiError: 520006 when there is no poll, 50005 for another's, 520001 when it is closed.
    """
    poll = message.get("poll")
    if poll is None:
        raise ApiError(Refusal.NOT_A_POLL)
    if message["author"]["id"] != user_id and message.get("application_id") != user_id:
        raise ApiError(Refusal.NOT_THE_AUTHOR)
    if poll["results"]["is_finalized"]:
        raise ApiError(Refusal.POLL_EXPIRED)
    close(world, message, at=world.clock.iso())
    return message


def close(world: World, message: Json, at: str | None = None) -> None:
    """Take no more votes, tell everybody, and post the result; nothing when it is closed."""
    poll = message["poll"]
    if poll["results"]["is_finalized"]:
        return
    final = {"is_finalized": True, "answer_counts": []}
    message["poll"] = poll | {"results": final, "expiry": at or poll["expiry"]}
    messages.announce(world, "MESSAGE_UPDATE", message)
    if message["id"] in world.viewers:
        return
    extra: Json = {
        "message_reference": messages.reference_to(world, message),
        "embeds": [{"type": "poll_result", "fields": _result(world, message)}],
    }
    extra |= {name: message[name] for name in ("webhook_id", "application_id") if name in message}
    channel = world.channels[message["channel_id"]]
    messages.post(world, channel, Draft(message["author"], {}, kind=RESULT, extra=extra))


def _result(world: World, message: Json) -> list[Json]:
    """Return the fields of a result's embed; several first ones make no victor."""
    poll, votes = message["poll"], votes_of(world, message)
    counts = {a["answer_id"]: len(votes.get(str(a["answer_id"]), ())) for a in poll["answers"]}
    most = max(counts.values())
    first = [a for a in poll["answers"] if counts[a["answer_id"]] == most]
    shown = {
        "poll_question_text": poll["question"]["text"],
        "victor_answer_votes": most,
        "total_votes": sum(counts.values()),
    }
    if most and len(first) == 1:
        media = first[0]["poll_media"]
        shown |= {"victor_answer_id": first[0]["answer_id"], "victor_answer_text": media["text"]}
        if emoji := media.get("emoji"):
            shown["victor_answer_emoji_name"] = emoji["name"]
    return [{"name": name, "value": str(value), "inline": False} for name, value in shown.items()]
