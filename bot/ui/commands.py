"""Slash commands and their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discord import app_commands

    from bot.i18n import Say

#: Stands where discord.py wants a description; `bot.command_tree` puts the text there.
FROM_TEXTS = "…"


def spoken(command: app_commands.Command[Any, ..., Any], say: Say) -> tuple[str, str, str]:
    """Return a command's name as Discord knows it, the name in one language, and one line on it."""
    names = command.qualified_name.split()
    slugs = [name.replace("_", "-") for name in names]
    ids = ["-".join(["command", *slugs[: count + 1]]) for count in range(len(slugs))]
    local = " ".join(say(text_id) for text_id in ids)
    return command.qualified_name, local, say(f"{ids[-1]}.about")
