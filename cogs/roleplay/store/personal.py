"""What the feature keeps about a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database

TURNS = """
SELECT scene_id, name, body, at FROM roleplay_turn
WHERE guild_id = :guild_id AND member_id = :member_id ORDER BY turn_id
"""
SCENES = """
SELECT scene_id, thread_id, member_name, language, started_at, ended_at FROM roleplay_scene
WHERE guild_id = :guild_id AND member_id = :member_id ORDER BY scene_id
"""
CHARACTERS = """
SELECT name, card, brought_at FROM roleplay_character
WHERE guild_id = :guild_id AND member_id = :member_id ORDER BY character_id
"""
#: The member's names, where the character said them.
NAMES = """
SELECT scene_id, name FROM roleplay_turn
WHERE guild_id = :guild_id AND member_id = :member_id AND name <> ''
UNION
SELECT scene_id, member_name FROM roleplay_scene
WHERE guild_id = :guild_id AND member_id = :member_id AND member_name <> ''
"""
UNNAME = """
UPDATE roleplay_turn SET body = replace(body, :name, '…')
WHERE guild_id = :guild_id AND scene_id = :scene_id AND instr(body, :name) > 0
"""
ERASE = (
    """
    UPDATE roleplay_turn SET body = '', name = '', member_id = NULL, message_id = NULL
    WHERE guild_id = :guild_id AND member_id = :member_id
    """,
    """
    UPDATE roleplay_scene SET member_id = NULL, member_name = ''
    WHERE guild_id = :guild_id AND member_id = :member_id
    """,
    "DELETE FROM roleplay_character WHERE guild_id = :guild_id AND member_id = :member_id",
)


class RoleplayPersonalData:
    """Exports and erases a member's words in scenes; a `PersonalData`.

    The character's replies stay, without the member's name: they are the other people's scene too.
    Characters that the member brought go; a scene that is open plays on with its copy of the card.
    """

    feature = "roleplay"

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return what the member said in scenes, which they opened, and the cards they brought."""
        who = {"guild_id": guild_id, "member_id": member_id}
        parts = {"said": TURNS, "scenes": SCENES, "characters": CHARACTERS}
        return {
            name: [dict(row) for row in await self._database.rows(sql, who)]
            for name, sql in parts.items()
        }

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Blank the member's turns, and their name wherever the character said it."""
        who = {"guild_id": guild_id, "member_id": member_id}
        for row in connection.execute(NAMES, who).fetchall():
            connection.execute(UNNAME, who | {"scene_id": row["scene_id"], "name": row["name"]})
        return sum(connection.execute(sql, who).rowcount for sql in ERASE)
