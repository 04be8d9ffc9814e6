"""Filling in commands and forms from a script, by names instead of ids."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.reading import parts_of
from sandbox.shapes import Json

SUBCOMMANDS = (1, 2)
STRING, INTEGER, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = 3, 4, 6, 7, 8, 9, 10, 11
LABEL = 18


class CannotDo(AssertionError):
    """A person could not do that either: no such command, option, button or field."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to send."""

    filename: str
    data: bytes
    content_type: str = "application/octet-stream"


def attachment(file: File) -> Json:
    """Return a file as the room wire carries it."""
    data = base64.b64encode(file.data).decode()
    return {"filename": file.filename, "content_type": file.content_type, "data": data}


def options_of(
    command: Json, path: Sequence[str], given: Json, focused: str | None, hello: Json
) -> tuple[list[Json], list[File]]:
    """Return slash options and files for the room wire.

    Args:
        command: The command.
        path: Its group and subcommand.
        given: Values by option name.
        focused: The option being typed, for autocomplete.
        hello: The room, for the names of people, roles and channels.

    Raises:
        CannotDo: There is no such subcommand or option.
    """
    level: Json = command
    wrappers = []
    for name in path:
        level = _named(level.get("options") or [], name)
        wrappers.append(level)
    files: list[File] = []
    sent = []
    for name, value in given.items():
        if value is None:
            continue
        option = _named(level.get("options") or [], name)
        entry = {"name": option["name"], "type": option["type"]}
        entry["value"] = _value(option, value, hello, files)
        sent.append(entry | ({"focused": True} if name == focused else {}))
    for wrapper in reversed(wrappers):
        sent = [{"name": wrapper["name"], "type": wrapper["type"], "options": sent}]
    return sent, files


def _named(options: list[Json], name: str) -> Json:
    for option in options:
        names = {option["name"], *(option.get("name_localizations") or {}).values()}
        if name in names or name.replace("_", "-") in names:
            return option
    raise CannotDo(f"no {name!r} among {[option['name'] for option in options]}")


def _value(option: Json, value: Any, hello: Json, files: list[File]) -> object:  # noqa: ANN401  JSON
    kind = option["type"]
    if isinstance(value, File):
        files.append(value)
        return len(files) - 1
    choices: list[Json] = option.get("choices") or []
    for choice in choices:
        if value in (choice["name"], *(choice.get("name_localizations") or {}).values()):
            return choice["value"]
    if kind in (USER, MENTIONABLE, ROLE, CHANNEL):
        return _id(value, hello)
    return value


def _id(value: Any, hello: Json) -> str:  # noqa: ANN401  an actor, an object, a name or an id
    if hasattr(value, "me"):
        return str(value.me["id"])
    if isinstance(value, dict):
        return str(value["id"])
    guild = hello["guild"]
    named = {person["handle"]: person["id"] for person in hello["people"]}
    named |= {thing["name"]: thing["id"] for thing in (*guild["roles"], *guild["channels"])}
    return str(named.get(value, value))


def field_of(modal: Json, name: str) -> str:
    """Return the ``custom_id`` of a modal's field, from that or its label.

    Raises:
        CannotDo: There is no such field.
    """
    fields: dict[str, str] = {}
    for part in parts_of(modal):
        inner = part.get("component", part)
        if "custom_id" in inner:
            fields[inner["custom_id"]] = inner["custom_id"]
            if part.get("label"):
                fields[part["label"]] = inner["custom_id"]
    by_name = {key.casefold().replace(" ", "_"): found for key, found in fields.items()}
    key = name.casefold().replace(" ", "_")
    if key not in by_name:
        raise CannotDo(f"the form has no {name!r}, only {sorted(fields)}")
    return by_name[key]
