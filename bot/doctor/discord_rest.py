"""The few questions that the doctor asks Discord, over plain REST."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import aiohttp

from bot import __version__

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

LIMIT_S = 10.0
USER_AGENT = f"DiscordBot (Marquee, {__version__})"


@dataclass(frozen=True, slots=True)
class Answer:
    """What Discord said.

    Attributes:
        status: The HTTP status.
        body: The JSON, or None where there was none.
        date: Discord's clock, to the second, as of the middle of the call.
        took_s: How long the call took.
    """

    status: int
    body: Any
    date: datetime | None
    took_s: float


class DiscordRest:
    """Asks as the bot; the token goes nowhere else than to ``base``."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self._session = session
        self._base = base

    async def get(self, path: str) -> Answer:
        """Return the answer to a question.

        Raises:
            aiohttp.ClientError: Discord could not be reached.
            TimeoutError: It did not answer within 10 s.
        """
        began = time.monotonic()
        async with self._session.get(f"{self._base}{path}", allow_redirects=False) as response:
            is_json = response.content_type == "application/json"
            return Answer(
                response.status,
                await response.json() if is_json else None,
                _date(response.headers.get("Date")),
                time.monotonic() - began,
            )


@asynccontextmanager
async def discord_rest(base: str, token: str) -> AsyncIterator[DiscordRest]:
    """Give a connection to Discord's REST API."""
    async with aiohttp.ClientSession(
        headers={"Authorization": f"Bot {token}", "User-Agent": USER_AGENT},
        timeout=aiohttp.ClientTimeout(total=LIMIT_S),
    ) as session:
        yield DiscordRest(session, base)


def _date(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
