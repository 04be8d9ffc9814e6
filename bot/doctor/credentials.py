"""What a bot token looks like, judged without asking Discord."""

from __future__ import annotations

import base64
import binascii
import re
from enum import StrEnum

TOKEN = re.compile(r"(?P<id>[\w-]{23,28})\.[\w-]{6,7}\.[\w-]{27,}", re.ASCII)
PREFIX = re.compile(r"^(?:bot\s+)?[\"']?(?P<token>[^\"']*)[\"']?$", re.IGNORECASE)
SNOWFLAKE = re.compile(r"[1-9]\d{16,19}", re.ASCII)
CLIENT_SECRET = re.compile(r"[\w-]{32}", re.ASCII)
PUBLIC_KEY = re.compile(r"[0-9a-f]{64}")


class Shape(StrEnum):
    """What a text looks like; people paste the neighbouring fields of the portal."""

    TOKEN = "token"  # noqa: S105  the name of a shape
    APPLICATION_ID = "application-id"
    CLIENT_SECRET = "client-secret"  # noqa: S105  the name of a shape
    PUBLIC_KEY = "public-key"
    OTHER = "other"


def bare(pasted: str) -> str:
    """Return what was pasted without spaces, quotes and a leading ``Bot``."""
    match = PREFIX.match(pasted.strip())
    return (match["token"] if match else pasted).strip()


def shape_of(text: str) -> Shape:
    """Return what a text looks like."""
    forms = {
        Shape.TOKEN: TOKEN,
        Shape.APPLICATION_ID: SNOWFLAKE,
        Shape.CLIENT_SECRET: CLIENT_SECRET,
        Shape.PUBLIC_KEY: PUBLIC_KEY,
    }
    return next((shape for shape, form in forms.items() if form.fullmatch(text)), Shape.OTHER)


def application_of(token: str) -> str | None:
    """Return the id of the application that a token belongs to, which its first part encodes."""
    match = TOKEN.fullmatch(token)
    if match is None:
        return None
    try:
        padded = match["id"] + "=" * (-len(match["id"]) % 4)
        found = base64.urlsafe_b64decode(padded).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return found if SNOWFLAKE.fullmatch(found) else None
