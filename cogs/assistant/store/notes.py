"""One guild's notes: each method that changes something is one unit."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import iso
from bot.storage.deliveries import claim
from cogs.assistant.note import Note, title_key

if TYPE_CHECKING:
    from bot.storage.audit import AuditStore
    from bot.storage.database import Database
    from cogs.assistant.note import NoteDraft

LIVE = """
SELECT note_id, title, body, revision, changed_at FROM assistant_note
WHERE guild_id = :guild_id AND removed_at IS NULL
"""
ALL = f"{LIVE} ORDER BY title_key, note_id"
ONE = f"{LIVE} AND note_id = :note_id"
TITLED = f"{LIVE} AND title_key = :title_key"
REVISIONS = """
SELECT note_id, revision FROM assistant_note WHERE guild_id = :guild_id AND removed_at IS NULL
"""
COUNT = "SELECT count(*) FROM assistant_note WHERE guild_id = :guild_id AND removed_at IS NULL"
ADD = """
INSERT INTO assistant_note (guild_id, author_id, title, title_key, body, revision, changed_at)
VALUES (:guild_id, :author_id, :title, :title_key, :body, 1, :at)
"""
CHANGE = """
UPDATE assistant_note SET title = :title, title_key = :title_key, body = :body,
    author_id = :author_id, revision = revision + 1, changed_at = :at
WHERE guild_id = :guild_id AND note_id = :note_id AND removed_at IS NULL AND revision = :revision
"""
REMOVE = """
UPDATE assistant_note SET removed_at = :at
WHERE guild_id = :guild_id AND note_id = :note_id AND removed_at IS NULL
"""
RESTORE = """
UPDATE assistant_note SET removed_at = NULL
WHERE guild_id = :guild_id AND note_id = :note_id AND removed_at >= :since
"""
PURGE = "DELETE FROM assistant_note WHERE removed_at < :before"


class SqliteNoteStore:
    """One guild's notes: each method that changes something is one unit."""

    def __init__(self, database: Database, guild_id: int, audit: AuditStore) -> None:
        self._database = database
        self._guild_id = guild_id
        self._audit = audit.of(guild_id)

    async def get(self, note_id: int) -> Note | None:
        """Return a note."""
        return _note(await self._database.row(ONE, self._key(note_id)))

    async def titled(self, key: str) -> Note | None:
        """Return the note of a title, in the form in which titles are compared."""
        values = {"guild_id": self._guild_id, "title_key": key}
        return _note(await self._database.row(TITLED, values))

    async def all(self) -> list[Note]:
        """Return every note, by title."""
        rows = await self._database.rows(ALL, {"guild_id": self._guild_id})
        return [_read(row) for row in rows]

    async def revisions(self) -> dict[int, int]:
        """Return the revision of each note."""
        rows = await self._database.rows(REVISIONS, {"guild_id": self._guild_id})
        return {row["note_id"]: row["revision"] for row in rows}

    async def add(
        self, draft: NoteDraft, *, author_id: int, at: datetime, delivery: str, most: int
    ) -> Note | None:
        """Keep a new note, once for each delivery; None when the title is taken or all are full."""
        values = self._values(draft, author_id, at)

        def unit(connection: sqlite3.Connection) -> Note | None:
            if not claim(connection, delivery):
                return _note(connection.execute(TITLED, values).fetchone())
            taken = connection.execute(TITLED, values).fetchone()
            if taken or connection.execute(COUNT, values).fetchone()[0] >= most:
                return None
            note_id = connection.execute(ADD, values).lastrowid
            self._note_in_audit(connection, "assistant.add", author_id, note_id)
            return _note(connection.execute(TITLED, values).fetchone())

        return await self._database.write(unit)

    async def change(
        self, note_id: int, draft: NoteDraft, *, revision: int, author_id: int, at: datetime
    ) -> Note | None:
        """Change a note; None when it is gone, was changed since or the title is taken."""
        values = self._values(draft, author_id, at) | {"note_id": note_id, "revision": revision}

        def unit(connection: sqlite3.Connection) -> Note | None:
            taken = connection.execute(TITLED, values).fetchone()
            if taken and taken["note_id"] != note_id:
                return None
            if not connection.execute(CHANGE, values).rowcount:
                return None
            self._note_in_audit(connection, "assistant.change", author_id, note_id)
            return _note(connection.execute(ONE, values).fetchone())

        return await self._database.write(unit)

    async def remove(self, note_id: int, *, actor_id: int, at: datetime) -> bool:
        """Take a note away; False when it is not there."""
        values = self._key(note_id) | {"at": iso(at)}

        def unit(connection: sqlite3.Connection) -> bool:
            if not connection.execute(REMOVE, values).rowcount:
                return False
            self._note_in_audit(connection, "assistant.remove", actor_id, note_id)
            return True

        return await self._database.write(unit)

    async def restore(self, note_id: int, *, actor_id: int, since: datetime) -> bool:
        """Bring back what was removed after ``since``; False when it cannot be."""
        values = self._key(note_id) | {"since": iso(since)}

        def unit(connection: sqlite3.Connection) -> bool:
            try:
                if not connection.execute(RESTORE, values).rowcount:
                    return False
            except sqlite3.IntegrityError:  # another note has its title by now
                return False
            self._note_in_audit(connection, "assistant.restore", actor_id, note_id)
            return True

        return await self._database.write(unit)

    def _note_in_audit(
        self, connection: sqlite3.Connection, action: str, actor_id: int, note_id: int | None
    ) -> None:
        detail = {"note": note_id}
        self._audit.append(connection, action, actor_id=actor_id, detail=detail)

    def _key(self, note_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "note_id": note_id}

    def _values(self, draft: NoteDraft, author_id: int, at: datetime) -> dict[str, object]:
        return {
            "guild_id": self._guild_id,
            "author_id": author_id,
            "title": draft.title,
            "title_key": title_key(draft.title),
            "body": draft.text,
            "at": iso(at),
        }


async def purge(database: Database, before: datetime) -> int:
    """Delete for good, in all guilds, what was removed before a moment; return how many notes."""
    values = {"before": iso(before)}
    return await database.write(lambda connection: connection.execute(PURGE, values).rowcount)


def _note(row: sqlite3.Row | None) -> Note | None:
    return _read(row) if row is not None else None


def _read(row: sqlite3.Row) -> Note:
    return Note(
        note_id=row["note_id"],
        title=row["title"],
        text=row["body"],
        revision=row["revision"],
        changed_at=datetime.fromisoformat(row["changed_at"]),
    )
