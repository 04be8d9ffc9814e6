"""Limits of a poll."""

from typing import Any

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world.reactions import is_emoji

MAX_QUESTION = 300
MAX_ANSWER = 55
MAX_ANSWERS = 10
HOURS = (1, 768)
LAYOUTS = (1,)


def check(place: Problems, poll: Any) -> None:  # noqa: ANN401  JSON from outside
    """Note everything that is wrong with a poll to be."""
    if not _is_object(place, poll):
        return
    question = poll.get("question")
    if _is_object(place.at("question"), question):
        place.at("question", "text").text(question.get("text"), 1, MAX_QUESTION)
    for at, answer in place.at("answers").objects(poll.get("answers"), 1, MAX_ANSWERS):
        _check_answer(at.at("poll_media"), answer.get("poll_media"))
    if poll.get("duration") is not None:
        _check_duration(place.at("duration"), poll["duration"])
    if poll.get("layout_type") is not None:
        place.at("layout_type").choice(poll["layout_type"], LAYOUTS)
    if poll.get("allow_multiselect") not in (None, True, False):
        place.at("allow_multiselect").add("BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


def _check_answer(place: Problems, media: Any) -> None:  # noqa: ANN401  JSON from outside
    if _is_object(place, media):
        place.at("text").text(media.get("text"), 1, MAX_ANSWER)
        if media.get("emoji") is not None:
            _is_object(place.at("emoji"), media["emoji"])


def _check_duration(place: Problems, hours: Any) -> None:  # noqa: ANN401  JSON from outside
    if place.number(hours, *HOURS) and hours != int(hours):
        place.add("NUMBER_TYPE_COERCE", f'Value "{hours}" is not int.')


def _is_object(place: Problems, value: Any) -> bool:  # noqa: ANN401  JSON from outside
    if value is None:
        place.add("BASE_TYPE_REQUIRED", "This field is required")
    elif not isinstance(value, dict):
        place.add("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
    return isinstance(value, dict)


def check_emojis(poll: Json | None) -> None:
    """Do nothing unless a well-formed poll carries an emoji that nobody can use here.

    Raises:
        ApiError: 520004, for custom emojis as well.
    """
    media = [answer["poll_media"] for answer in poll["answers"]] if poll else []
    for emoji in [m["emoji"] for m in media if m.get("emoji")]:
        if emoji.get("id") or not is_emoji(str(emoji.get("name"))):
            raise ApiError(Refusal.POLL_EMOJI)
