"""Which commands each application was last given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.storage.database import Database

GET = "SELECT fingerprint FROM command_sync WHERE application_id = ?"
PUT = """
INSERT INTO command_sync (application_id, fingerprint) VALUES (?, ?)
ON CONFLICT (application_id) DO UPDATE SET fingerprint = excluded.fingerprint
"""


class CommandSyncStore:
    """Remembers the digest of the commands sent to Discord."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def fingerprint(self, application_id: int) -> str | None:
        """Return the digest last sent for an application."""
        row = await self._database.row(GET, (application_id,))
        return None if row is None else str(row["fingerprint"])

    async def put(self, application_id: int, fingerprint: str) -> None:
        """Keep the digest of what was just sent."""
        await self._database.write(lambda db: db.execute(PUT, (application_id, fingerprint)))
