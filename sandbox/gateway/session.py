"""A gateway session: what one IDENTIFY began, over as many connections as it takes."""

import json
import secrets
from collections import deque
from typing import TYPE_CHECKING

from sandbox.faults import Faults
from sandbox.gateway.intents import Intent, wants
from sandbox.shapes import Json
from sandbox.world import scheduled, views
from sandbox.world.events import Event
from sandbox.world.permissions import THREAD_TYPES, Permission, in_guild, may_see
from sandbox.world.state import World

if TYPE_CHECKING:
    from collections.abc import Callable

REPLAYABLE = 5000
LIVES_S = 300.0
WHOLE_MESSAGE = ("MESSAGE_CREATE", "MESSAGE_UPDATE")


class Session:
    """Numbers the events a bot is told, and keeps them for a resume.

    ``send`` is the connection that carries them now; ``None`` while there is none.
    """

    def __init__(self, world: World, faults: Faults, intents: Intent) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.seq = 0
        self.send: Callable[[str], None] | None = None
        self.left_at: float | None = None
        self._world = world
        self._faults = faults
        self._sent: deque[tuple[int, str]] = deque(maxlen=REPLAYABLE)

    def dispatch(self, name: str, data: Json) -> None:
        """Tell the bot an event, now or at its next resume."""
        self.seq += 1
        frame = json.dumps({"op": 0, "t": name, "s": self.seq, "d": data}, ensure_ascii=False)
        self._sent.append((self.seq, frame))
        if self.send is not None:
            self.send(frame)

    def on_event(self, event: Event) -> None:
        """Pass on an event of the world if the bot may know it."""
        if not event.name.isupper() or not self._may_know(event):
            return
        for _ in range(2 if self._faults.repeat_events else 1):
            self.dispatch(event.name, self._shown(event))

    def _may_know(self, event: Event) -> bool:
        world = self._world
        if event.only_for is not None:
            return event.only_for == world.bot_id
        if not wants(self.intents, world, event):
            return False
        if event.name == "GUILD_AUDIT_LOG_ENTRY_CREATE":
            guild = world.guild(event.data["guild_id"])
            return Permission.VIEW_AUDIT_LOG in in_guild(world, guild, world.bot_id)
        channel = world.channels.get(event.channel_id or "")
        return channel is None or may_see(world, world.bot_id, channel)

    def _shown(self, event: Event) -> Json:
        world = self._world
        if event.name in WHOLE_MESSAGE:
            reads_content = Intent.MESSAGE_CONTENT in self.intents
            shown = views.for_bot(world, event.data, reads_content=reads_content)
            return views.as_event(world, shown)
        if event.name == "THREAD_CREATE":
            return with_own_member(world, event.data)
        return event.data

    def can_resume(self, seq: int) -> bool:
        """Tell whether everything after event number ``seq`` can still be told."""
        if self.left_at is not None and self._world.clock.timestamp() - self.left_at > LIVES_S:
            return False
        first = self._sent[0][0] if self._sent else self.seq + 1
        return first - 1 <= seq <= self.seq

    def replay(self, seq: int) -> list[str]:
        """Return the frames after event number ``seq``."""
        return [frame for number, frame in self._sent if number > seq]


def ready(world: World, session: Session) -> None:
    """Dispatch READY and each guild."""
    stubs = [{"id": guild_id, "unavailable": True} for guild_id in world.guilds]
    data: Json = {
        "v": 10,
        "user": world.users[world.bot_id] | {"verified": True, "mfa_enabled": False, "flags": 0},
        "session_id": session.id,
        "session_type": "normal",
        "resume_gateway_url": world.gateway_url,
        "guilds": stubs,
        "private_channels": [],
        "application": {"id": world.bot_id, "flags": world.application["flags"]},
    }
    session.dispatch("READY", data)
    for guild_id in world.guilds:
        session.dispatch("GUILD_CREATE", _guild(world, session, guild_id))


def _guild(world: World, session: Session, guild_id: str) -> Json:
    guild = world.guilds[guild_id]
    own = [c for c in world.channels.values() if c.get("guild_id") == guild_id]
    threads = [c for c in own if c["type"] in THREAD_TYPES]
    active = [t for t in threads if not t["thread_metadata"]["archived"]]
    sees_presences = Intent.GUILD_PRESENCES in session.intents
    members = guild.members if sees_presences else {world.bot_id: guild.members[world.bot_id]}
    return guild.object | {
        "roles": list(guild.roles.values()),
        "channels": [c for c in own if c["type"] not in THREAD_TYPES],
        "threads": [with_own_member(world, t) for t in active if may_see(world, world.bot_id, t)],
        "members": list(members.values()),
        "member_count": len(guild.members),
        "large": False,
        "unavailable": False,
        "joined_at": guild.members[world.bot_id]["joined_at"],
        "presences": [presence(world, guild_id, u) for u in guild.members if world.online[u]]
        if sees_presences
        else [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [
            scheduled.with_count(guild, event)
            for event in scheduled.to_come(world, guild, world.bot_id)
        ],
        "soundboard_sounds": [],
    }


def with_own_member(world: World, thread: Json) -> Json:
    """Return a thread with the bot's membership in it, when it is a member."""
    member = world.thread_members.get(thread["id"], {}).get(world.bot_id)
    return thread | ({"member": member} if member else {})


def presence(world: World, guild_id: str, user_id: str) -> Json:
    """Return a user's presence: online while they are in the room."""
    status = "online" if world.online[user_id] else "offline"
    return {
        "user": {"id": user_id},
        "guild_id": guild_id,
        "status": status,
        "activities": [],
        "client_status": {"web": status} if world.online[user_id] else {},
    }
