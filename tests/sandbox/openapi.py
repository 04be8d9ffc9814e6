"""Checks a bot's requests against Discord's own OpenAPI file, and for pings let through.

The file lies in the shared data folder beside the checkout and is never copied here.
"""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

if TYPE_CHECKING:
    from sandbox.rest.api import Seen
    from sandbox.server import Sandbox

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MARQUEE_SHARED_DATA", ROOT.parent / "shared" / "data"))
FILE = SHARED / "discord" / "openapi.json.gz"
ABSENT = f"Discord's OpenAPI file is not there ({FILE}); only the sandbox's own limits were checked"
NAME = "urn:discord"
MESSAGES = (
    "POST /channels/{channel_id}/messages",
    "PATCH /channels/{channel_id}/messages/{message_id}",
    "POST /webhooks/{webhook_id}/{webhook_token}",
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
)
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
WRITES_MESSAGE = (4, 7)
SMALLEST_ID = 1 << 40


class Watch:
    """Looks at every request of a bot and remembers what is wrong.

    >>> watch = Watch(sandbox)
    >>> ...
    >>> assert watch.problems == []
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.problems: list[str] = []
        self.checked = 0
        self._schemas = Schemas() if FILE.is_file() else None
        sandbox.on_request(self._look)

    def _look(self, seen: Seen) -> None:
        self.checked += 1
        if self._schemas is not None and (problem := self._schemas.problem(seen)):
            self.problems.append(problem)
        if lets_pings_through(seen):
            self.problems.append(f"{seen.method} {seen.template}: no allowed_mentions")


class Schemas:
    """The request bodies that Discord's OpenAPI file describes."""

    def __init__(self, file: Path = FILE) -> None:
        self._spec = json.loads(gzip.decompress(file.read_bytes()))
        resource = DRAFT202012.create_resource(self._spec)
        self._registry = Registry().with_resource(NAME, resource)

    def problem(self, seen: Seen) -> str | None:
        """Return what is wrong with a request, in one line, or nothing."""
        name = f"{seen.method} {seen.template}"
        operation = self._spec["paths"].get(seen.template, {}).get(seen.method.lower())
        if operation is None:
            return f"{name}: not in the OpenAPI file"
        if seen.body is None or "requestBody" not in operation:
            return None
        steps = ("paths", seen.template, seen.method.lower(), "requestBody", "content")
        path = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
        schema = {"$ref": f"{NAME}#/{path}/application~1json/schema"}
        validator = Draft202012Validator(schema, registry=self._registry)
        error = best_match(validator.iter_errors(with_text_ids(seen.body)))
        return None if error is None else f"{name}: {error.json_path} {error.message[:300]}"


def with_text_ids(value: Any, key: str = "") -> Any:
    """Return a body whose ids are texts: discord.py sends numbers, which Discord takes as well."""
    if isinstance(value, dict):
        attached = key == "attachments" and "id" in value
        inside = {name: with_text_ids(each, name) for name, each in value.items()}
        return inside | ({"id": str(value["id"])} if attached else {})
    if isinstance(value, list):
        return [with_text_ids(each, key) for each in value]
    is_id = isinstance(value, int) and value >= SMALLEST_ID
    return str(value) if is_id else value


def lets_pings_through(seen: Seen) -> bool:
    """Tell whether a request writes a message without saying whom it may mention."""
    name, body = f"{seen.method} {seen.template}", seen.body
    if not isinstance(body, dict):
        return False
    if name == CALLBACK:
        return body["type"] in WRITES_MESSAGE and "allowed_mentions" not in body["data"]
    return name in MESSAGES and "allowed_mentions" not in body
