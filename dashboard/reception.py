"""Makes a `Call` of a request: finds the session and the language to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Locale
from dashboard.call import LANGUAGE, SESSION, Call, Cookies

if TYPE_CHECKING:
    from starlette.requests import Request

    from dashboard.addresses import Addresses
    from dashboard.parts import Parts
    from dashboard.sessions import Session, Sessions


class Reception:
    """Receives requests."""

    def __init__(self, parts: Parts, sessions: Sessions, addresses: Addresses) -> None:
        self._texts = parts.texts
        self._preferences = parts.preferences
        self._default = parts.config.locale
        self._sessions = sessions
        self._addresses = addresses

    def stranger(self, request: Request) -> Call:
        """Return the call of somebody unknown; needs no database, so it works when that fails."""
        cookies = Cookies(request, self._addresses)
        return Call(request, cookies, self._texts.to(self._guess(request, cookies)), None)

    async def receive(self, request: Request) -> Call:
        """Return the call of whoever asks."""
        cookies = Cookies(request, self._addresses)
        session = await self._session(request, cookies)
        locale = await self._locale(request, cookies, session)
        return Call(request, cookies, self._texts.to(locale), session)

    async def _session(self, request: Request, cookies: Cookies) -> Session | None:
        secret = cookies.get(SESSION)
        session = await self._sessions.find(secret) if secret else None
        if session and session.is_operator and not self._addresses.is_local(request):
            return None
        return session

    async def _locale(self, request: Request, cookies: Cookies, session: Session | None) -> Locale:
        """Return the language chosen here, in the bot, in Discord, in the browser or by default."""
        if session is None or session.is_operator or cookies.get(LANGUAGE) in set(Locale):
            return self._guess(request, cookies)
        preferences = await self._preferences.of(session.member_id)
        return preferences.locale or session.locale

    def _guess(self, request: Request, cookies: Cookies) -> Locale:
        chosen = cookies.get(LANGUAGE)
        if chosen in set(Locale):
            return Locale(chosen)
        first = request.headers.get("accept-language", "").partition(",")[0].strip()
        return Locale.from_discord(first) if first not in ("", "*") else self._default
