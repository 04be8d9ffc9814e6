"""Shows as tests need them."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.i18n import Locale
from cogs.host.show import Persona, Show, State

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def show_of(**changes) -> Show:
    given = {
        "show_id": 1,
        "guild_id": 7,
        "channel_id": 70,
        "title": "Film quiz",
        "persona": Persona.USHER,
        "locale": Locale.EN,
        "seed": 5,
        "event_id": None,
        "state": State.LIVE,
        "starts_at": NOW,
        "step": 0,
        "is_performed": False,
        "due": NOW,
    }
    return Show(**given | changes)
