"""Names for the JSON objects that travel on the wire.

The sandbox keeps its world in Discord's own JSON shapes, so that what is stored, what is sent and
what is written to disk is one and the same thing.
"""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""One JSON object in Discord's shape."""

Payload: TypeAlias = Json | list[Any] | None
"""A whole JSON body; ``None`` is an empty one."""
