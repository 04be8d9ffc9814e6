"""Small parts that several screens are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.action_id import action_id
from bot.ui.colours import BULB
from bot.ui.layout import Button
from bot.ui.plain import plain

if TYPE_CHECKING:
    from bot.i18n import Say
    from cogs.assistant.note import Note

#: What Discord shows as the author's line of an embed: letter by letter, without any markup.
QUESTION_LENGTH = 256


def action(name: str, *arguments: object, owner_id: int | None = None) -> str:
    """Return the custom id of something this feature does."""
    return action_id("assistant", name, *arguments, owner_id=owner_id)


def note_embed(say: Say, note: Note, text: str) -> discord.Embed:
    """Return a note, or a part of it, with its title and date."""
    when = f"<t:{int(note.changed_at.timestamp())}:D>"
    source = say("assistant-source", when=when)
    # As its author typed it: links and bold are wanted, and nothing in it can ping.
    return discord.Embed(title=plain(note.title), description=f"{text}\n{source}", colour=BULB)


def question_embed(question: str, about: str | None = None) -> discord.Embed:
    """Return a question as it was typed; the button that adds a note takes it from there."""
    embed = discord.Embed(description=about, colour=BULB)
    return embed.set_author(name=question[:QUESTION_LENGTH])


def add_button(say: Say) -> Button:
    """Return the button that opens the form of a new note."""
    return Button(
        label=say("assistant-add-button"),
        action=action("add"),
        style=discord.ButtonStyle.primary,
    )
