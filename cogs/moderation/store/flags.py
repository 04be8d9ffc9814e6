"""One guild's watched channels and flags."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import iso
from cogs.moderation.feedback import Verdict
from cogs.moderation.service import Flag

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.audit import AuditStore
    from bot.storage.database import Database

WATCHED = """
SELECT channel_id FROM watched_channel WHERE guild_id = :guild_id ORDER BY since, channel_id
"""
WATCH = """
INSERT INTO watched_channel (guild_id, channel_id, since) VALUES (:guild_id, :channel_id, :at)
ON CONFLICT (guild_id, channel_id) DO NOTHING
"""
UNWATCH = "DELETE FROM watched_channel WHERE guild_id = :guild_id AND channel_id = :channel_id"
PUT = """
INSERT INTO flag (guild_id, message_id, channel_id, author_id, score, flagged_at)
VALUES (:guild_id, :message_id, :channel_id, :author_id, :score, :at)
ON CONFLICT (guild_id, message_id) DO NOTHING
"""
DECIDE = """
UPDATE flag SET verdict = :verdict, actor_id = :actor_id
WHERE guild_id = :guild_id AND message_id = :message_id AND verdict IS NULL
"""
ONE = """
SELECT message_id, channel_id, author_id, score, flagged_at, verdict, actor_id FROM flag
WHERE guild_id = :guild_id AND message_id = :message_id
"""
COUNT = "SELECT count(*) AS n FROM flag WHERE guild_id = :guild_id"
VERDICTS = """
SELECT score, verdict FROM flag WHERE guild_id = :guild_id AND verdict IS NOT NULL
ORDER BY message_id
"""


class SqliteFlagStore:
    """One guild's; each method that changes something is one unit."""

    def __init__(self, database: Database, guild_id: int, audit: AuditStore) -> None:
        self._database = database
        self._guild_id = guild_id
        self._audit = audit.of(guild_id)

    async def watched(self) -> list[int]:
        """Return the channels that are scored, the longest-watched first."""
        rows = await self._database.rows(WATCHED, {"guild_id": self._guild_id})
        return [row["channel_id"] for row in rows]

    async def watch(self, channel_id: int, at: datetime, actor_id: int) -> bool:
        """Begin to score a channel, which the audit keeps; False where that was so already."""
        values = {"channel_id": channel_id, "at": iso(at)}
        return await self._change(WATCH, values, "moderation.watch", actor_id)

    async def unwatch(self, channel_id: int, actor_id: int) -> bool:
        """Stop scoring a channel, which the audit keeps; False where that was so already."""
        return await self._change(
            UNWATCH, {"channel_id": channel_id}, "moderation.unwatch", actor_id
        )

    async def put(self, flag: Flag) -> bool:
        """Keep a flag; False where the message has one already."""
        values = {
            "guild_id": self._guild_id,
            "message_id": flag.message_id,
            "channel_id": flag.channel_id,
            "author_id": flag.author_id,
            "score": flag.score,
            "at": iso(flag.flagged_at),
        }
        return await self._database.write(lambda c: c.execute(PUT, values).rowcount == 1)

    async def decide(self, message_id: int, *, is_right: bool, actor_id: int) -> Flag | None:
        """Note the first verdict on a flag and return the flag as it is now; None without one."""
        values = {
            "guild_id": self._guild_id,
            "message_id": message_id,
            "verdict": "right" if is_right else "wrong",
            "actor_id": actor_id,
        }

        def unit(connection: sqlite3.Connection) -> Flag | None:
            connection.execute(DECIDE, values)
            row = connection.execute(ONE, values).fetchone()
            return _flag(row) if row is not None else None

        return await self._database.write(unit)

    async def count(self) -> int:
        """Return how many flags are kept."""
        row = await self._database.row(COUNT, {"guild_id": self._guild_id})
        return int(row["n"]) if row else 0

    async def verdicts(self) -> list[Verdict]:
        """Return the judged flags."""
        rows = await self._database.rows(VERDICTS, {"guild_id": self._guild_id})
        return [Verdict(row["score"], row["verdict"] == "right") for row in rows]

    async def _change(
        self, sql: str, values: dict[str, object], action: str, actor_id: int
    ) -> bool:
        def unit(connection: sqlite3.Connection) -> bool:
            if connection.execute(sql, {"guild_id": self._guild_id, **values}).rowcount == 0:
                return False
            detail = {"channel": str(values["channel_id"])}
            self._audit.append(connection, action, actor_id=actor_id, detail=detail)
            return True

        return await self._database.write(unit)


def _flag(row: sqlite3.Row) -> Flag:
    return Flag(
        message_id=row["message_id"],
        channel_id=row["channel_id"],
        author_id=row["author_id"],
        score=row["score"],
        flagged_at=datetime.fromisoformat(row["flagged_at"]),
        is_right=None if row["verdict"] is None else row["verdict"] == "right",
        actor_id=row["actor_id"],
    )
