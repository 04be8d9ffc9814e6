"""Where each member's own choices are kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.i18n import Locale
from bot.preferences import ContentRating, Preferences

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from bot.storage.database import Database

GET = """
SELECT locale, content_rating, show_spoilers, direct_messages, learn_from_reviews, listed
FROM preference WHERE member_id = :member_id
"""
PUT = """
INSERT INTO preference
    (member_id, locale, content_rating, show_spoilers, direct_messages, learn_from_reviews, listed)
VALUES
    (:member_id, :locale, :content_rating, :show_spoilers, :direct_messages, :learn_from_reviews,
     :listed)
ON CONFLICT (member_id) DO UPDATE SET
    locale = excluded.locale,
    content_rating = excluded.content_rating,
    show_spoilers = excluded.show_spoilers,
    direct_messages = excluded.direct_messages,
    learn_from_reviews = excluded.learn_from_reviews,
    listed = excluded.listed
"""


class PreferenceStore:
    """Reads and changes members' choices; who chose nothing has every default."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, member_id: int) -> Preferences:
        """Return a member's choices."""
        return await self.kept(member_id) or Preferences()

    async def kept(self, member_id: int) -> Preferences | None:
        """Return the choices kept about a member, or None when there never were any."""
        row = await self._database.row(GET, {"member_id": member_id})
        return None if row is None else _preferences(row)

    async def change(
        self, member_id: int, change: Callable[[Preferences], Preferences]
    ) -> Preferences:
        """Replace a member's choices by what ``change`` makes of them, and return the new ones.

        Reading and writing are one unit, so two changes at the same moment both count.
        """

        def unit(connection: sqlite3.Connection) -> Preferences:
            who = {"member_id": member_id}
            row = connection.execute(GET, who).fetchone()
            chosen = change(Preferences() if row is None else _preferences(row))
            connection.execute(PUT, who | asdict(chosen))
            return chosen

        return await self._database.write(unit)


def _preferences(row: sqlite3.Row) -> Preferences:
    return Preferences(
        locale=Locale(row["locale"]) if row["locale"] else None,
        content_rating=ContentRating(row["content_rating"]),
        show_spoilers=bool(row["show_spoilers"]),
        direct_messages=bool(row["direct_messages"]),
        learn_from_reviews=bool(row["learn_from_reviews"]),
        listed=bool(row["listed"]),
    )
