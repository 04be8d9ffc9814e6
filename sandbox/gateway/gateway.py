"""The gateway: identifies bots, resumes their sessions, answers their opcodes."""

import asyncio
import logging
from collections import Counter
from typing import Any

from aiohttp import web

from sandbox.faults import Faults
from sandbox.gateway import members
from sandbox.gateway.connection import CloseWith, Connection
from sandbox.gateway.intents import ALL_SWITCHED_ON, LARGEST, SWITCHES, Intent, refused
from sandbox.gateway.session import Session, ready
from sandbox.shapes import Json
from sandbox.tokens import looks_real
from sandbox.world.state import World

log = logging.getLogger(__name__)
HEARTBEAT_S = 41.25
CLOSE_S = 2.0
HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS = 1, 2, 3, 4, 6, 8


class Gateway:
    """Every connection and session there is.

    ``counters`` counts ``connects``, ``identifies``, ``resumes`` and ``heartbeats``.
    """

    def __init__(self, world: World, faults: Faults, heartbeat_s: float) -> None:
        self._world = world
        self._faults = faults
        self._heartbeat_s = heartbeat_s
        self._sessions: dict[str, Session] = {}
        self._carried: dict[Connection, Session | None] = {}
        self.counters: Counter[str] = Counter()
        faults.gateway = self
        faults.switch_intents = self._switch_intents

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one websocket until it ends."""
        self.counters["connects"] += 1
        if self._faults.refuse_connects > 0:
            self._faults.refuse_connects -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(compress=False, timeout=CLOSE_S, max_msg_size=64 * 1024)
        await socket.prepare(request)
        connection = Connection(socket, request, self._heartbeat_s, self._receive)
        self._carried[connection] = None
        try:
            await connection.run()
        finally:
            self._let_go(connection)
        return socket

    def _let_go(self, connection: Connection) -> None:
        session = self._carried.pop(connection)
        if session is not None:
            session.send = None
            session.left_at = self._world.clock.timestamp()
            if connection.ended_for_good:
                self._drop(session)
            self._tell_online()

    def _receive(self, connection: Connection, frame: Json) -> None:
        op, data = frame.get("op"), frame.get("d")
        if op == HEARTBEAT:
            self.counters["heartbeats"] += 1
            if not self._faults.stall_heartbeats:
                connection.send_op(11)
            return
        if op in (IDENTIFY, RESUME) and self._carried[connection] is not None:
            raise CloseWith(4005, "Already authenticated.")
        if op in (IDENTIFY, RESUME):
            if not isinstance(data, dict):
                raise CloseWith(4002, "Error while decoding payload.")
            self._check_token(str(data.get("token")))
            (self._identify if op == IDENTIFY else self._resume)(connection, data)
            return
        session = self._carried[connection]
        if session is None:
            raise CloseWith(4003, "Not authenticated.")
        self._serve(session, op, data)

    def _serve(self, session: Session, op: Any, data: Any) -> None:  # noqa: ANN401  JSON
        if op == PRESENCE:
            self._world.presence = _presence(data)
            self._tell_online()
        elif op == MEMBERS:
            members.send_chunks(self._world, session, data)
        elif op != VOICE:
            raise CloseWith(4001, "Unknown opcode.")

    def _check_token(self, token: str) -> None:
        if looks_real(token):
            log.error("a token that looks real was sent to the gateway; the sandbox refuses it")
            raise CloseWith(4004, "The sandbox refuses tokens that look real.")
        if token != self._world.secrets["token"]:
            raise CloseWith(4004, "Authentication failed.")

    def _identify(self, connection: Connection, data: Json) -> None:
        self.counters["identifies"] += 1
        intents = data.get("intents")
        if not isinstance(intents, int) or not 0 <= intents <= LARGEST:
            raise CloseWith(4013, "Invalid intent(s).")
        if data.get("shard", [0, 1]) != [0, 1]:
            raise CloseWith(4010, "Invalid shard.")
        if refused(Intent(intents), self._world.application["flags"]):
            raise CloseWith(4014, "Disallowed intent(s).")
        for old in [s for s in self._sessions.values() if s.send is None]:
            self._drop(old)
        session = Session(self._world, self._faults, Intent(intents))
        self._sessions[session.id] = session
        if data.get("presence"):
            self._world.presence = _presence(data["presence"])
        self._carry(connection, session)
        ready(self._world, session)
        self._world.events.subscribe(session.on_event)

    def _resume(self, connection: Connection, data: Json) -> None:
        self.counters["resumes"] += 1
        session = self._sessions.get(str(data.get("session_id")))
        seq = data.get("seq")
        if session is None or not isinstance(seq, int) or not session.can_resume(seq):
            connection.send_op(9, data=False)
            return
        for other, carried in self._carried.items():
            if carried is session:
                self._carried[other] = None
                other.close(4000)
        frames = session.replay(seq)
        self._carry(connection, session)
        for frame in frames:
            connection.send(frame)
        session.dispatch("RESUMED", {})

    def _carry(self, connection: Connection, session: Session) -> None:
        self._carried[connection] = session
        session.send = connection.send
        session.left_at = None
        self._tell_online()

    def _drop(self, session: Session) -> None:
        del self._sessions[session.id]
        self._world.events.unsubscribe(session.on_event)

    def _tell_online(self) -> None:
        self._world.bot_is_online = any(self._carried.values())
        self._world.publish("bot", self._world.bot_state())

    def _switch_intents(self, off: list[str]) -> None:
        unknown = set(off) - SWITCHES.keys()
        if unknown:
            raise ValueError(f"no such intents: {sorted(unknown)}")
        flags = self._world.application["flags"] | ALL_SWITCHED_ON
        for name in off:
            flags &= ~SWITCHES[name][1]
        self._world.application["flags"] = flags

    def send_op(self, op: int, data: object) -> None:
        """Send a frame to every bot; op 9 for good ends their sessions too."""
        for connection, session in self._carried.items():
            connection.send_op(op, data)
            if op == 9 and not data and session is not None:
                self._carried[connection] = None
                self._drop(session)

    def send_malformed(self) -> None:
        """Send every bot an event that lacks its fields."""
        for session in self._carried.values():
            if session is not None:
                session.dispatch("MESSAGE_CREATE", {"id": "1"})

    def close(self, code: int) -> None:
        """Close every connection with a code."""
        for connection in self._carried:
            connection.close(code)

    async def stop(self) -> None:
        """Close every connection, as a server that goes down does."""
        self.close(1001)
        await asyncio.gather(*(connection.ended.wait() for connection in self._carried))

    def abort(self) -> None:
        """Cut every connection."""
        for connection in self._carried:
            connection.abort()


def _presence(sent: Json) -> Json:
    """Return the parts of a presence that people see."""
    return {"status": sent.get("status"), "activities": sent.get("activities") or []}
