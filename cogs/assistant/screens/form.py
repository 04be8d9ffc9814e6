"""The form in which a note is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.assistant.note import TEXT_LENGTH, TITLE_LENGTH, NoteDraft
from cogs.assistant.screens.parts import action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.i18n import Say

#: Stands in a custom id for a note that is not there yet, and for its revision.
NEW = 0


def form(
    say: Say, draft: NoteDraft, *, note_id: int = NEW, revision: int = NEW, owner_id: int
) -> discord.ui.Modal:
    """Return a form filled with a draft; its custom id says which note it changes.

    Args:
        say: The texts.
        draft: What stands in it.
        note_id: The note that it changes; `NEW` for a new one.
        revision: The note's revision that its author looks at.
        owner_id: Who may hand it in.
    """
    window = discord.ui.Modal(
        title=say("assistant-form-new" if note_id == NEW else "assistant-form-edit"),
        custom_id=action("save", note_id, revision, owner_id=owner_id),
        timeout=None,
    )
    title: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id="title",
        default=draft.title[:TITLE_LENGTH] or None,
        placeholder=say("assistant-form-title-hint"),
        max_length=TITLE_LENGTH,
    )
    text: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id="text",
        style=discord.TextStyle.paragraph,
        default=draft.text[:TEXT_LENGTH] or None,
        placeholder=say("assistant-form-text-hint"),
        max_length=TEXT_LENGTH,
    )
    window.add_item(discord.ui.Label(text=say("assistant-form-title"), component=title))
    window.add_item(discord.ui.Label(text=say("assistant-form-text"), component=text))
    return window


def handed_in(fields: Mapping[str, str]) -> NoteDraft:
    """Return the draft that a form hands in."""
    return NoteDraft(fields.get("title", ""), fields.get("text", ""))
