"""Rows of shows and questions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.i18n import Locale
from cogs.host.quiz import Kind, Question
from cogs.host.show import Persona, Show, State

if TYPE_CHECKING:
    import sqlite3

FIELDS = """
show_id, guild_id, channel_id, title, persona, locale, seed, event_id, state, starts_at, step,
    performed, due
"""


def select(which: str, order: str = "show_id") -> str:
    """Return a statement over shows; its parts are written in this package."""
    return f"SELECT {FIELDS} FROM host_show WHERE {which} ORDER BY {order}"  # noqa: S608  constants of this package


def read_show(row: sqlite3.Row) -> Show:
    """Return the show in a row of `select`."""
    return Show(
        show_id=row["show_id"],
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        title=row["title"],
        persona=Persona(row["persona"]),
        locale=Locale(row["locale"]),
        seed=row["seed"],
        event_id=row["event_id"],
        state=State(row["state"]),
        starts_at=datetime.fromisoformat(row["starts_at"]),
        step=row["step"],
        is_performed=bool(row["performed"]),
        due=datetime.fromisoformat(row["due"]),
    )


def read_question(row: sqlite3.Row) -> Question:
    """Return the question in a row."""
    options = tuple(row["options"].split("|"))
    return Question(Kind(row["kind"]), row["film_id"], row["subject"], options, row["correct"])
