"""What the bot itself keeps about a member: preferences and their part in the audit."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.storage.preferences import PreferenceStore

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database

AUDIT = """
SELECT a.at, a.action, a.detail, a.actor_ref = p.ref AS acted
FROM audit_person AS p
JOIN audit AS a ON a.guild_id = p.guild_id AND p.ref IN (a.actor_ref, a.target_ref)
WHERE p.guild_id = :guild_id AND p.member_id = :member_id
ORDER BY a.id
"""
ERASE = (
    "DELETE FROM preference WHERE member_id = :member_id",
    "DELETE FROM audit_person WHERE guild_id = :guild_id AND member_id = :member_id",
)


class OwnPersonalData:
    """Exports and erases a member's data in the bot's own tables; a `PersonalData`."""

    feature = "bot"

    def __init__(self, database: Database) -> None:
        self._database = database
        self._preferences = PreferenceStore(database)

    async def export(self, guild_id: int, member_id: int) -> dict[str, object]:
        """Return the member's preferences and the audit entries of this guild that name them."""
        who = {"guild_id": guild_id, "member_id": member_id}
        entries = [
            {
                "at": row["at"],
                "action": row["action"],
                "role": "actor" if row["acted"] else "target",
                "detail": json.loads(row["detail"]),
            }
            for row in await self._database.rows(AUDIT, who)
        ]
        kept = await self._preferences.kept(member_id)
        return {
            "preferences": {} if kept is None else asdict(kept),
            "audit": entries,
        }

    def erase(self, connection: sqlite3.Connection, guild_id: int, member_id: int) -> int:
        """Forget the member's preferences, and who they are in this guild's audit.

        The audit's entries stay, with a reference that leads to nobody any more.
        """
        who = {"guild_id": guild_id, "member_id": member_id}
        return sum(connection.execute(sql, who).rowcount for sql in ERASE)
