"""Log lines for people or collectors, without secrets and without message text.

Guild, member and request ids come from a context variable, so that a line deep in a feature says
whom it concerns without being told.
"""

from __future__ import annotations

import logging
import re
import sys
from contextvars import ContextVar
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from structlog.typing import EventDict, Processor, WrappedLogger

#: Ids of what is being handled: guild, member, request.
context: ContextVar[dict[str, str]] = ContextVar("marquee_log_context")

REDACTED = "[redacted]"
TOKEN = re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|(?i:bot|bearer) [\w.\-]{12,}")
INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/?\s]+")


class Redactor:
    """Removes token-shaped strings and known secrets from every text of a log line."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = sorted((s for s in secrets if len(s) >= 6), key=len, reverse=True)

    def clean(self, text: str) -> str:
        """Return a text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, REDACTED)
        text = INTERACTION_TOKEN.sub(rf"\1{REDACTED}", text)
        return TOKEN.sub(REDACTED, text)

    def __call__(self, _logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        """Clean each text of a line; a structlog processor."""
        return {
            key: self.clean(value) if isinstance(value, str) else value
            for key, value in event.items()
        }


def _add_context(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    return {**event, **context.get({})}


def set_up(level: str, form: str, secrets: Iterable[str] = ()) -> None:
    """Send every log line of the process, our libraries' too, to standard error.

    Args:
        level: The lowest level shown, by name.
        form: ``console`` or ``json``.
        secrets: Values that must never appear.
    """
    shared: list[Processor] = [
        _add_context,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            Redactor(secrets),  # after format_exc_info: a traceback can hold a secret too
            last,
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in ("discord", "aiohttp.access", "uvicorn.access", "asyncio"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, root.level))
