"""Who changed what in a guild: append-only, chained by hashes, without message text.

Members stand in it as random references. The one table that says who a reference is can be
erased, so a member leaves while every entry, and the chain over them, stays as it was written.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.storage.database import Database

PAGE = 500
LAST = "SELECT id, hash FROM audit WHERE guild_id = :guild_id ORDER BY id DESC LIMIT 1"
APPEND = """
INSERT INTO audit
    (guild_id, id, at, actor_ref, action, target_ref, detail, previous_hash, hash)
VALUES
    (:guild_id, :id, :at, :actor_ref, :action, :target_ref, :detail, :previous_hash, :hash)
"""
REFERENCE = "SELECT ref FROM audit_person WHERE guild_id = :guild_id AND member_id = :member_id"
INTRODUCE = """
INSERT INTO audit_person (ref, guild_id, member_id) VALUES (:ref, :guild_id, :member_id)
"""
LATEST = """
SELECT a.id, a.at, a.actor_ref, a.action, a.target_ref, a.detail,
    actor.member_id AS actor_id, target.member_id AS target_id
FROM audit AS a
LEFT JOIN audit_person AS actor ON actor.ref = a.actor_ref
LEFT JOIN audit_person AS target ON target.ref = a.target_ref
WHERE a.guild_id = :guild_id AND a.id < :before
    AND (:action IS NULL OR a.action = :action)
    AND (:actor_id IS NULL OR actor.member_id = :actor_id)
ORDER BY a.id DESC LIMIT :limit
"""
COUNT = "SELECT count(*) AS entries FROM audit WHERE guild_id = :guild_id"
ACTIONS = "SELECT DISTINCT action FROM audit WHERE guild_id = :guild_id ORDER BY action"
ACTORS = """
SELECT member_id FROM audit_person AS p WHERE guild_id = :guild_id
    AND EXISTS (SELECT 1 FROM audit WHERE guild_id = p.guild_id AND actor_ref = p.ref)
ORDER BY member_id
"""
CHAIN = """
SELECT id, at, actor_ref, action, target_ref, detail, previous_hash, hash
FROM audit WHERE guild_id = :guild_id AND id > :after ORDER BY id LIMIT :limit
"""
NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change.

    Attributes:
        id: Counts from 1 in each guild.
        at: ISO 8601, UTC.
        actor_id: Who did it; None for the bot itself and for an erased member.
        actor_ref: The actor's reference; None for the bot itself. The same for all of a member's
            entries, before and after an erasure.
        action: What was done, such as ``settings.put``.
        target_id: The member it was done to; None for no member and for an erased one.
        target_ref: The target's reference; None for no member.
        detail: What else is to be known; never text that a member wrote.
    """

    id: int
    at: str
    actor_id: int | None
    actor_ref: str | None
    action: str
    target_id: int | None
    target_ref: str | None
    detail: dict[str, object]


@dataclass(frozen=True, slots=True)
class AuditChoices:
    """What one may filter an audit by.

    Attributes:
        entries: How many entries there are.
        actions: What was ever done.
        actor_ids: Who ever did something and was not erased.
    """

    entries: int
    actions: tuple[str, ...]
    actor_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What checking an audit found.

    Attributes:
        entries: How many entries are intact, counted from the first.
        head: The hash of the last intact entry; noted elsewhere it proves that none was cut off.
        broken_at: The id of the first entry that was edited or does not follow, or None.
    """

    entries: int
    head: str
    broken_at: int | None


class AuditStore:
    """Gives each guild its audit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, guild_id: int) -> GuildAudit:
        """Return one guild's audit."""
        return GuildAudit(self._database, guild_id, self._clock)


class GuildAudit:
    """One guild's audit."""

    def __init__(self, database: Database, guild_id: int, clock: Clock) -> None:
        self._database = database
        self._guild_id = guild_id
        self._clock = clock

    def append(
        self,
        connection: sqlite3.Connection,
        action: str,
        *,
        actor_id: int | None,
        target_id: int | None = None,
        detail: Mapping[str, object] | None = None,
    ) -> int:
        """Add an entry as part of the unit that makes the change, and return its id.

        Args:
            connection: The unit's connection.
            action: What is done, such as ``settings.put``; at most 64 characters.
            actor_id: Who does it; None for the bot itself.
            target_id: The member it is done to, if any.
            detail: Ids, names of settings, numbers; no member's id and no text a member wrote,
                because an erasure does not reach into it. JSON of at most 16,000 characters.
        """
        last = connection.execute(LAST, {"guild_id": self._guild_id}).fetchone()
        entry = {
            "guild_id": self._guild_id,
            "id": last["id"] + 1 if last else 1,
            "at": iso(self._clock.now()),
            "actor_ref": self._reference(connection, actor_id),
            "action": action,
            "target_ref": self._reference(connection, target_id),
            "detail": json.dumps(dict(detail or {}), ensure_ascii=False, sort_keys=True),
            "previous_hash": last["hash"] if last else "",
        }
        connection.execute(APPEND, entry | {"hash": _digest(entry)})
        return int(last["id"] + 1 if last else 1)

    async def latest(
        self,
        *,
        before: int = NEWEST,
        limit: int = 50,
        action: str | None = None,
        actor_id: int | None = None,
    ) -> list[AuditEntry]:
        """Return entries with an id below ``before``, the newest first.

        Args:
            before: Leaves out this entry and what is newer.
            limit: How many at most.
            action: Only what was done so.
            actor_id: Only what this member did.
        """
        values = {"before": before, "limit": limit, "action": action, "actor_id": actor_id}
        rows = await self._database.rows(LATEST, {"guild_id": self._guild_id, **values})
        return [AuditEntry(**dict(row) | {"detail": json.loads(row["detail"])}) for row in rows]

    async def choices(self) -> AuditChoices:
        """Return how many entries there are and what `latest` may choose them by."""
        guild = {"guild_id": self._guild_id}
        entries = await self._database.row(COUNT, guild)
        actions = await self._database.rows(ACTIONS, guild)
        actors = await self._database.rows(ACTORS, guild)
        return AuditChoices(
            entries["entries"] if entries else 0,
            tuple(row["action"] for row in actions),
            tuple(row["member_id"] for row in actors),
        )

    async def verify(self) -> ChainReport:
        """Check every entry against its hash and the one before it."""
        count, head = 0, ""
        while rows := await self._database.rows(
            CHAIN, {"guild_id": self._guild_id, "after": count, "limit": PAGE}
        ):
            for row in rows:
                entry = {"guild_id": self._guild_id, **dict(row)}
                stored = entry.pop("hash")
                follows = entry["id"] == count + 1 and entry["previous_hash"] == head
                if not follows or _digest(entry) != stored:
                    return ChainReport(count, head, int(entry["id"]))
                count, head = count + 1, stored
        return ChainReport(count, head, None)

    def _reference(self, connection: sqlite3.Connection, member_id: int | None) -> str | None:
        if member_id is None:
            return None
        who = {"guild_id": self._guild_id, "member_id": member_id}
        if known := connection.execute(REFERENCE, who).fetchone():
            return str(known["ref"])
        ref = secrets.token_hex(8)
        connection.execute(INTRODUCE, who | {"ref": ref})
        return ref


def _digest(entry: Mapping[str, object]) -> str:
    """Return the hash of an entry and, through ``previous_hash``, of all before it."""
    return hashlib.sha256(
        json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    ).hexdigest()
