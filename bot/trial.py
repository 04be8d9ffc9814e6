"""`make try`: the real bot in a local Discord, without a token; nothing leaves the machine."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import os
import socket
import sys
import webbrowser
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import app
from bot.config import ROOT, Config, load_config
from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.web import Site

log = logging.getLogger(__name__)

FIRST_PORT = 8700
START_LIMIT_S = 30.0
STOP_LIMIT_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalDiscord:
    """What a started sandbox says of itself."""

    url: str
    token: str
    application_id: str
    client_secret: str
    guild_id: str


def free_port(first: int) -> int:
    """Return the first port from ``first`` on that is free on loopback."""
    for port in range(first, first + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    raise ConfigError(f"no port from {first} to {first + 99} is free on 127.0.0.1")


@asynccontextmanager
async def local_discord(state: Path, port: int) -> AsyncIterator[LocalDiscord]:
    """Run the sandbox as a process of its own; it ends with this block or with this process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "sandbox", "--port", str(port), "--state", str(state), "--stop-on-eof"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
        # Ctrl-C in the terminal is for the bot, which then ends the sandbox.
        start_new_session=True,
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the sandbox has no pipes")
    try:
        line = b""
        with suppress(TimeoutError):
            async with asyncio.timeout(START_LIMIT_S):
                line = await process.stdout.readline()
        if not line:
            raise ConfigError("the local Discord did not start; the lines above say why")
        yield LocalDiscord(**json.loads(line))
    finally:
        process.stdin.close()
        try:
            async with asyncio.timeout(STOP_LIMIT_S):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()


def trial_config(place: LocalDiscord, data_dir: Path) -> Config:
    """Return settings for the trial: the environment's, but never its token nor `.env`."""
    return load_config(
        _env_file=None,
        DISCORD_TOKEN=place.token,
        discord_api=f"{place.url}/api/v10",
        discord_gateway=f"{place.url.replace('http', 'ws', 1)}/gateway",
        discord_authorize=f"{place.url}/oauth2/authorize",
        oauth_client_id=place.application_id,
        oauth_client_secret=place.client_secret,
        data_dir=data_dir,
        dashboard_host="127.0.0.1",
        dashboard_url=None,
    )


async def run(stop: asyncio.Event, say: Callable[[str], None], data_dir: Path) -> None:
    """Run bot, local Discord and dashboard until ``stop`` is set.

    Args:
        stop: Set it to end; set by itself after ``MARQUEE_TRY_SECONDS``, when that is given.
        say: Shows a line to the person at the terminal.
        data_dir: Keeps the room and the database between trials.
    """
    # The trial must not even hold a real token, whatever the shell exports.
    os.environ.pop("DISCORD_TOKEN", None)
    seconds = _seconds()
    async with local_discord(data_dir / "room", free_port(FIRST_PORT)) as place:

        def ready(site: Site) -> None:
            say(f"dashboard {site.url}/")
            say(f"ready {place.url}/")
            if seconds:
                asyncio.get_running_loop().call_later(seconds, stop.set)
            if _has_screen():
                webbrowser.open(f"{place.url}/")

        await app.run(trial_config(place, data_dir), stop, ready)


def _seconds() -> float:
    text = os.environ.get("MARQUEE_TRY_SECONDS", "")
    try:
        seconds = float(text) if text else 0.0
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise ConfigError("MARQUEE_TRY_SECONDS: must be a number of seconds, such as 60")
    return seconds


def _has_screen() -> bool:
    """Tell whether a browser can open; never a text browser in the person's terminal."""
    if os.environ.get("CI"):
        return False
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
