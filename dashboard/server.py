"""Runs the dashboard inside the bot's own event loop and task group."""

from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn
from typing_extensions import override

from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.applications import Starlette

#: Seconds that running answers have when the bot stops; streams are closed before.
GRACE_S = 2
BACKLOG = 128
#: What to call this machine where the server listens on every address of it.
THIS_MACHINE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  compared, not listened on


def listen(host: str, port: int, *, attempts: int = 1) -> socket.socket:
    """Return a listening socket.

    Args:
        host: An address of this machine.
        port: The port; 0 takes a free one.
        attempts: How many ports to try, counting up from ``port``.

    Raises:
        ConfigError: Each of the ports is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    reason: str | None = "no such port"
    for each in range(port, min(port + attempts, 65536)):
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, each))
            listener.listen(BACKLOG)
        except OSError as error:
            listener.close()
            reason = error.strerror
        else:
            return listener
    raise ConfigError(
        f"MARQUEE_DASHBOARD_PORT: cannot listen on {host} port {port}: {reason}. "
        "Choose another port, or 0 for a free one."
    )


def address_of(listener: socket.socket) -> str:
    """Return the address to open in a browser here, such as ``http://127.0.0.1:8765``."""
    host, port = listener.getsockname()[:2]
    host = THIS_MACHINE.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def serve(app: Starlette, listener: socket.socket, stop: asyncio.Event) -> None:
    """Answer requests until ``stop`` is set, or the task is cancelled.

    Args:
        app: What `dashboard.app.create_app` made; its event streams are closed first.
        listener: What `listen` made; closed at the end.
        stop: Set it to end.
    """
    config = uvicorn.Config(
        app,
        access_log=False,
        h11_max_incomplete_event_size=16 * 1024,
        http="h11",
        lifespan="off",
        limit_concurrency=256,
        log_config=None,
        # `dashboard.addresses` judges what a proxy says, and must see who really connected.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        ws="none",
    )
    server = _Server(config)
    try:
        async with asyncio.TaskGroup() as tasks:
            ending = tasks.create_task(_end(server, app, stop), name="dashboard end")
            await server.serve(sockets=[listener])
            ending.cancel()
    finally:
        app.state.streams.close()
        for each in getattr(server, "servers", ()):
            each.close()
        listener.close()


async def _end(server: uvicorn.Server, app: Starlette, stop: asyncio.Event) -> None:
    await stop.wait()
    app.state.streams.close()
    server.should_exit = True


class _Server(uvicorn.Server):
    """Leaves the signals to the bot, which has more than a web server to stop."""

    @contextmanager
    @override
    def capture_signals(self) -> Iterator[None]:
        yield
