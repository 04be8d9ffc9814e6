"""Discord's side of a login: OAuth2 authorisation code grant with state and PKCE.

RFC 6749 section 4.1, RFC 7636 with S256. The access token is used once, to read who it is, and
revoked; Marquee keeps none.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import aiohttp
from pydantic import BaseModel, ValidationError

from bot.errors import TryLater
from bot.i18n import Locale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.config import Config

log = logging.getLogger(__name__)

TIMEOUT = aiohttp.ClientTimeout(total=10)
#: How long a person may take on Discord's page, in seconds.
PATIENCE_S = 600.0
MAX_OPEN = 1000


@dataclass(frozen=True, slots=True)
class DiscordUser:
    """Who Discord says it is."""

    id: int
    name: str
    locale: Locale


@dataclass(frozen=True, slots=True)
class Attempt:
    """A login that waits for the person to come back from Discord's page."""

    verifier: str
    redirect_uri: str
    after: str
    began: float


@dataclass(frozen=True, slots=True)
class Application:
    """The OAuth2 client."""

    id: str
    secret: str


class _Grant(BaseModel):
    access_token: str


class _Me(BaseModel):
    id: int
    username: str
    global_name: str | None = None
    locale: str | None = None


class DiscordLogin:
    """Sends people to Discord's page and reads who came back.

    Args:
        config: Gives the addresses, which the trial points to the local Discord.
        clock: The time.
    """

    def __init__(self, config: Config, clock: Clock) -> None:
        self._api = config.discord_api
        self._authorize = config.discord_authorize
        self._clock = clock
        self._attempts: dict[str, Attempt] = {}

    def begin(self, application: Application, redirect_uri: str, after: str) -> tuple[str, str]:
        """Return the address of Discord's page and the state to bind to the browser.

        Args:
            application: The OAuth2 client.
            redirect_uri: Where Discord sends the person back.
            after: The page they wanted.
        """
        state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        self._forget_old()
        self._attempts[state] = Attempt(verifier, redirect_uri, after, self._clock.monotonic())
        query = {
            "response_type": "code",
            "client_id": application.id,
            "scope": "identify",
            "redirect_uri": redirect_uri,
            "state": state,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        return f"{self._authorize}?{urlencode(query)}", state

    def take(self, state: str, bound: str) -> Attempt | None:
        """Return the attempt of a state once, if this browser began it.

        Args:
            state: What came back in the address.
            bound: What this browser's cookie holds.
        """
        self._forget_old()
        if not hmac.compare_digest(state.encode(), bound.encode()):
            return None
        return self._attempts.pop(state, None)

    async def user(self, application: Application, attempt: Attempt, code: str) -> DiscordUser:
        """Return who logged in.

        Raises:
            TryLater: Discord did not answer, or not as documented; nothing was kept.
        """
        try:
            async with aiohttp.ClientSession(timeout=TIMEOUT) as http:
                token = await self._exchange(http, application, attempt, code)
                try:
                    return await self._read_user(http, token)
                finally:
                    await self._revoke(http, application, token)
        except (aiohttp.ClientError, TimeoutError, ValidationError) as error:
            log.warning("login with Discord failed: %s", type(error).__name__)
            raise TryLater("dashboard-login-discord-failed") from error

    async def _exchange(
        self, http: aiohttp.ClientSession, application: Application, attempt: Attempt, code: str
    ) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": attempt.redirect_uri,
            "code_verifier": attempt.verifier,
        }
        answer = await self._post(http, application, "/oauth2/token", form)
        return _Grant.model_validate_json(answer).access_token

    async def _read_user(self, http: aiohttp.ClientSession, token: str) -> DiscordUser:
        headers = {"Authorization": f"Bearer {token}"}
        async with http.get(f"{self._api}/users/@me", headers=headers) as response:
            response.raise_for_status()
            me = _Me.model_validate_json(await response.read())
        name = me.global_name or me.username
        return DiscordUser(me.id, name[:80], Locale.from_discord(me.locale))

    async def _revoke(
        self, http: aiohttp.ClientSession, application: Application, token: str
    ) -> None:
        """Give the token back. It would end by itself, so a failure does not stop the login."""
        form = {"token": token, "token_type_hint": "access_token"}
        try:
            await self._post(http, application, "/oauth2/token/revoke", form)
        except (aiohttp.ClientError, TimeoutError) as error:
            log.warning("could not revoke a login's token: %s", type(error).__name__)

    async def _post(
        self,
        http: aiohttp.ClientSession,
        application: Application,
        path: str,
        form: Mapping[str, str],
    ) -> bytes:
        client = {"client_id": application.id, "client_secret": application.secret}
        async with http.post(f"{self._api}{path}", data={**form, **client}) as response:
            response.raise_for_status()
            return await response.read()

    def _forget_old(self) -> None:
        limit = self._clock.monotonic() - PATIENCE_S
        for state, attempt in list(self._attempts.items()):
            if attempt.began <= limit or len(self._attempts) > MAX_OPEN:
                del self._attempts[state]


def _challenge(verifier: str) -> str:
    """Return the S256 code challenge of RFC 7636 section 4.2."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
