"""People's own words inside the bot's messages: shown as typed, never as markup or a ping."""

from __future__ import annotations

import discord


def plain(text: str) -> str:
    """Return a text that Discord shows letter by letter."""
    # A zero-width space behind @ and < keeps mentions, which escaping leaves alone, from forming.
    escaped = discord.utils.escape_markdown(text)
    return escaped.replace("@", "@\u200b").replace("<", "<\u200b")
