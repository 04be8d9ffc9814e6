"""Checks that ask Discord: token, intents, guilds and permissions, commands, clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp

from bot.config import LOOPBACK
from bot.doctor import portal
from bot.doctor.discord_rest import Answer, discord_rest
from bot.doctor.finding import Finding, Grade
from bot.permissions import ADMINISTRATOR, INVITE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.clock import Clock
    from bot.config import Config
    from bot.doctor.discord_rest import DiscordRest
    from bot.i18n import Say

TOLERATED_SKEW_S = 5.0
PAGE = 200
OK = 200
UNAUTHORIZED = 401


class _Unexpected(Exception):
    """Discord answered with something that no check expects."""

    def __init__(self, path: str, status: int) -> None:
        super().__init__(path, status)
        self.path, self.status = path, status


async def discord(say: Say, config: Config, clock: Clock) -> AsyncIterator[Finding]:
    """Check with Discord all that can be asked without connecting to the gateway."""
    if config.discord_token is None:
        return
    if config.is_simulated and urlsplit(config.discord_api).hostname not in LOOPBACK:
        yield Finding(Grade.PROBLEM, say("doctor-api-foreign"))
        return
    secret = config.discord_token.get_secret_value()
    try:
        async with discord_rest(config.discord_api, secret) as rest:
            async for finding in _checks(say, rest, clock):
                yield finding
    except (aiohttp.ClientError, TimeoutError) as error:
        reason = type(error).__name__
        yield Finding(Grade.PROBLEM, say("doctor-discord-unreachable", reason=reason))
    except _Unexpected as error:
        status = str(error.status)
        text = say("doctor-discord-unexpected", status=status, path=error.path)
        yield Finding(Grade.WARNING, text)


async def _checks(say: Say, rest: DiscordRest, clock: Clock) -> AsyncIterator[Finding]:
    me = await rest.get("/users/@me")
    if skew := _skew_s(me, clock.now()):
        yield _clock(say, skew)
    if me.status == UNAUTHORIZED:
        yield Finding(Grade.PROBLEM, say("doctor-token-refused"))
        return
    name = printable(_expected(me, "/users/@me").get("username", ""))
    yield Finding(Grade.OK, say("doctor-token-accepted", name=name))
    application = _expected(await rest.get("/applications/@me"), "/applications/@me")
    for finding in _intents(say, int(application.get("flags") or 0)):
        yield finding
    async for finding in _guilds(say, rest, str(application["id"])):
        yield finding
    path = f"/applications/{application['id']}/commands"
    commands = _expected(await rest.get(path), path)
    if commands:
        yield Finding(Grade.OK, say("doctor-commands-ok", count=len(commands)))
    else:
        yield Finding(Grade.NOTE, say("doctor-commands-none"))


def _intents(say: Say, flags: int) -> list[Finding]:
    missing = [
        name
        for name, granted in (
            ("Server Members Intent", flags & portal.MEMBERS),
            ("Message Content Intent", flags & portal.MESSAGE_CONTENT),
        )
        if not granted
    ]
    if not missing:
        return [Finding(Grade.OK, say("doctor-intents-ok"))]
    return [
        Finding(Grade.WARNING, say("doctor-intents-missing", intent=name), portal.PORTAL)
        for name in missing
    ]


async def _guilds(say: Say, rest: DiscordRest, application_id: str) -> AsyncIterator[Finding]:
    count, after = 0, "0"
    path = "/users/@me/guilds"
    while guilds := _expected(await rest.get(f"{path}?limit={PAGE}&after={after}"), path):
        for guild in guilds:
            yield _permissions(say, guild, application_id)
        count += len(guilds)
        after = max((guild["id"] for guild in guilds), key=int)
        if len(guilds) < PAGE:
            return
    if not count:
        link = portal.invite_url(application_id)
        yield Finding(Grade.WARNING, say("doctor-guilds-none"), link)


def _permissions(say: Say, guild: dict[str, Any], application_id: str) -> Finding:
    bits = int(guild["permissions"])
    name = printable(guild["name"])
    missing = [each for each, bit in INVITE.items() if not bits & (bit | ADMINISTRATOR)]
    if not missing:
        return Finding(Grade.OK, say("doctor-guild-ok", name=name))
    text = say("doctor-guild-missing", name=name, missing=", ".join(missing))
    return Finding(Grade.WARNING, text, portal.invite_url(application_id))


def _skew_s(answer: Answer, now: datetime) -> float | None:
    """Return how far this machine's clock is ahead of Discord's, in seconds."""
    if answer.date is None:
        return None
    # The header is cut to the second, and was written about half-way through the call.
    return (now - answer.date).total_seconds() - 0.5 - answer.took_s / 2


def _clock(say: Say, skew_s: float) -> Finding:
    seconds = round(abs(skew_s))
    if abs(skew_s) <= TOLERATED_SKEW_S:
        return Finding(Grade.OK, say("doctor-clock-right"))
    return Finding(
        Grade.WARNING,
        say("doctor-clock-ahead", seconds=seconds)
        if skew_s > 0
        else say("doctor-clock-behind", seconds=seconds),
    )


def _expected(answer: Answer, path: str) -> Any:  # noqa: ANN401  the JSON of another program
    if answer.status != OK:
        raise _Unexpected(path, answer.status)
    return answer.body


def printable(name: str) -> str:
    """Return a foreign name without what could steer a terminal."""
    return "".join(each for each in name if each.isprintable())
