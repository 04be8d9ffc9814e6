"""What the feature keeps about a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.ratings import RatingStore

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database

WRITTEN_BY = """
SELECT review_id, film_id, half_stars, is_spoiler, body, tone, written_at, removal FROM review
WHERE guild_id = :guild_id AND member_id = :member_id ORDER BY review_id
"""
VOTED_FOR = """
SELECT v.review_id, r.film_id FROM review_vote AS v JOIN review AS r USING (review_id)
WHERE v.guild_id = :guild_id AND v.member_id = :member_id ORDER BY v.review_id
"""
ERASE = (
    "DELETE FROM review_vote WHERE guild_id = :guild_id AND member_id = :member_id",
    "DELETE FROM review WHERE guild_id = :guild_id AND member_id = :member_id",
)


class ReviewPersonalData:
    """Exports and erases a member's reviews, votes and ratings; a `PersonalData`."""

    feature = "reviews"

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return what the member wrote, removed reviews too, what they voted for and rated."""
        who = {"guild_id": guild_id, "member_id": member_id}
        ratings = RatingStore(self._database, guild_id)
        return {
            "reviews": [dict(row) for row in await self._database.rows(WRITTEN_BY, who)],
            "found_helpful": [dict(row) for row in await self._database.rows(VOTED_FOR, who)],
            "ratings": await ratings.export(member_id),
        }

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Remove what the member wrote, with the votes of others on it, and every rating."""
        who = {"guild_id": guild_id, "member_id": member_id}
        removed = sum(connection.execute(sql, who).rowcount for sql in ERASE)
        return removed + RatingStore(self._database, guild_id).erase(connection, member_id)
