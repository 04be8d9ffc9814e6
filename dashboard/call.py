"""A request as the guard understood it: who asks, in which language, with which session."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from bot.i18n import Say
    from dashboard.addresses import Addresses
    from dashboard.sessions import Session

SESSION = "session"
LANGUAGE = "language"
THEME = "theme"
THEMES = ("system", "light", "dark")
#: A path of ours: a second slash or a backslash would lead to another host.
OWN_PATH = re.compile(r"/(?![/\\])[^\s\\]*")
YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Call:
    """One request.

    Attributes:
        request: The request.
        cookies: Reads and sets our cookies.
        say: The texts in the visitor's language.
        session: Who is logged in, or None.
    """

    request: Request
    cookies: Cookies
    say: Say
    session: Session | None

    @property
    def theme(self) -> str:
        """Return the chosen theme: system, light or dark."""
        chosen = self.cookies.get(THEME)
        return chosen if chosen in THEMES else THEMES[0]

    @property
    def csrf(self) -> str:
        """Return the token for forms; empty where nobody is logged in."""
        return self.session.csrf if self.session else ""

    @property
    def wants_json(self) -> bool:
        """Tell whether a program asks, not a browser."""
        return "text/html" not in self.request.headers.get("accept", "*/*")


class Cookies:
    """Our cookies on one request, named so that a browser keeps them to this origin.

    Behind TLS they carry the `__Host-` prefix, which browsers bind to this one host. Plain
    loopback names carry the port, since browsers share cookies between the ports of a host.
    """

    def __init__(self, request: Request, addresses: Addresses) -> None:
        self._request = request
        self._is_secure = addresses.is_secure(request)

    def name(self, purpose: str) -> str:
        """Return a cookie's name."""
        if self._is_secure:
            return f"__Host-marquee-{purpose}"
        return f"marquee-{self._request.url.port or 80}-{purpose}"

    def get(self, purpose: str) -> str | None:
        """Return what the browser sent."""
        return self._request.cookies.get(self.name(purpose))

    def put(
        self, response: Response, purpose: str, value: str, *, max_age_s: int | None = None
    ) -> None:
        """Set a cookie that no script reads; it goes with the browser unless ``max_age_s``."""
        response.set_cookie(
            self.name(purpose),
            value,
            max_age=max_age_s,
            secure=self._is_secure,
            httponly=True,
            samesite="lax",
        )

    def drop(self, response: Response, purpose: str) -> None:
        """Remove a cookie."""
        response.delete_cookie(
            self.name(purpose), secure=self._is_secure, httponly=True, samesite="lax"
        )


def own_path(path: str | None) -> str:
    """Return a path to go to if it is one of ours, else the start page."""
    return path if path and OWN_PATH.fullmatch(path) else "/"
