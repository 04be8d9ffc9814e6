"""What has to be done over all guilds: replies cut short, scenes gone quiet, cards nobody kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import iso

if TYPE_CHECKING:
    from bot.storage.database import Database

UNFINISHED = """
SELECT guild_id, scene_id, turn_id FROM roleplay_turn WHERE state = 'streaming'
UNION
SELECT s.guild_id, s.scene_id, t.turn_id
FROM roleplay_scene AS s JOIN roleplay_turn AS t ON t.turn_id = s.head
WHERE s.ended_at IS NULL AND s.active_at >= :since AND t.speaker = 'person' AND t.body <> ''
ORDER BY turn_id
"""
QUIET = """
SELECT guild_id, scene_id, active_at FROM roleplay_scene
WHERE ended_at IS NULL AND active_at < :before ORDER BY active_at LIMIT :most
"""
PURGE = "DELETE FROM roleplay_character WHERE is_kept = 0 AND brought_at < :before"


class SqliteSceneUpkeep:
    """Reaches the scenes of all guilds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def unfinished(self, since: datetime) -> list[tuple[int, int, int]]:
        """Return guild, scene and turn of replies never finished, and of turns unanswered.

        Args:
            since: Turns of people before this moment are not waited for any more.
        """
        rows = await self._database.rows(UNFINISHED, {"since": iso(since)})
        return [(row["guild_id"], row["scene_id"], row["turn_id"]) for row in rows]

    async def quiet(self, before: datetime, most: int) -> list[tuple[int, int, datetime]]:
        """Return guild, scene and last word of open scenes in which nobody spoke since."""
        rows = await self._database.rows(QUIET, {"before": iso(before), "most": most})
        return [
            (row["guild_id"], row["scene_id"], datetime.fromisoformat(row["active_at"]))
            for row in rows
        ]

    async def purge(self, before: datetime) -> int:
        """Delete the cards that were shown before a moment and that nobody kept."""
        values = {"before": iso(before)}
        return await self._database.write(lambda c: c.execute(PURGE, values).rowcount)
