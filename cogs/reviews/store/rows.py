"""Rows of reviews that can be read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cogs.reviews.review import Review, Tone

if TYPE_CHECKING:
    import sqlite3


def select(which: str, order: str = "review_id LIMIT 1") -> str:
    """Return a statement over reviews that can be read; its parts are written in this package."""
    return f"""
    SELECT guild_id, review_id, member_id, film_id, half_stars, is_spoiler, body, tone, revision,
        written_at, helpful
    FROM live_review WHERE {which} ORDER BY {order}
    """  # noqa: S608  constants of this package


def read(row: sqlite3.Row) -> Review:
    """Return the review in a row of `select`."""
    return Review(
        review_id=row["review_id"],
        member_id=row["member_id"],
        film_id=row["film_id"],
        half_stars=row["half_stars"],
        is_spoiler=bool(row["is_spoiler"]),
        text=row["body"],
        tone=Tone(row["tone"]) if row["tone"] else None,
        revision=row["revision"],
        written_at=datetime.fromisoformat(row["written_at"]),
        helpful=row["helpful"],
    )
