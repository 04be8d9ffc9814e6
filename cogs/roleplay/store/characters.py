"""One guild's own characters, and where pictures of characters lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso
from bot.storage.deliveries import claim
from cogs.roleplay import cards
from cogs.roleplay.characters import Character

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from bot.storage.database import Database
    from cogs.roleplay.card import Card

KEPT = """
SELECT character_id, card, member_id FROM roleplay_character
WHERE guild_id = :guild_id AND is_kept = 1 ORDER BY folded
"""
ONE = """
SELECT character_id, card, member_id FROM roleplay_character
WHERE guild_id = :guild_id AND character_id = :character_id
"""
TAKEN = """
SELECT 1 FROM roleplay_character
WHERE guild_id = :guild_id AND folded = :folded AND is_kept = 1
"""
PUT = """
INSERT INTO roleplay_character (guild_id, name, folded, card, member_id, is_kept, brought_at)
VALUES (:guild_id, :name, :folded, :card, :member_id, 0, :at)
"""
KEEP = """
UPDATE roleplay_character SET is_kept = 1
WHERE guild_id = :guild_id AND character_id = :character_id AND (is_kept = 1 OR NOT EXISTS (
    SELECT 1 FROM roleplay_character AS other
    WHERE other.guild_id = :guild_id AND other.is_kept = 1
        AND other.folded = roleplay_character.folded
))
"""
DROP = """
DELETE FROM roleplay_character WHERE guild_id = :guild_id AND character_id = :character_id
"""
PICTURE = """
SELECT channel_id, message_id FROM roleplay_picture
WHERE guild_id = :guild_id AND character = :character
"""
PUT_PICTURE = """
INSERT INTO roleplay_picture (guild_id, character, channel_id, message_id)
VALUES (:guild_id, :character, :channel_id, :message_id)
ON CONFLICT (guild_id, character) DO UPDATE SET
    channel_id = excluded.channel_id,
    message_id = excluded.message_id
"""
TELL = """
INSERT INTO roleplay_notice (guild_id, told_at) VALUES (:guild_id, :at)
ON CONFLICT (guild_id) DO NOTHING
"""


class SqliteCharacterStore:
    """One guild's characters."""

    def __init__(self, database: Database, guild_id: int) -> None:
        self._database = database
        self._guild_id = guild_id

    async def kept(self) -> list[Character]:
        """Return the guild's characters by name."""
        rows = await self._database.rows(KEPT, {"guild_id": self._guild_id})
        return [_character(row) for row in rows]

    async def get(self, character_id: int) -> Character | None:
        """Return a character, also one whose preview was shown only."""
        row = await self._database.row(ONE, self._key(character_id))
        return _character(row) if row else None

    async def put(self, card: Card, member_id: int, at: datetime, delivery: str) -> int:
        """Put a card aside until its bringer decides; return its id, 0 when it was put before."""
        values = {
            "guild_id": self._guild_id,
            "name": card.name,
            "folded": card.name.casefold(),
            "card": cards.write(card).decode(),
            "member_id": member_id,
            "at": iso(at),
        }

        def unit(connection: sqlite3.Connection) -> int:
            if not claim(connection, delivery):
                return 0
            return connection.execute(PUT, values).lastrowid or 0

        return await self._database.write(unit)

    async def has(self, name: str) -> bool:
        """Tell whether a character of that name is kept."""
        values = {"guild_id": self._guild_id, "folded": name.casefold()}
        return await self._database.row(TAKEN, values) is not None

    async def keep(self, character_id: int) -> bool:
        """Keep a character; False when it is gone or its name is taken."""
        values = self._key(character_id)
        return await self._database.write(lambda c: c.execute(KEEP, values).rowcount == 1)

    async def drop(self, character_id: int) -> bool:
        """Delete a character; False when it was gone. Its scenes go on."""
        values = self._key(character_id)
        return await self._database.write(lambda c: c.execute(DROP, values).rowcount == 1)

    async def picture(self, character: str) -> tuple[int, int] | None:
        """Return channel and message of a character's picture."""
        values = {"guild_id": self._guild_id, "character": character}
        row = await self._database.row(PICTURE, values)
        return (row["channel_id"], row["message_id"]) if row else None

    async def put_picture(self, character: str, channel_id: int, message_id: int) -> None:
        """Note where a character's picture lies."""
        values = {
            "guild_id": self._guild_id,
            "character": character,
            "channel_id": channel_id,
            "message_id": message_id,
        }
        await self._database.write(lambda connection: connection.execute(PUT_PICTURE, values))

    async def tell(self, at: datetime) -> bool:
        """Note that an admin is told what the model is; False when one was told before."""
        values = {"guild_id": self._guild_id, "at": iso(at)}
        return await self._database.write(lambda c: c.execute(TELL, values).rowcount == 1)

    def _key(self, character_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "character_id": character_id}


def _character(row: sqlite3.Row) -> Character:
    card = cards.read(row["card"].encode())
    return Character(str(row["character_id"]), card, row["member_id"])
