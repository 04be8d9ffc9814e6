"""Keeps the room in a folder: one file for the world, one per channel's messages."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

from sandbox.clock import Clock
from sandbox.shapes import Json
from sandbox.world.events import Event
from sandbox.world.permissions import Permission
from sandbox.world.state import Guild, Person, World

FORMAT = 1
DELAY_S = 0.5
PLAIN = (
    "application",
    "secrets",
    "users",
    "channels",
    "thread_members",
    "reactions",
    "votes",
    "pins",
    "files",
    "pictures",
    "webhooks",
    "commands",
)


class UnknownFormat(Exception):
    """The folder was written by another version of the sandbox."""


class Persistence:
    """Writes what changed, shortly after it changed; every file is replaced as a whole.

    Args:
        folder: Where to keep the room.
        files: Where the world keeps attachments and pictures.
    """

    def __init__(self, folder: Path, files: Path) -> None:
        self._folder = folder
        self._files = files
        self._world: World | None = None
        self._dirty: set[str] = set()
        self._due: asyncio.TimerHandle | None = None

    def load(self, clock: Clock) -> World | None:
        """Return the world as it was left, or ``None`` when there was none.

        Its ``base_url`` is still the one it was left with.

        Raises:
            UnknownFormat: Another version wrote it.
        """
        path = self._folder / "world.json"
        if not path.exists():
            return None
        saved = json.loads(path.read_text(encoding="utf-8"))
        if saved["format"] != FORMAT:
            raise UnknownFormat(f"{path} has format {saved['format']}, not {FORMAT}")
        clock.advance(saved["clock_offset_s"])
        world = World(clock, self._files, base_url=saved["base_url"])
        for name in PLAIN:
            setattr(world, name, saved.get(name, getattr(world, name, {})))
        world.snowflakes.last = saved["last_snowflake"]
        world.closed_dms = set(saved["closed_dms"])
        world.people = {p["handle"]: Person(**p) for p in saved["people"]}
        world.guilds = {g["object"]["id"]: Guild(**g) for g in saved["guilds"]}
        for file in sorted((self._folder / "messages").glob("*.jsonl")):
            lines = file.read_text(encoding="utf-8").splitlines()
            world.messages[file.stem] = {m["id"]: m for m in map(json.loads, lines)}
        if "votes" not in saved:
            _grant_what_is_new(world)
        _share_users(world)
        return world

    def watch(self, world: World) -> None:
        """Write a world's changes from now on, the whole of it first."""
        self._world = world
        world.events.subscribe(self._on_event)
        self._dirty = set(world.messages)
        self.flush()

    def _on_event(self, event: Event) -> None:
        if event.channel_id is not None:
            self._dirty.add(event.channel_id)
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(DELAY_S, self.flush)

    def flush(self) -> None:
        """Write everything that changed, now."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        if self._world is None:
            return
        _replace(self._folder / "world.json", json.dumps(_saved(self._world), ensure_ascii=False))
        for channel_id in self._dirty:
            self._write_messages(self._world, channel_id)
        self._dirty.clear()

    def _write_messages(self, world: World, channel_id: str) -> None:
        path = self._folder / "messages" / f"{channel_id}.jsonl"
        if channel_id not in world.channels:
            path.unlink(missing_ok=True)
            return
        lasting = [
            message
            for message in world.messages.get(channel_id, {}).values()
            if message["id"] not in world.viewers
        ]
        _replace(path, "".join(json.dumps(m, ensure_ascii=False) + "\n" for m in lasting))


def _saved(world: World) -> Json:
    return {
        "format": FORMAT,
        "base_url": world.base_url,
        "clock_offset_s": world.clock.offset_s,
        "last_snowflake": world.snowflakes.last,
        "closed_dms": sorted(world.closed_dms),
        "people": [asdict(person) for person in world.people.values()],
        "guilds": [asdict(guild) for guild in world.guilds.values()],
        **{name: getattr(world, name) for name in PLAIN},
    }


def _grant_what_is_new(world: World) -> None:
    """Give the roles of a room from before polls, voice messages and events their new rights."""
    for guild in world.guilds.values():
        for role in guild.roles.values():
            bits = Permission(int(role["permissions"]))
            if role["id"] == guild.id:
                bits |= Permission.SEND_POLLS | Permission.SEND_VOICE_MESSAGES
            if Permission.KICK_MEMBERS in bits:
                bits |= Permission.CREATE_EVENTS | Permission.MANAGE_EVENTS
            role["permissions"] = str(int(bits))


def _share_users(world: World) -> None:
    """Let every member, event and message refer to the one object of its user again."""
    for guild in world.guilds.values():
        for member in guild.members.values():
            member["user"] = world.users[member["user"]["id"]]
        for event in guild.scheduled_events.values():
            event["creator"] = world.users[event["creator_id"]]
    for messages in world.messages.values():
        for message in messages.values():
            if message.get("webhook_id", world.bot_id) == world.bot_id:
                message["author"] = world.users[message["author"]["id"]]


def move(world: World, base_url: str) -> None:
    """Let every address of the world point to where it is served now."""
    old, world.base_url = world.base_url, base_url
    if not old or old == base_url:
        return
    for channel_id, messages in world.messages.items():
        text = json.dumps(messages, ensure_ascii=False).replace(f"{old}/", f"{base_url}/")
        world.messages[channel_id] = json.loads(text)
    _share_users(world)


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
