"""Slash options: what a person filled in, checked against the command as Discord's client does."""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.errors import ApiError, RoomError
from sandbox.interactions.resolved import ATTACHMENT, CHANNEL, MENTIONABLE, ROLE, USER, Resolved
from sandbox.shapes import Json
from sandbox.world import attachments
from sandbox.world.attachments import Upload
from sandbox.world.state import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER = 1, 2, 3, 4, 5, 10


@dataclass(frozen=True, slots=True)
class Filling:
    """A command being filled in by a person in a channel."""

    world: World
    user_id: str
    channel: Json
    uploads: Sequence[Upload] = ()
    is_complete: bool = True

    def read(self, command: Json, sent: object) -> Json:
        """Return an interaction's ``options`` and ``resolved``.

        With ``is_complete`` off (autocomplete) missing and half-typed values pass.

        Raises:
            RoomError: ``bad_option`` when something is missing, unknown or out of bounds.
        """
        resolved = Resolved(self.world, self.channel)
        data: Json = {"options": self._level(command.get("options") or [], sent, resolved)}
        return data | ({"resolved": resolved.data} if resolved.data else {})

    def _level(self, known: list[Json], sent: object, resolved: Resolved) -> list[Json]:
        entries = sent if isinstance(sent, list) else []
        by_name = {option["name"]: option for option in known}
        given = {str(entry.get("name")): entry for entry in entries}
        for name in given.keys() - by_name.keys():
            raise bad(f"there is no option {name!r}; there are {sorted(by_name)}")
        if known and known[0]["type"] in (SUBCOMMAND, GROUP) and len(given) != 1:
            raise bad(f"choose one of the subcommands {sorted(by_name)}")
        for option in known:
            if option.get("required") and option["name"] not in given and self.is_complete:
                raise bad(f"the option {option['name']!r} is required")
        return [self._one(by_name[name], entry, resolved) for name, entry in given.items()]

    def _one(self, option: Json, entry: Json, resolved: Resolved) -> Json:
        kind, name = option["type"], option["name"]
        read: Json = {"name": name, "type": kind}
        if kind in (SUBCOMMAND, GROUP):
            inside = self._level(option.get("options") or [], entry.get("options"), resolved)
            return read | {"options": inside}
        value = entry.get("value")
        if entry.get("focused"):
            return read | {"value": value, "focused": True}
        check_value(option, value)
        if kind in (USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT):
            value = self._resolve(option, str(value), resolved)
        return read | {"value": value}

    def _resolve(self, option: Json, value: str, resolved: Resolved) -> str:
        kind = option["type"]
        try:
            if kind == USER:
                resolved.add_user(value)
            elif kind == ROLE:
                resolved.add_role(value)
            elif kind == MENTIONABLE:
                resolved.add_mentionable(value)
            elif kind == CHANNEL:
                resolved.add_channel(value, option.get("channel_types"), self.user_id)
            else:
                return self._attach(option, value, resolved)
        except ApiError as error:
            raise bad(f"{option['name']}: {error.refusal.message} {value}") from error
        return value

    def _attach(self, option: Json, value: str, resolved: Resolved) -> str:
        uploads = [upload for upload in self.uploads if upload.index == value]
        if not uploads:
            raise bad(f"{option['name']}: no attachment {value}")
        [attachment] = attachments.keep(self.world, self.channel["id"], uploads, None)
        resolved.add_attachment(attachment)
        return str(attachment["id"])


def check_value(option: Json, value: object) -> None:
    """Check a value against its option's type, choices, bounds and lengths.

    Raises:
        RoomError: ``bad_option``.
    """
    name, kind = option["name"], option["type"]
    if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != BOOLEAN):
        raise bad(f"{name}: {value!r} has the wrong type")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise bad(f"{name}: {value!r} is not one of {choices}")
    if isinstance(value, str):
        low, high = option.get("min_length") or 0, option.get("max_length") or 6000
        if kind == STRING and not low <= len(value) <= high:
            raise bad(f"{name}: must be {low} to {high} characters long, not {len(value)}")
    elif isinstance(value, int | float):
        low, high = option.get("min_value"), option.get("max_value")
        if (low is not None and value < low) or (high is not None and value > high):
            raise bad(f"{name}: {value} is not between {low} and {high}")


def bad(message: str) -> RoomError:
    """Return the error for an option or value that does not fit."""
    return RoomError("bad_option", message)


_TYPES: dict[int, type | tuple[type, ...]] = {
    STRING: str,
    INTEGER: int,
    BOOLEAN: bool,
    NUMBER: (int, float),
    USER: str,
    CHANNEL: str,
    ROLE: str,
    MENTIONABLE: str,
    ATTACHMENT: (str, int),
}
