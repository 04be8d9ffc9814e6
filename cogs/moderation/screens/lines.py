"""The lines that moderators read: a flag with its buttons, and a quiet word about care."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.action_id import action_id
from bot.ui.ask import Reply
from bot.ui.colours import BULB, LEAF, SKY, VELVET
from bot.ui.layout import Button, rows
from bot.ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Say
    from cogs.moderation.service import Flag

WORDS_SHOWN = 5
LONGEST_WORD = 40
RIGHT, WRONG = "right", "wrong"


def flag_line(say: Say, message: discord.Message, flag: Flag, words: Sequence[str]) -> Reply:
    """Return what moderators are shown of a message: everything but its text."""
    embed = discord.Embed(
        title=say("moderation-flag"),
        description=say(
            "moderation-flag-about",
            author=message.author.mention,
            name=plain(message.author.display_name),
            link=message.jump_url,
        ),
        colour=BULB,
    )
    embed.add_field(name=say("moderation-score"), value=say("moderation-percent", n=flag.score))
    if words:
        embed.add_field(name=say("moderation-words"), value=_barred(words), inline=False)
    embed.set_footer(text=say("moderation-flag-footer"))
    return Reply(embed=embed, buttons=verdict_buttons(say, flag.message_id))


def verdict_buttons(say: Say, message_id: int) -> discord.ui.View:
    """Return the two buttons of a flag; they stay, so that a second press learns who decided."""
    return rows(
        [
            Button(
                label=say(f"moderation-{word}"),
                action=action_id("moderation", word, message_id),
            )
            for word in (RIGHT, WRONG)
        ]
    )


def decided_line(say: Say, embed: discord.Embed, flag: Flag) -> discord.Embed:
    """Return a flag's embed with its verdict."""
    word = RIGHT if flag.is_right else WRONG
    embed.colour = discord.Colour(VELVET if flag.is_right else LEAF)
    embed.remove_footer()  # it asked what is answered now
    who = f"<@{flag.actor_id}>"
    embed.add_field(name=say("moderation-verdict"), value=say(f"moderation-said-{word}", who=who))
    return embed


def is_decided(embed: discord.Embed) -> bool:
    """Return whether a flag's embed shows a verdict."""
    return embed.colour != discord.Colour(BULB)


def care_line(say: Say, message: discord.Message, *, is_reached: bool) -> Reply:
    """Return the quiet word to moderators: no score, nothing to judge."""
    about = "moderation-care-reached" if is_reached else "moderation-care-unreached"
    embed = discord.Embed(
        title=say("moderation-care"),
        description=say(
            about,
            author=message.author.mention,
            name=plain(message.author.display_name),
            link=message.jump_url,
        ),
        colour=SKY,
    )
    return Reply(embed=embed)


def care_text(say: Say, guild_name: str, help_line: str) -> str:
    """Return what somebody is told who wrote that they do not want to live."""
    own = say("moderation-care-line", line=plain(help_line)) if help_line else ""
    parts = (say("moderation-care-text", guild=plain(guild_name)), own, say("moderation-care-end"))
    return "\n\n".join(part for part in parts if part)


def _barred(words: Sequence[str]) -> str:
    """Return each word behind a spoiler bar, letter by letter."""
    return " ".join(f"||{plain(word[:LONGEST_WORD])}||" for word in words[:WORDS_SHOWN])
