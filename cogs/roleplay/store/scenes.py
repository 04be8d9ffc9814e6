"""One guild's scenes and their turns; each method that changes something is one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso
from bot.i18n import Locale
from bot.storage.deliveries import claim
from cogs.roleplay import cards
from cogs.roleplay.scene import NewScene, Said, Scene, Spot, State, Turn

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
ADD = """
INSERT INTO roleplay_turn (guild_id, scene_id, parent, speaker, member_id, name, body, state,
    message_id, at)
VALUES (:guild_id, :scene_id, :parent, :speaker, :member_id, :name, :body, :state,
    :message_id, :at)
"""
MOVE_HEAD = """
UPDATE roleplay_scene SET head = :turn_id
WHERE guild_id = :guild_id AND scene_id = :scene_id
"""
WAKE = """
UPDATE roleplay_scene SET active_at = :at, language = :language
WHERE guild_id = :guild_id AND scene_id = :scene_id
"""
END = """
UPDATE roleplay_scene SET ended_at = :at
WHERE guild_id = :guild_id AND scene_id = :scene_id AND ended_at IS NULL
"""
NOTE = """
UPDATE roleplay_turn SET body = :body, state = :state, message_id = :message_id,
    webhook_id = :webhook_id
WHERE guild_id = :guild_id AND turn_id = :turn_id
"""
TURN_COLUMNS = """turn_id, parent, speaker, member_id, name, body, state, message_id, webhook_id"""
TURN = f"""
SELECT {TURN_COLUMNS} FROM roleplay_turn WHERE guild_id = :guild_id AND turn_id = :turn_id
"""  # noqa: S608  a constant
PATH = f"""
WITH RECURSIVE path (turn_id, depth) AS (
    SELECT head, 0 FROM roleplay_scene WHERE guild_id = :guild_id AND scene_id = :scene_id
    UNION ALL
    SELECT t.parent, depth + 1 FROM path JOIN roleplay_turn AS t ON t.turn_id = path.turn_id
    WHERE t.parent > 0 AND depth < :most
)
SELECT {TURN_COLUMNS} FROM path JOIN roleplay_turn USING (turn_id)
WHERE guild_id = :guild_id ORDER BY depth DESC
"""  # noqa: S608  a constant
TOOK_PART = """
SELECT 1 FROM roleplay_turn
WHERE guild_id = :guild_id AND scene_id = :scene_id AND member_id = :member_id LIMIT 1
"""
FORGET_MESSAGE = """
UPDATE roleplay_turn SET body = '', name = ''
WHERE guild_id = :guild_id AND message_id = :message_id AND speaker = 'person'
"""
MOST_TURNS = 200


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
            turn = self._speak(connection, scene_id, 0, new.greeting, new.at)
            return _read(connection.execute(BY_ID, self._key(scene_id)).fetchone()), turn

        return await self._database.write(unit)

    async def say(self, scene: Scene, said: Said, language: Locale) -> Turn | None:
        """Keep what a person said, as the newest turn; None when it was kept before."""

        def unit(connection: sqlite3.Connection) -> Turn | None:
            if not claim(connection, f"roleplay:{said.message_id}"):
                return None
            values = {"language": language, "at": iso(said.at)} | self._key(scene.scene_id)
            connection.execute(WAKE, values)
            return self._add(connection, scene.scene_id, _of_person(said))

        return await self._database.write(unit)

    async def begin_reply(self, scene: Scene, at: datetime) -> Turn:
        """Keep that the character begins to answer the newest turn, and return its turn."""

        def unit(connection: sqlite3.Connection) -> Turn:
            return self._speak(connection, scene.scene_id, None, None, at)

        return await self._database.write(unit)

    async def begin_again(self, scene: Scene, turn: Turn, at: datetime) -> Turn | None:
        """Begin a sister of the newest turn; None when it is not the newest (any more)."""

        def unit(connection: sqlite3.Connection) -> Turn | None:
            row = connection.execute(BY_ID, self._key(scene.scene_id)).fetchone()
            if row is None or row["head"] != turn.turn_id or row["ended_at"]:
                return None
            return self._speak(connection, scene.scene_id, turn.parent, None, at)

        return await self._database.write(unit)

    async def replace_greeting(self, scene: Scene, turn: Turn, text: str, at: datetime) -> bool:
        """Let the scene begin with another greeting; False once somebody has spoken."""

        def unit(connection: sqlite3.Connection) -> bool:
            row = connection.execute(BY_ID, self._key(scene.scene_id)).fetchone()
            if row is None or row["head"] != turn.turn_id or turn.parent:
                return False
            sister = self._speak(connection, scene.scene_id, 0, text, at)
            connection.execute(NOTE, self._noted(sister, text, State.SAID, turn.spot))
            return True

        return await self._database.write(unit)

    async def note(self, turn: Turn, text: str, state: State, spot: Spot | None) -> None:
        """Keep what the character has said so far, how it stands and where."""
        values = self._noted(turn, text, state, spot)
        await self._database.write(lambda connection: connection.execute(NOTE, values))

    async def turn(self, turn_id: int) -> Turn | None:
        """Return a turn."""
        values = {"guild_id": self._guild_id, "turn_id": turn_id}
        return _turn(await self._database.row(TURN, values))

    async def path(self, scene: Scene) -> list[Turn]:
        """Return the turns from the first (or the 200th last) to the newest."""
        values = self._key(scene.scene_id) | {"most": MOST_TURNS}
        rows = await self._database.rows(PATH, values)
        return [turn for row in rows if (turn := _turn(row))]

    async def took_part(self, scene: Scene, member_id: int) -> bool:
        """Tell whether a member has said something in a scene."""
        values = self._key(scene.scene_id) | {"member_id": member_id}
        return await self._database.row(TOOK_PART, values) is not None

    async def end(self, scene_id: int, at: datetime) -> bool:
        """End a scene; False when it had ended."""
        values = self._key(scene_id) | {"at": iso(at)}
        return await self._database.write(lambda c: c.execute(END, values).rowcount == 1)

    async def forget_message(self, message_id: int) -> None:
        """Blank a person's turn whose message was deleted."""
        values = {"guild_id": self._guild_id, "message_id": message_id}
        await self._database.write(lambda connection: connection.execute(FORGET_MESSAGE, values))

    def _key(self, scene_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "scene_id": scene_id}

    def _speak(
        self,
        connection: sqlite3.Connection,
        scene_id: int,
        parent: int | None,
        text: str | None,
        at: datetime,
    ) -> Turn:
        """Add a turn of the character; without a text it is still to come."""
        values: dict[str, object] = {
            "parent": parent,
            "speaker": "character",
            "member_id": None,
            "name": "",
            "body": text or "",
            "state": State.STREAMING if text is None else State.SAID,
            "message_id": None,
            "at": iso(at),
        }
        return self._add(connection, scene_id, values)

    def _add(
        self, connection: sqlite3.Connection, scene_id: int, values: dict[str, object]
    ) -> Turn:
        """Add a turn behind its parent, or behind the newest one, and make it the newest."""
        key = self._key(scene_id)
        if values.get("parent") is None:
            values["parent"] = connection.execute(BY_ID, key).fetchone()["head"]
        turn_id = connection.execute(ADD, values | key).lastrowid
        connection.execute(MOVE_HEAD, key | {"turn_id": turn_id})
        row = connection.execute(TURN, {"guild_id": self._guild_id, "turn_id": turn_id}).fetchone()
        return _read_turn(row)

    def _noted(self, turn: Turn, text: str, state: State, spot: Spot | None) -> dict[str, object]:
        return {
            "guild_id": self._guild_id,
            "turn_id": turn.turn_id,
            "body": text,
            "state": state,
            "message_id": spot.message_id if spot else None,
            "webhook_id": spot.webhook_id if spot else None,
        }


def _of_person(said: Said) -> dict[str, object]:
    return {
        "speaker": "person",
        "member_id": said.member_id,
        "name": said.name,
        "body": said.text,
        "state": State.SAID,
        "message_id": said.message_id,
        "at": iso(said.at),
    }


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


def _turn(row: sqlite3.Row | None) -> Turn | None:
    return _read_turn(row) if row is not None else None


def _read_turn(row: sqlite3.Row) -> Turn:
    spot = Spot(row["message_id"], row["webhook_id"]) if row["message_id"] else None
    return Turn(
        turn_id=row["turn_id"],
        parent=row["parent"],
        is_character=row["speaker"] == "character",
        member_id=row["member_id"],
        name=row["name"],
        text=row["body"],
        state=State(row["state"]),
        spot=spot,
    )
