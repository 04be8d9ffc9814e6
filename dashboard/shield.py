"""The outermost layer: whose Host is answered, how much is read, which headers go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dashboard.addresses import Addresses

MAX_BODY_BYTES = 256 * 1024
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Not no-referrer: browsers would then send "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
MISDIRECTED = 421
STRICT_TRANSPORT = "max-age=31536000"


class Shield:
    """Guards an application against foreign hosts and large bodies, and sets its headers."""

    def __init__(self, app: ASGIApp, addresses: Addresses) -> None:
        self._app = app
        self._addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        # A foreign name that leads to this machine (DNS rebinding) is told nothing.
        is_ours = self._addresses.is_ours(connection)
        app = self._app if is_ours else Response(status_code=MISDIRECTED)
        declared = int(connection.headers.get("content-length", "0"))
        await app(scope, _limited(receive, declared), self._with_headers(connection, send))

    def _with_headers(self, connection: HTTPConnection, send: Send) -> Send:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
                if self._addresses.is_secure(connection):
                    headers["Strict-Transport-Security"] = STRICT_TRANSPORT
            await send(message)

        return send_with_headers


def _limited(receive: Receive, declared: int) -> Receive:
    """Refuse to read a body that is too large, whether it says so, says nothing or lies."""
    read = 0

    async def receive_limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if max(read, declared) > MAX_BODY_BYTES:
            raise HTTPException(413)
        return message

    return receive_limited
