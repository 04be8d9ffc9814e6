"""What was said in one guild's scenes: a tree, with its head in the scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso
from bot.storage.deliveries import claim
from cogs.roleplay.scene import Said, Scene, Spot, State, Turn

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from bot.i18n import Locale
    from bot.storage.database import Database

HEAD = """
SELECT head, ended_at FROM roleplay_scene
WHERE guild_id = :guild_id AND scene_id = :scene_id
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
FORGET_MESSAGE = """
UPDATE roleplay_turn SET body = '', name = ''
WHERE guild_id = :guild_id AND message_id = :message_id AND speaker = 'person'
"""
MOST_TURNS = 200


class SqliteTurnStore:
    """The turns of one guild's scenes; each method that changes something is one unit."""

    def __init__(self, database: Database, guild_id: int) -> None:
        self._database = database
        self._guild_id = guild_id

    async def say(self, scene: Scene, said: Said, language: Locale) -> Turn | None:
        """Keep what a person said, as the newest turn; None when it was kept before."""

        def unit(connection: sqlite3.Connection) -> Turn | None:
            if not claim(connection, f"roleplay:{said.message_id}"):
                return None
            values = {"language": language, "at": iso(said.at)} | self._key(scene.scene_id)
            connection.execute(WAKE, values)
            return _add(connection, self._key(scene.scene_id), _of_person(said))

        return await self._database.write(unit)

    async def begin_reply(self, scene: Scene, at: datetime) -> Turn:
        """Keep that the character begins to answer the newest turn, and return its turn."""

        def unit(connection: sqlite3.Connection) -> Turn:
            return self._speak(connection, scene, None, None, at)

        return await self._database.write(unit)

    async def begin_again(self, scene: Scene, turn: Turn, at: datetime) -> Turn | None:
        """Begin a sister of the newest turn; None when it is not the newest (any more)."""

        def unit(connection: sqlite3.Connection) -> Turn | None:
            row = connection.execute(HEAD, self._key(scene.scene_id)).fetchone()
            if row is None or row["head"] != turn.turn_id or row["ended_at"]:
                return None
            return self._speak(connection, scene, turn.parent, None, at)

        return await self._database.write(unit)

    async def replace_greeting(self, scene: Scene, turn: Turn, text: str, at: datetime) -> bool:
        """Let the scene begin with another greeting; False once somebody has spoken."""

        def unit(connection: sqlite3.Connection) -> bool:
            row = connection.execute(HEAD, self._key(scene.scene_id)).fetchone()
            if row is None or row["head"] != turn.turn_id or turn.parent:
                return False
            sister = self._speak(connection, scene, 0, text, at)
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

    async def forget_message(self, message_id: int) -> None:
        """Blank a person's turn whose message was deleted."""
        values = {"guild_id": self._guild_id, "message_id": message_id}
        await self._database.write(lambda connection: connection.execute(FORGET_MESSAGE, values))

    def _key(self, scene_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "scene_id": scene_id}

    def _speak(
        self,
        connection: sqlite3.Connection,
        scene: Scene,
        parent: int | None,
        text: str | None,
        at: datetime,
    ) -> Turn:
        return _add(connection, self._key(scene.scene_id), _of_character(parent, text, at))

    def _noted(self, turn: Turn, text: str, state: State, spot: Spot | None) -> dict[str, object]:
        return {
            "guild_id": self._guild_id,
            "turn_id": turn.turn_id,
            "body": text,
            "state": state,
            "message_id": spot.message_id if spot else None,
            "webhook_id": spot.webhook_id if spot else None,
        }


def first_turn(
    connection: sqlite3.Connection, key: dict[str, object], text: str, at: datetime
) -> Turn:
    """Add a scene's greeting; part of the unit that opens the scene."""
    return _add(connection, key, _of_character(0, text, at))


def _add(connection: sqlite3.Connection, key: dict[str, object], values: dict[str, object]) -> Turn:
    """Add a turn behind its parent, or behind the newest one, and make it the newest."""
    if values["parent"] is None:
        values["parent"] = connection.execute(HEAD, key).fetchone()["head"]
    turn_id = connection.execute(ADD, values | key).lastrowid
    connection.execute(MOVE_HEAD, key | {"turn_id": turn_id})
    which = {"guild_id": key["guild_id"], "turn_id": turn_id}
    return _read(connection.execute(TURN, which).fetchone())


def _of_character(parent: int | None, text: str | None, at: datetime) -> dict[str, object]:
    """Return a turn of the character; without a text it is still to come."""
    return {
        "parent": parent,
        "speaker": "character",
        "member_id": None,
        "name": "",
        "body": text or "",
        "state": State.STREAMING if text is None else State.SAID,
        "message_id": None,
        "at": iso(at),
    }


def _of_person(said: Said) -> dict[str, object]:
    return {
        "parent": None,
        "speaker": "person",
        "member_id": said.member_id,
        "name": said.name,
        "body": said.text,
        "state": State.SAID,
        "message_id": said.message_id,
        "at": iso(said.at),
    }


def _turn(row: sqlite3.Row | None) -> Turn | None:
    return _read(row) if row is not None else None


def _read(row: sqlite3.Row) -> Turn:
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
