"""Limits of a scheduled event."""

from datetime import UTC, datetime

from sandbox.limits.problems import Problems
from sandbox.shapes import Json

STAGE, VOICE, EXTERNAL = 1, 2, 3
GUILD_ONLY = 2
MAX_NAME, MAX_DESCRIPTION, MAX_LOCATION = 100, 1000, 100
TIMES = ("scheduled_start_time", "scheduled_end_time")


def check(event: Json, now: datetime, *, times_are_new: bool) -> None:
    """Check an event as it will be, and write its times as Discord does.

    Args:
        event: Discord's body; for an edit, with what stays as it is.
        now: The time before which nothing can be scheduled.
        times_are_new: Whether the times have just been chosen, so that they must be to come.

    Raises:
        ApiError: 50035 saying what is wrong where.
    """
    problems = Problems()
    problems.at("name").text(event.get("name"), 1, MAX_NAME)
    problems.at("description").text(event.get("description"), 0, MAX_DESCRIPTION)
    problems.at("privacy_level").choice(event.get("privacy_level"), (GUILD_ONLY,))
    if problems.at("entity_type").choice(event.get("entity_type"), (STAGE, VOICE, EXTERNAL)):
        _check_place(problems, event)
    _check_times(problems, event, now if times_are_new else None)
    if event.get("recurrence_rule") is not None:
        message = "The sandbox has no recurring events"
        problems.at("recurrence_rule").add("SANDBOX_HAS_NOT", message)
    problems.raise_found()


def _check_place(problems: Problems, event: Json) -> None:
    """Check where it is: a place in words with an end, or a channel."""
    if event["entity_type"] != EXTERNAL:
        if event.get("channel_id") is None:
            problems.at("channel_id").add("BASE_TYPE_REQUIRED", "This field is required")
        return
    if event.get("channel_id") is not None:
        message = "Channel must be null for an external event."
        problems.at("channel_id").add("GUILD_SCHEDULED_EVENT_CHANNEL_NOT_ALLOWED", message)
    metadata = event.get("entity_metadata")
    location = metadata.get("location") if isinstance(metadata, dict) else None
    problems.at("entity_metadata", "location").text(location, 1, MAX_LOCATION)
    if event.get("scheduled_end_time") is None:
        problems.at("scheduled_end_time").add("BASE_TYPE_REQUIRED", "This field is required")


def _check_times(problems: Problems, event: Json, now: datetime | None) -> None:
    if event.get("scheduled_start_time") is None:
        problems.at("scheduled_start_time").add("BASE_TYPE_REQUIRED", "This field is required")
    starts, ends = (_moment(problems.at(name), event, name) for name in TIMES)
    if starts and now and starts < now:
        message = "Cannot schedule event in the past."
        problems.at("scheduled_start_time").add("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", message)
    if starts and ends and ends <= starts:
        message = "Cannot schedule event to end before it starts."
        problems.at("scheduled_end_time").add("GUILD_SCHEDULED_EVENT_ENDS_TOO_EARLY", message)


def _moment(place: Problems, event: Json, name: str) -> datetime | None:
    """Return a time of the event and write it in Discord's form."""
    sent = event.get(name)
    if sent is None:
        return None
    try:
        moment = datetime.fromisoformat(sent)
    except (TypeError, ValueError):
        place.add("DATE_TIME_TYPE_PARSE", f"Could not parse {sent}. Should be ISO8601.")
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    event[name] = moment.astimezone(UTC).isoformat(timespec="microseconds")
    return moment
