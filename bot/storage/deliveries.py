"""Which interactions and messages were handled already.

Discord repeats events after a resume. The key is claimed in the same unit as the effect, so a
repeated event finds either both or neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

from bot.clock import iso

CLAIM = """
INSERT INTO delivery (key, at) VALUES (:key, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
ON CONFLICT (key) DO NOTHING
"""
FORGET = "DELETE FROM delivery WHERE at < :before"


def claim(connection: sqlite3.Connection, key: str) -> bool:
    """Return whether this delivery is new, and note it; part of the unit that has the effect.

    Args:
        connection: The unit's connection.
        key: What Discord repeats unchanged, such as ``interaction:<id>``.
    """
    return connection.execute(CLAIM, {"key": key}).rowcount == 1


def forget(connection: sqlite3.Connection, before: datetime) -> int:
    """Drop the keys claimed before a moment and return their number.

    Discord replays minutes, not days: a week is more than enough.
    """
    return connection.execute(FORGET, {"before": iso(before)}).rowcount
