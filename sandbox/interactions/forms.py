"""Buttons, selects and modals as a person uses them: what is there, and what may be chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.errors import ApiError, RoomError
from sandbox.interactions.options import bad
from sandbox.interactions.resolved import Resolved
from sandbox.limits.components import (
    ACTION_ROW,
    BUTTON,
    LINK,
    PREMIUM,
    SELECTS,
    STRING_SELECT,
    TEXT_INPUT,
    walk,
)
from sandbox.limits.modals import CHECKBOX, CHECKBOXES, FILE_UPLOAD, LABEL, RADIO
from sandbox.shapes import Json
from sandbox.world import attachments
from sandbox.world.attachments import Upload
from sandbox.world.state import World

USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
Values = Mapping[str, Any]


def find(message: Json, custom_id: str, kinds: Sequence[int]) -> Json:
    """Return a component of a message that a person can use.

    Raises:
        RoomError: ``unknown_component`` when there is none, ``disabled`` when it is.
    """
    for component in (part for top in message["components"] for part in walk(top)):
        if component.get("custom_id") == custom_id and component["type"] in kinds:
            if component.get("disabled"):
                raise RoomError("disabled", f"{custom_id} is disabled")
            return component
    raise RoomError("unknown_component", f"the message has no component {custom_id!r}")


def click(message: Json, custom_id: str) -> Json:
    """Return an interaction's data for a click on a button."""
    button = find(message, custom_id, (BUTTON,))
    if button["style"] in (LINK, PREMIUM):
        raise RoomError("unknown_component", "a link opens in the browser, not in the bot")
    return {"custom_id": custom_id, "component_type": BUTTON, "id": button["id"]}


def choose(
    world: World, user_id: str, channel: Json, message: Json, custom_id: str, values: list[str]
) -> Json:
    """Return an interaction's data for a choice in a select.

    Raises:
        RoomError: ``bad_option`` for values that are not offered, or too few or many.
    """
    select = find(message, custom_id, SELECTS)
    resolved = Resolved(world, channel)
    _check_choice(select, values, user_id, resolved)
    data = {"custom_id": custom_id, "component_type": select["type"], "id": select["id"]}
    return data | {"values": values} | ({"resolved": resolved.data} if resolved.data else {})


def _check_choice(select: Json, values: list[str], user_id: str, resolved: Resolved) -> None:
    low, high = select.get("min_values"), select.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    if not low <= len(values) <= high:
        raise bad(f"{select['custom_id']}: choose {low} to {high}, not {len(values)}")
    if select["type"] == STRING_SELECT:
        _check_offered(select, values)
        return
    try:
        for value in values:
            _add(resolved, select, value, user_id)
    except ApiError as error:
        raise bad(f"{select['custom_id']}: {error.refusal.message}") from error


def _check_offered(field: Json, values: list[str]) -> None:
    offered = [option["value"] for option in field["options"]]
    unknown = [value for value in values if value not in offered]
    if unknown:
        raise bad(f"{field['custom_id']}: {unknown} is not among {offered}")


def _add(resolved: Resolved, select: Json, value: str, user_id: str) -> None:
    kind = select["type"]
    if kind == USER_SELECT:
        resolved.add_user(value)
    elif kind == ROLE_SELECT:
        resolved.add_role(value)
    elif kind == MENTIONABLE_SELECT:
        resolved.add_mentionable(value)
    else:
        resolved.add_channel(value, select.get("channel_types"), user_id)


class Submission:
    """A modal being handed in by a person.

    Args:
        world: The world.
        user_id: Who hands it in.
        channel: Where.
        values: What they filled in, by ``custom_id``.
    """

    def __init__(self, world: World, user_id: str, channel: Json, values: Values) -> None:
        self._world = world
        self._user_id = user_id
        self._channel = channel
        self._values = values
        self._resolved = Resolved(world, channel)

    def data(self, modal: Json) -> Json:
        """Return an interaction's data.

        Raises:
            RoomError: ``bad_option`` when a field is missing or does not take its value.
        """
        fields = {
            part["custom_id"]
            for block in modal["components"]
            for part in walk(block)
            if "custom_id" in part
        }
        for name in self._values.keys() - fields:
            raise bad(f"the form has no field {name!r}; there are {sorted(fields)}")
        blocks = [self._block(block, number) for number, block in enumerate(modal["components"])]
        data: Json = {"custom_id": modal["custom_id"], "components": blocks}
        return data | ({"resolved": self._resolved.data} if self._resolved.data else {})

    def _block(self, block: Json, number: int) -> Json:
        kept: Json = {"type": block["type"], "id": block.get("id", number + 1)}
        if block["type"] == LABEL:
            return kept | {"component": self._field(block["component"], number)}
        if block["type"] == ACTION_ROW:
            return kept | {"components": [self._field(f, number) for f in block["components"]]}
        return kept

    def _field(self, field: Json, number: int) -> Json:
        kind, name = field["type"], field["custom_id"]
        filled: Json = {"type": kind, "id": field.get("id", 100 + number), "custom_id": name}
        value = self._values.get(name)
        if kind == TEXT_INPUT:
            return filled | {"value": _text(field, value)}
        if kind == CHECKBOX:
            return filled | {"value": bool(value)}
        if kind == RADIO:
            return filled | {"value": _radio(field, value)}
        if kind == FILE_UPLOAD:
            return filled | {"values": self._files(field, value or [])}
        return filled | {"values": self._choice(field, value)}

    def _choice(self, field: Json, value: object) -> list[str]:
        if value is None:
            value = [o["value"] for o in field.get("options") or [] if o.get("default")]
        values = [str(v) for v in value] if isinstance(value, list) else [str(value)]
        if not values and not field.get("required", True):
            return values
        if field["type"] == CHECKBOXES:
            _check_count(field, len(values), len(field["options"]))
            _check_offered(field, values)
        else:
            _check_choice(field, values, self._user_id, self._resolved)
        return values

    def _files(self, field: Json, uploads: Sequence[Upload]) -> list[str]:
        _check_count(field, len(uploads), 1)
        kept = attachments.keep(self._world, self._channel["id"], uploads, None)
        for attachment in kept:
            self._resolved.add_attachment(attachment)
        return [attachment["id"] for attachment in kept]


def _check_count(field: Json, count: int, usual_most: int) -> None:
    low, high = field.get("min_values"), field.get("max_values")
    low = (1 if field.get("required", True) else 0) if low is None else low
    high = usual_most if high is None else high
    if not low <= count <= high and (count or field.get("required", True)):
        raise bad(f"{field['custom_id']}: {low} to {high} are needed, not {count}")


def _text(field: Json, value: object) -> str:
    text = str(field.get("value") or "") if value is None else str(value)
    if not text and not field.get("required", True):
        return text
    low, high = field.get("min_length"), field.get("max_length")
    low, high = low or 1, 4000 if high is None else high
    if not low <= len(text) <= high:
        raise bad(f"{field['custom_id']}: must be {low} to {high} characters, not {len(text)}")
    return text


def _radio(field: Json, value: object) -> str | None:
    if value is None:
        value = next((o["value"] for o in field["options"] if o.get("default")), None)
    if value is None:
        if field.get("required", True):
            raise bad(f"{field['custom_id']}: choose one")
        return None
    _check_offered(field, [str(value)])
    return str(value)
