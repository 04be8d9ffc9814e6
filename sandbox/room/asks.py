"""A request on the room wire, and the table of what can be asked."""

import asyncio
import base64
import binascii
from collections.abc import Callable
from typing import Any

from sandbox.errors import RoomError
from sandbox.room.visitor import Visitor
from sandbox.shapes import Json
from sandbox.world.attachments import Upload


class Ask:
    """A request's fields, read with the types they must have."""

    def __init__(self, fields: Json) -> None:
        self._fields = fields

    def text(self, name: str) -> str:
        """Return a text or an id.

        Raises:
            RoomError: ``bad_request`` when it is missing or none.
        """
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise RoomError("bad_request", f"{name} must be a text")
        return value

    def maybe(self, name: str) -> str | None:
        """Return a text or an id that may be left out."""
        return None if self._fields.get(name) is None else self.text(name)

    def number(self, name: str, default: float | None = None) -> float:
        """Return a number.

        Raises:
            RoomError: ``bad_request`` when it is missing or none.
        """
        value = self._fields.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise RoomError("bad_request", f"{name} must be a number")
        return value

    def any(self, name: str) -> Any:  # noqa: ANN401  JSON
        """Return whatever is there."""
        return self._fields.get(name)

    def uploads(self, name: str = "attachments") -> tuple[Upload, ...]:
        """Return the files that came along, numbered from 0.

        Raises:
            RoomError: ``bad_request`` when they are not of the form.
        """
        return read_uploads(self._fields.get(name) or [])


def read_uploads(entries: object) -> tuple[Upload, ...]:
    """Return files from ``[{filename, content_type, data}]`` with data in base64.

    Raises:
        RoomError: ``bad_request``.
    """
    try:
        return tuple(
            Upload(
                str(index),
                entry["filename"],
                entry.get("content_type", ""),
                base64.b64decode(entry["data"], validate=True),
            )
            for index, entry in enumerate(entries if isinstance(entries, list) else [entries])
        )
    except (KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise RoomError("bad_request", "attachments: {filename, content_type, data}") from error


Result = Json | asyncio.Future[Json]
Op = Callable[[Visitor, Ask], Result]
OPS: dict[str, Op] = {}


def op(name: str) -> Callable[[Op], Op]:
    """Put the decorated function into the table; it returns the result, now or later."""

    def add(answer: Op) -> Op:
        OPS[name] = answer
        return answer

    return add
