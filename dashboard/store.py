"""The table of logged-in browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from bot.i18n import Locale
    from bot.storage.database import Database

ADD = """
INSERT INTO web_session (id_hash, member_id, name, locale, created_at, seen_at)
VALUES (:id_hash, :member_id, :name, :locale, :now, :now)
"""
FIND = """
SELECT member_id, name, locale, seen_at FROM web_session
WHERE id_hash = :id_hash AND created_at > :created_after AND seen_at > :seen_after
"""
OF = "SELECT name, locale, created_at, seen_at FROM web_session WHERE member_id = :member_id"
TOUCH = "UPDATE web_session SET seen_at = :now WHERE id_hash = :id_hash"
REMOVE = "DELETE FROM web_session WHERE id_hash = :id_hash"
REMOVE_OF = "DELETE FROM web_session WHERE member_id = :member_id"
REMOVE_OLD = "DELETE FROM web_session WHERE created_at <= :created_after OR seen_at <= :seen_after"


class WebSessionStore:
    """Reads and writes sessions by the hash of their id; the id itself is never stored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, id_hash: bytes, *, member_id: int, name: str, locale: Locale, now: datetime
    ) -> None:
        """Keep a new session."""
        values = {
            "id_hash": id_hash,
            "member_id": member_id,
            "name": name,
            "locale": locale.value,
            "now": iso(now),
        }
        await self._database.write(lambda db: db.execute(ADD, values))

    async def find(
        self, id_hash: bytes, *, created_after: datetime, seen_after: datetime
    ) -> sqlite3.Row | None:
        """Return member_id, name, locale and seen_at of a session that has not expired."""
        values = {
            "id_hash": id_hash,
            "created_after": iso(created_after),
            "seen_after": iso(seen_after),
        }
        return await self._database.row(FIND, values)

    async def of(self, member_id: int) -> list[sqlite3.Row]:
        """Return what is kept about a member: name, locale, created_at, seen_at."""
        return await self._database.rows(OF, {"member_id": member_id})

    async def touch(self, id_hash: bytes, now: datetime) -> None:
        """Note that a session is in use."""
        values = {"id_hash": id_hash, "now": iso(now)}
        await self._database.write(lambda db: db.execute(TOUCH, values))

    async def remove(self, id_hash: bytes) -> None:
        """End one session."""
        await self._database.write(lambda db: db.execute(REMOVE, {"id_hash": id_hash}))

    async def remove_all(self, member_id: int) -> int:
        """End every session of a member and return their number."""
        return await self._database.write(lambda db: erase(db, member_id))

    async def remove_old(self, *, created_after: datetime, seen_after: datetime) -> None:
        """Drop what expired."""
        times = {"created_after": iso(created_after), "seen_after": iso(seen_after)}
        await self._database.write(lambda db: db.execute(REMOVE_OLD, times))


def erase(connection: sqlite3.Connection, member_id: int) -> int:
    """Remove a member's sessions as part of a unit and return their number."""
    return connection.execute(REMOVE_OF, {"member_id": member_id}).rowcount
