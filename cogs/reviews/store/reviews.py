"""One guild's reviews: each method that changes something is one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso
from bot.storage.deliveries import claim
from bot.storage.ratings import RatingStore
from cogs.reviews.review import Removal
from cogs.reviews.store.rows import read, select

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from bot.storage.audit import AuditStore
    from bot.storage.database import Database
    from cogs.reviews.review import Draft, Review, Tone

ONE = select("guild_id = :guild_id AND review_id = :review_id")
OWN = select("guild_id = :guild_id AND member_id = :member_id AND film_id = :film_id")
FREE_PLACE = """
DELETE FROM review
WHERE guild_id = :guild_id AND member_id = :member_id AND film_id = :film_id
    AND removal IS NOT NULL
"""
PUT = """
INSERT INTO review
    (guild_id, member_id, film_id, half_stars, is_spoiler, body, revision, written_at)
VALUES
    (:guild_id, :member_id, :film_id, :half_stars, :is_spoiler, :body, 1, :at)
ON CONFLICT (guild_id, member_id, film_id) DO UPDATE SET
    half_stars = excluded.half_stars,
    is_spoiler = excluded.is_spoiler,
    body = excluded.body,
    tone = CASE WHEN body = excluded.body THEN tone END,
    revision = revision + 1
"""
SET_TONE = """
UPDATE review SET tone = :tone
WHERE guild_id = :guild_id AND review_id = :review_id AND revision = :revision
"""
REMOVE = """
UPDATE review SET removal = :removal, removed_at = :at
WHERE guild_id = :guild_id AND review_id = :review_id AND removal IS NULL
RETURNING member_id, film_id
"""
RESTORE = """
UPDATE review SET removal = NULL, removed_at = NULL
WHERE guild_id = :guild_id AND review_id = :review_id AND removed_at >= :since
    AND (removal = 'author') = :by_author AND (member_id = :actor_id OR NOT :by_author)
RETURNING member_id, film_id, half_stars
"""
HAS_VOTED = """
SELECT 1 FROM review_vote
WHERE guild_id = :guild_id AND review_id = :review_id AND member_id = :member_id
"""
VOTE = """
INSERT INTO review_vote (review_id, guild_id, member_id)
SELECT review_id, guild_id, :member_id FROM live_review
WHERE guild_id = :guild_id AND review_id = :review_id
"""
TAKE_VOTE_BACK = """
DELETE FROM review_vote
WHERE guild_id = :guild_id AND review_id = :review_id AND member_id = :member_id
"""


class SqliteReviewStore:
    """One guild's reviews: each method that changes something is one unit."""

    def __init__(self, database: Database, guild_id: int, audit: AuditStore) -> None:
        self._database = database
        self._guild_id = guild_id
        self._ratings = RatingStore(database, guild_id)
        self._audit = audit.of(guild_id)

    async def get(self, review_id: int) -> Review | None:
        """Return a review that can be read."""
        return _review(await self._database.row(ONE, self._key(review_id)))

    async def own(self, member_id: int, film_id: int) -> Review | None:
        """Return a member's review of a film."""
        values = {"guild_id": self._guild_id, "member_id": member_id, "film_id": film_id}
        return _review(await self._database.row(OWN, values))

    async def save(
        self,
        member_id: int,
        draft: Draft,
        *,
        at: datetime,
        delivery: str,
        revision: int | None = None,
    ) -> tuple[Review | None, bool]:
        """Keep a draft in place of the member's earlier review of the film, with its rating.

        Returns what is there afterwards, and whether it was written now. A delivery that was
        handled before changes nothing; nor does one meant for another revision than the one there.
        """
        values = {
            "guild_id": self._guild_id,
            "member_id": member_id,
            "film_id": draft.film_id,
            "half_stars": draft.half_stars,
            "is_spoiler": draft.is_spoiler,
            "body": draft.text,
            "at": iso(at),
        }

        def unit(connection: sqlite3.Connection) -> tuple[Review | None, bool]:
            found = _review(connection.execute(OWN, values).fetchone())
            is_meant = revision is None or (found is not None and found.revision == revision)
            if not (is_meant and claim(connection, delivery)):
                return found, False
            connection.execute(FREE_PLACE, values)
            connection.execute(PUT, values)
            self._ratings.put(connection, member_id, draft.film_id, draft.half_stars, at)
            return _review(connection.execute(OWN, values).fetchone()), True

        return await self._database.write(unit)

    async def set_tone(self, review: Review, tone: Tone) -> None:
        """Note how a review sounds, unless it was changed since it was read."""
        values = self._key(review.review_id) | {"tone": tone, "revision": review.revision}
        await self._database.write(lambda connection: connection.execute(SET_TONE, values))

    async def remove(
        self, review_id: int, removal: Removal, *, actor_id: int, at: datetime
    ) -> bool:
        """Take a review and its rating away; a moderator's doing is audited. False: not there."""
        values = self._key(review_id) | {"removal": removal, "at": iso(at)}

        def unit(connection: sqlite3.Connection) -> bool:
            row = connection.execute(REMOVE, values).fetchone()
            if row is None:
                return False
            self._ratings.withdraw(connection, row["member_id"], row["film_id"])
            if removal is not Removal.AUTHOR:
                detail = {"review": review_id, "film": row["film_id"], "reason": removal}
                self._audit.append(
                    connection,
                    "reviews.remove",
                    actor_id=actor_id,
                    target_id=row["member_id"],
                    detail=detail,
                )
            return True

        return await self._database.write(unit)

    async def restore(
        self, review_id: int, *, by_author: bool, actor_id: int, since: datetime, at: datetime
    ) -> bool:
        """Bring back what was removed after ``since``, with its rating. False: not there."""
        values = self._key(review_id) | {
            "by_author": by_author,
            "actor_id": actor_id,
            "since": iso(since),
        }

        def unit(connection: sqlite3.Connection) -> bool:
            row = connection.execute(RESTORE, values).fetchone()
            if row is None:
                return False
            member_id, film_id = row["member_id"], row["film_id"]
            self._ratings.put(connection, member_id, film_id, row["half_stars"], at)
            if not by_author:
                detail = {"review": review_id, "film": film_id}
                self._audit.append(
                    connection,
                    "reviews.restore",
                    actor_id=actor_id,
                    target_id=member_id,
                    detail=detail,
                )
            return True

        return await self._database.write(unit)

    async def has_voted(self, review_id: int, member_id: int) -> bool:
        """Tell whether a member found a review helpful."""
        values = self._key(review_id) | {"member_id": member_id}
        return await self._database.row(HAS_VOTED, values) is not None

    async def toggle_vote(self, review_id: int, member_id: int, *, delivery: str) -> None:
        """Add a member's vote, or take it back if it is there."""
        values = self._key(review_id) | {"member_id": member_id}

        def unit(connection: sqlite3.Connection) -> None:
            if claim(connection, delivery):
                taken_back = connection.execute(TAKE_VOTE_BACK, values).rowcount
                if not taken_back:
                    connection.execute(VOTE, values)

        await self._database.write(unit)

    def _key(self, review_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "review_id": review_id}


def _review(row: sqlite3.Row | None) -> Review | None:
    return read(row) if row is not None else None
