"""Frames between the program and its worker: four bytes of length, then JSON in ASCII.

```
program → worker   {"id": 7, "task": "sentiment", "requests": [...]}
                   {"id": 8, "task": "chat", "stream": {...}}
                   {"cancel": 8}
worker → program   {"ready": {"sentiment": "ready", "recommend": "no such file: ..."}}
                   {"alive": true}                       once a second
                   {"id": 7, "answers": [...]}           or
                   {"id": 7, "error": "EngineFailed", "reason": "..."}
                   {"id": 8, "chunk": {...}} ... {"id": 8, "end": true}
```
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

from pydantic import TypeAdapter

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping, Sequence

ValueT = TypeVar("ValueT")

HEAD = struct.Struct(">I")
MAX_FRAME_BYTES = 16 * 1024 * 1024
ADAPTERS: dict[object, TypeAdapter[Any]] = {}


def frame(message: Mapping[str, object]) -> bytes:
    """Return a message as it goes over the pipe."""
    body = json.dumps(message, allow_nan=False, separators=(",", ":")).encode("ascii")
    return HEAD.pack(len(body)) + body


def read_blocking(stream: BinaryIO) -> dict[str, Any] | None:
    """Return the next message; None when the other side is gone."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    body = stream.read(size)
    if len(body) < size:
        return None
    return cast("dict[str, Any]", json.loads(body))


async def read(stream: asyncio.StreamReader) -> dict[str, Any]:
    """Return the next message.

    Raises:
        EOFError: The other side is gone.
        ValueError: What came is no frame.
    """
    (size,) = HEAD.unpack(await stream.readexactly(HEAD.size))
    if size > MAX_FRAME_BYTES:
        raise ValueError(f"a frame of {size} bytes")
    return cast("dict[str, Any]", json.loads(await stream.readexactly(size)))


def to_json(kind: type[ValueT], values: Sequence[ValueT]) -> list[Any]:
    """Return values of type ``kind`` as what JSON can hold."""
    adapter = _adapter(kind)
    return [adapter.dump_python(value, mode="json") for value in values]


def from_json(kind: type[ValueT], values: Sequence[object]) -> list[ValueT]:
    """Return the values of type ``kind`` that `to_json` wrote.

    Raises:
        pydantic.ValidationError: One of them is of another form or out of range.
    """
    adapter = _adapter(kind)
    return [adapter.validate_python(value) for value in values]


def _adapter(kind: type[ValueT]) -> TypeAdapter[ValueT]:
    if kind not in ADAPTERS:  # building one takes milliseconds, using it microseconds
        ADAPTERS[kind] = TypeAdapter(kind)
    return ADAPTERS[kind]
