"""The connection to Discord's gateway: resumes, backs off, and notices when Discord went deaf.

discord.py's own loop dies of one malformed event, of a refused first connection, and reconnects
without any pause while resuming works. This loop uses the same websocket class but keeps the
session over each of those, so that Discord replays what was missed.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from discord import ConnectionClosed, GatewayNotFound, HTTPException, PrivilegedIntentsRequired
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from typing_extensions import override

from bot.health import State

if TYPE_CHECKING:
    import yarl
    from discord import Client

    from bot.clock import Clock
    from bot.health import Health

log = logging.getLogger(__name__)

CONNECT_TIMEOUT_S: Final = 60.0
#: Discord beats every 41 s; two missed answers and a margin.
DEAF_AFTER_S: Final = 100.0
#: How long a closing connection waits for Discord's own close; a stop has 10 s for everything.
GOODBYE_S: Final = 1.0
#: Close codes after which another try cannot help: wrong token, shard or intents.
FATAL_CODES: Final = frozenset({4004, 4010, 4011, 4012, 4013})
INTENTS_REFUSED: Final = 4014
#: Closes after which the session is gone.
NEW_SESSION_CODES: Final = frozenset({1000, 4006, 4007, 4009})


#: Discord or the network is not there; another try may find it.
NO_CONNECTION: Final = (
    OSError,
    TimeoutError,
    aiohttp.ClientError,
    HTTPException,
    GatewayNotFound,
)


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    """Drop the library's "Can't keep up".

    An acknowledgement that comes at once is timed against the heartbeat before it (mended in
    discord.py after 2.7.1); `GatewayLoop.watch` looks at the acknowledgements themselves.
    """
    return not str(record.msg).startswith("Can't keep up")


logging.getLogger("discord.gateway").addFilter(_is_worth_a_line)


class Connection(DiscordWebSocket):
    """discord.py's connection, which also knows when Discord last answered a heartbeat."""

    acknowledged_at: float = 0.0

    @override
    def log_receive(self, data: Any, /) -> None:
        # The text of a frame, though the library's types say a dict. An acknowledgement is tiny;
        # nothing else needs to be parsed twice.
        if len(data) < 64 and '"op":11' in data.replace(" ", ""):
            self.acknowledged_at = time.monotonic()

    @override
    async def close(self, code: int = 4000) -> None:
        """Close the connection; one that is mute is left without its goodbye."""
        with suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE_S):
                await super().close(code)


@dataclass(frozen=True, slots=True)
class Session:
    """Where a broken session can be taken up again."""

    session_id: str
    sequence: int | None
    gateway: yarl.URL


@dataclass(slots=True)
class ReconnectLimiter:
    """Keeps a flapping gateway from becoming a hot loop of connects.

    Up to ``burst`` connects within ``window_s`` seconds are immediate; after that each waits twice
    as long as the one before, with jitter, up to ``longest_s``.
    """

    clock: Clock
    burst: int = 5
    window_s: float = 10.0
    longest_s: float = 60.0
    connects: int = 0
    identifies: int = 0
    _recent: deque[float] = field(default_factory=deque)
    _delay_s: float = 0.0

    async def wait(self, *, resuming: bool) -> None:
        """Return when the next connect may start, and count it."""
        now = self.clock.monotonic()
        while self._recent and now - self._recent[0] > self.window_s:
            self._recent.popleft()
        if len(self._recent) >= self.burst:
            self._delay_s = min(self.longest_s, max(1.0, self._delay_s * 2))
            await self.clock.sleep(self._delay_s * random.uniform(0.5, 1.0))  # noqa: S311  jitter
        elif not self._recent:
            self._delay_s = 0.0
        self._recent.append(self.clock.monotonic())
        self.connects += 1
        self.identifies += not resuming


class GatewayLoop:
    """Keeps one client connected until it is closed."""

    def __init__(
        self,
        client: Client,
        limiter: ReconnectLimiter,
        health: Health,
        *,
        deaf_after_s: float = DEAF_AFTER_S,
    ) -> None:
        self._client = client
        self._limiter = limiter
        self._health = health
        self._deaf_after_s = deaf_after_s
        self._connection: Connection | None = None
        self._session: Session | None = None
        #: Events that discord.py could not read, since the start.
        self.malformed = 0

    async def run(self) -> None:
        """Stay connected.

        Raises:
            PrivilegedIntentsRequired: The application was not granted an intent it asked for.
            ConnectionClosed: Discord refuses this bot for good, for example a wrong token.
        """
        initial = True
        while not self._client.is_closed():
            await self._limiter.wait(resuming=self._session is not None)
            try:
                await self._connect(initial=initial)
                initial = False
                while True:
                    await self._client.ws.poll_event()
            except ReconnectWebSocket as order:
                self._note_break(keep_session=order.resume)
            except ConnectionClosed as closed:
                _raise_if_final(closed)
                self._note_break(keep_session=closed.code not in NEW_SESSION_CODES)
            except NO_CONNECTION as error:
                log.warning("no connection to the gateway: %s", type(error).__name__)
                self._note_break(keep_session=True)
            except Exception:
                # An event that discord.py cannot read must not end the bot. Its sequence number is
                # counted, so the resumed session goes on behind it.
                self.malformed += 1
                log.exception("an event from the gateway could not be read; resuming behind it")
                connection = self._connection
                self._note_break(keep_session=True)
                if connection is not None:  # None when it broke while it was opened
                    await connection.close(code=4000)

    async def watch(self) -> None:
        """Break the connection when Discord no longer answers heartbeats, so that it is renewed."""
        while True:
            await asyncio.sleep(self._deaf_after_s / 20)
            connection = self._connection
            if connection is None or connection.acknowledged_at == 0.0:
                continue
            silence_s = time.monotonic() - connection.acknowledged_at
            if silence_s > self._deaf_after_s:
                log.warning("no heartbeat was answered for %.0f s; reconnecting", silence_s)
                self._health.report("gateway", State.DOWN, "health-reason-deaf")
                connection.acknowledged_at = 0.0  # one close is enough
                await connection.close(code=4000)

    async def _connect(self, *, initial: bool) -> None:
        session, client = self._session, self._client
        opening = Connection.from_client(
            client,
            initial=initial,
            shard_id=client.shard_id,
            gateway=session.gateway if session else None,
            session=session.session_id if session else None,
            sequence=session.sequence if session else None,
            resume=session is not None,
        )
        connection = await asyncio.wait_for(opening, CONNECT_TIMEOUT_S)
        connection.acknowledged_at = time.monotonic()
        self._connection = client.ws = connection

    def _note_break(self, *, keep_session: bool) -> None:
        """Remember where to resume, from the connection that broke."""
        connection, self._connection = self._connection, None
        if not keep_session:
            self._session = None
        elif connection is not None and connection.session_id is not None:
            self._session = Session(connection.session_id, connection.sequence, connection.gateway)
        if not self._client.is_closed():
            self._client.dispatch("disconnect")
            self._health.report("gateway", State.DOWN, "health-reason-reconnecting")


def _raise_if_final(closed: ConnectionClosed) -> None:
    if closed.code == INTENTS_REFUSED:
        raise PrivilegedIntentsRequired(closed.shard_id) from closed
    if closed.code in FATAL_CODES:
        raise closed
