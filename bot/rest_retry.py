"""One more try of a REST call that broke, where repeating it is safe.

discord.py repeats 500, 502 and 504 but neither 503 nor, on Linux, a connection reset.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp
import discord

if TYPE_CHECKING:
    from discord.http import Route

T = TypeVar("T")
Request = Callable[..., Coroutine[Any, Any, Any]]

log = logging.getLogger(__name__)

PAUSE_S = 0.5
BROKEN = (aiohttp.ClientError, OSError, discord.DiscordServerError)


def is_repeatable(method: str, body: object) -> bool:
    """Tell whether a call may be sent twice without a second effect.

    Discord drops a message whose nonce it has seen when ``enforce_nonce`` is set.
    """
    if method != "POST":
        return True
    return isinstance(body, dict) and bool(body.get("nonce")) and bool(body.get("enforce_nonce"))


async def repeated(call: Callable[[], Awaitable[T]]) -> T:
    """Return what an idempotent call returns, trying once more when the connection breaks."""
    try:
        return await call()
    except BROKEN as error:
        log.warning("an answer broke with %s; trying once more", type(error).__name__)
    await asyncio.sleep(PAUSE_S)
    return await call()


def repeating(
    request: Callable[..., Coroutine[Any, Any, Any]],
) -> Callable[..., Coroutine[Any, Any, Any]]:
    """Return discord.py's ``HTTPClient.request`` with one more try where that is safe."""

    async def call(route: Route, **options: Any) -> Any:  # noqa: ANN401  as discord.py has it
        # discord.py takes the body out of its options, so it is kept here for the second try.
        again = dict(options)
        try:
            return await request(route, **options)
        except BROKEN as error:
            if not is_repeatable(route.method, again.get("json")) or again.get("form"):
                raise
            log.warning("%s broke with %s; trying once more", route.key, type(error).__name__)
        await asyncio.sleep(PAUSE_S)
        try:
            return await request(route, **again)
        except discord.NotFound:
            if route.method == "DELETE":  # the first try had its effect after all
                return None
            raise

    return call
