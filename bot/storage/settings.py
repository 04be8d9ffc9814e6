"""Where the choices of each guild are kept; what they mean is `bot.guild_settings`' matter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.audit import AuditStore
    from bot.storage.database import Database

GET = "SELECT field, value FROM guild_setting WHERE guild_id = :guild_id AND feature = :feature"
GET_ONE = """
SELECT value FROM guild_setting
WHERE guild_id = :guild_id AND feature = :feature AND field = :field
"""
PUT = """
INSERT INTO guild_setting (guild_id, feature, field, value)
VALUES (:guild_id, :feature, :field, :value)
ON CONFLICT (guild_id, feature, field) DO UPDATE SET value = excluded.value
"""


class SettingStore:
    """Reads and writes settings as JSON values; every write is audited in the same unit."""

    def __init__(self, database: Database, audit: AuditStore) -> None:
        self._database = database
        self._audit = audit

    async def of(self, guild_id: int, feature: str) -> dict[str, object]:
        """Return what a guild chose for a feature, by field; nothing for what it never chose."""
        rows = await self._database.rows(GET, {"guild_id": guild_id, "feature": feature})
        return {row["field"]: json.loads(row["value"]) for row in rows}

    async def put(
        self, guild_id: int, feature: str, field: str, value: object, actor_id: int
    ) -> None:
        """Keep a value, and the old and the new one in the audit, so that it can be undone.

        Args:
            guild_id: Whose setting it is.
            feature: The feature it belongs to.
            field: The field of the feature's settings class.
            value: Anything JSON can carry, checked by the settings class.
            actor_id: Who changes it.
        """
        key = {"guild_id": guild_id, "feature": feature, "field": field}

        def unit(connection: sqlite3.Connection) -> None:
            old = connection.execute(GET_ONE, key).fetchone()
            connection.execute(PUT, key | {"value": json.dumps(value, ensure_ascii=False)})
            setting = f"{feature}.{field}"
            change = {"old": json.loads(old["value"]) if old else None, "new": value}
            self._audit.of(guild_id).append(
                connection, "settings.put", actor_id=actor_id, detail={"setting": setting, **change}
            )

        await self._database.write(unit)
