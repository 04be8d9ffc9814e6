"""Reads a request's body: JSON, or a form with JSON and files in it."""

import json
import re
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Payload
from sandbox.world.attachments import Upload

FILE_FIELD = re.compile(r"files?\[?(\d+)\]?")


async def read(request: web.Request) -> tuple[Payload, tuple[Upload, ...]]:
    """Return a request's JSON and the files beside it.

    Raises:
        ApiError: 50109 when the JSON is none, 40005 when it is too large.
    """
    try:
        if request.content_type.startswith("multipart/"):
            return await _read_form(request)
        return _parse(await request.text()), ()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(Refusal.ENTITY_TOO_LARGE) from None


async def _read_form(request: web.Request) -> tuple[Payload, tuple[Upload, ...]]:
    body: Payload = {}
    uploads = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        field = part.name or ""
        if field == "payload_json":
            body = _parse(await part.text())
        elif match := FILE_FIELD.fullmatch(field):
            content_type = part.headers.get("Content-Type", "")
            data = bytes(await part.read())
            uploads.append(Upload(match[1], part.filename or "file", content_type, data))
    return body, tuple(uploads)


def _parse(text: str) -> Payload:
    if not text:
        return None
    try:
        parsed: Payload = json.loads(text)
    except json.JSONDecodeError:
        raise ApiError(Refusal.INVALID_JSON) from None
    return parsed


def reason(request: web.Request) -> str | None:
    """Return the reason for the audit log that came along, at most 512 characters."""
    text = request.headers.get("X-Audit-Log-Reason")
    return unquote(text)[:512] if text else None
