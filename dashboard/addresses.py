"""Where a request was sent to and where it came from, a reverse proxy in front included."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
#: What proxies add; a request that carries one did not start on this machine.
FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Addresses:
    """Judges the addresses of requests by the dashboard's public address, if it has one.

    Args:
        public_url: Address of the proxy with TLS in front, such as ``https://m.example.org``.
    """

    def __init__(self, public_url: str | None) -> None:
        self._public: SplitResult | None = urlsplit(public_url) if public_url else None

    @property
    def is_public(self) -> bool:
        """Tell whether a proxy is said to stand in front."""
        return self._public is not None

    def is_ours(self, request: HTTPConnection) -> bool:
        """Tell whether the Host header names us; a foreign name that resolves to us does not."""
        host = _host(request)
        return host in LOOPBACK_NAMES or (
            self._public is not None and host == self._public.hostname
        )

    def origin(self, request: HTTPConnection) -> str:
        """Return scheme, host and port as the browser sees them: ``http://127.0.0.1:8765``."""
        if self._public is not None and self._is_through_proxy(request):
            return f"{self._public.scheme}://{self._public.netloc}"
        return f"http://{request.headers.get('host', '')}"

    def is_secure(self, request: HTTPConnection) -> bool:
        """Tell whether the browser speaks TLS with us or with our proxy."""
        return self.origin(request).startswith("https://")

    def is_local(self, request: HTTPConnection) -> bool:
        """Tell whether a request comes from this machine itself and through no proxy."""
        client = request.client.host if request.client else ""
        return (
            _is_loopback(client)
            and _host(request) in LOOPBACK_NAMES
            and not any(name in request.headers for name in FORWARDING)
        )

    def client(self, request: HTTPConnection) -> str:
        """Return the visitor's address; what a proxy says counts only from a stated proxy."""
        client = request.client.host if request.client else ""
        forwarded = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        return forwarded if self._public and forwarded and _is_loopback(client) else client

    def _is_through_proxy(self, request: HTTPConnection) -> bool:
        return self._public is not None and _host(request) == self._public.hostname


def _host(request: HTTPConnection) -> str:
    """Return the Host header's name without the port; empty when it is malformed."""
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
