"""One guild's scenes; each method that changes something is one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso
from bot.i18n import Locale
from cogs.roleplay import cards
from cogs.roleplay.scene import NewScene, Scene, Turn
from cogs.roleplay.store.turns import first_turn

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from bot.storage.database import Database

COLUMNS = """scene_id, guild_id, channel_id, thread_id, member_id, member_name, character, card,
    language, head, ended_at"""
BY_THREAD = f"""
SELECT {COLUMNS} FROM roleplay_scene WHERE guild_id = :guild_id AND thread_id = :thread_id
"""  # noqa: S608  a constant
BY_ID = f"""
SELECT {COLUMNS} FROM roleplay_scene WHERE guild_id = :guild_id AND scene_id = :scene_id
"""  # noqa: S608  a constant
COUNT_OPEN = """
SELECT count(*) AS n FROM roleplay_scene WHERE guild_id = :guild_id AND ended_at IS NULL
"""
OPEN = """
INSERT INTO roleplay_scene (guild_id, channel_id, thread_id, member_id, member_name, character,
    card, language, head, started_at, active_at)
VALUES (:guild_id, :channel_id, :thread_id, :member_id, :member_name, :character,
    :card, :language, 0, :at, :at)
"""
END = """
UPDATE roleplay_scene SET ended_at = :at
WHERE guild_id = :guild_id AND scene_id = :scene_id AND ended_at IS NULL
"""
TOOK_PART = """
SELECT 1 FROM roleplay_turn
WHERE guild_id = :guild_id AND scene_id = :scene_id AND member_id = :member_id LIMIT 1
"""


class SqliteSceneStore:
    """One guild's scenes."""

    def __init__(self, database: Database, guild_id: int) -> None:
        self._database = database
        self._guild_id = guild_id

    async def by_thread(self, thread_id: int) -> Scene | None:
        """Return the scene of a thread, also one that ended."""
        values = {"guild_id": self._guild_id, "thread_id": thread_id}
        return _scene(await self._database.row(BY_THREAD, values))

    async def get(self, scene_id: int) -> Scene | None:
        """Return a scene, also one that ended."""
        return _scene(await self._database.row(BY_ID, self._key(scene_id)))

    async def count_open(self) -> int:
        """Return how many scenes go on."""
        row = await self._database.row(COUNT_OPEN, {"guild_id": self._guild_id})
        return int(row["n"]) if row else 0

    async def open(self, new: NewScene) -> tuple[Scene, Turn]:
        """Open a scene with its greeting as the first turn, and return both."""
        values = {
            "guild_id": self._guild_id,
            "channel_id": new.channel_id,
            "thread_id": new.thread_id,
            "member_id": new.owner_id,
            "member_name": new.owner_name,
            "character": new.character,
            "card": cards.write(new.card).decode(),
            "language": new.language,
            "at": iso(new.at),
        }

        def unit(connection: sqlite3.Connection) -> tuple[Scene, Turn]:
            scene_id = connection.execute(OPEN, values).lastrowid or 0
            turn = first_turn(connection, self._key(scene_id), new.greeting, new.at)
            return _read(connection.execute(BY_ID, self._key(scene_id)).fetchone()), turn

        return await self._database.write(unit)

    async def took_part(self, scene: Scene, member_id: int) -> bool:
        """Tell whether a member has said something in a scene."""
        values = self._key(scene.scene_id) | {"member_id": member_id}
        return await self._database.row(TOOK_PART, values) is not None

    async def end(self, scene_id: int, at: datetime) -> bool:
        """End a scene; False when it had ended."""
        values = self._key(scene_id) | {"at": iso(at)}
        return await self._database.write(lambda c: c.execute(END, values).rowcount == 1)

    def _key(self, scene_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "scene_id": scene_id}


def _scene(row: sqlite3.Row | None) -> Scene | None:
    return _read(row) if row is not None else None


def _read(row: sqlite3.Row) -> Scene:
    return Scene(
        scene_id=row["scene_id"],
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        thread_id=row["thread_id"],
        owner_id=row["member_id"],
        owner_name=row["member_name"],
        character=row["character"],
        card=cards.read(row["card"].encode()),
        language=Locale(row["language"]),
        head=row["head"],
        is_open=row["ended_at"] is None,
    )
