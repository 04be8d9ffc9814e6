"""The dashboard as one ASGI application, made of explicit parts."""

from __future__ import annotations

import re
from time import perf_counter
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from typing_extensions import override

from bot.errors import ConfigError
from dashboard.addresses import Addresses
from dashboard.frame import DashboardFrame
from dashboard.guard import Guard
from dashboard.login.pages import Login
from dashboard.pages.audit import AuditPages
from dashboard.pages.home import Home
from dashboard.pages.overview import Overview
from dashboard.pages.settings import SettingsPage
from dashboard.probes import Measures, Probes
from dashboard.reception import Reception
from dashboard.rights import Rights
from dashboard.sessions import Sessions
from dashboard.shield import Shield
from dashboard.store import WebSessionStore
from dashboard.templating import STATIC

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from starlette.responses import Response
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dashboard.page import Page
    from dashboard.parts import Parts

#: The address of a static file changes with its content, so a browser may keep it.
KEEP = "public, max-age=31536000, immutable"
#: Counted by name; a visitor may send any word as a method.
METHODS = frozenset({"GET", "HEAD", "POST"})
ICON = re.compile(r'<symbol id="(\w+)"')


def create_app(parts: Parts) -> Starlette:
    """Return the dashboard.

    Raises:
        ConfigError: Two pages want the same path, a feature's page is outside of its own, or an
            icon is not there.
    """
    addresses = Addresses(parts.config.dashboard_url)
    sessions = Sessions(WebSessionStore(parts.database), parts.clock)
    rights = Rights(parts, addresses)
    pages = _pages(parts, sessions, rights)
    frame = DashboardFrame(parts, [page for _, page in pages])
    guard = Guard(Reception(parts, sessions, addresses), rights, addresses, frame)
    measures = Measures()
    routes: list[BaseRoute] = [
        *Probes(parts, measures).routes(guard),
        *Login(parts, sessions, addresses, frame).routes(guard),
        *Home(rights, sessions, frame).routes(guard),
        *(route for feature, page in pages for route in guard.pages(feature, page)),
        Mount("/static", _Static(directory=STATIC)),
    ]

    app = Starlette(
        routes=routes,
        exception_handlers={HTTPException: guard.refuse},
        middleware=[
            Middleware(Shield, addresses=addresses),
            Middleware(_Measured, measures=measures),
        ],
    )
    # Its redirect would name the scheme that the proxy speaks with us, not the browser's.
    app.router.redirect_slashes = False
    app.state.streams = parts.streams
    return app


def _pages(parts: Parts, sessions: Sessions, rights: Rights) -> list[tuple[str, Page]]:
    """Return every page of a guild in the order of the menu, with the feature it belongs to."""
    features = [(each.name, page) for each in parts.features for page in each.pages]
    for name, page in features:
        if page.path != name and not page.path.startswith(f"{name}/"):
            raise ConfigError(f"the page {page.path} of {name} must begin with {name}")
    first = Overview(parts, sessions, rights, [page for _, page in features]).pages()
    last = [*AuditPages(parts).pages(), *SettingsPage(parts).pages()]
    pages = [*_own(first), *features, *_own(last)]
    icons = {None, *ICON.findall((STATIC / "icons.svg").read_text(encoding="utf-8"))}
    if unknown := [page.icon for _, page in features if page.icon not in icons]:
        raise ConfigError(f"there is no icon {unknown[0]} in dashboard/static/icons.svg")
    paths = [page.path for _, page in pages]
    if twice := {path for path in paths if paths.count(path) > 1}:
        raise ConfigError(f"two pages want the path {min(twice)}")
    return pages


def _own(pages: Sequence[Page]) -> list[tuple[str, Page]]:
    return [("", page) for page in pages]


class _Static(StaticFiles):
    """Static files that a browser may keep for as long as it likes."""

    @override
    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        is_versioned = scope["query_string"].startswith(b"v=")
        response.headers["Cache-Control"] = KEEP if is_versioned else "no-cache"
        return response


class _Measured:
    """Counts answers and the time to their start."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        self._app = app
        self._measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = perf_counter()

        async def send_counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._measures.seconds.observe(perf_counter() - began)
                method = scope["method"] if scope["method"] in METHODS else "other"
                self._measures.requests.labels(method, message["status"]).inc()
            await send(message)

        await self._app(scope, receive, send_counted)
