"""What a guild may choose about moderation."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from bot.guild_settings import FeatureSettings

NONE = ("-", "–", "无")
"""What people type for no line; a slash command takes no empty text."""


def _line(value: object) -> object:
    return "" if isinstance(value, str) and value.strip() in NONE else value


class ModerationSettings(FeatureSettings):
    """The rules of one guild.

    Attributes:
        threshold: From which score on, in percent, moderators are shown a message.
        exempt_moderators: Whether messages of moderators are left alone.
        care: Whether somebody who writes that they do not want to live gets a message of care.
        help_line: Where to find help near the members, as a line of that message; empty for none.
    """

    feature: ClassVar[str] = "moderation"

    threshold: int = Field(85, ge=50, le=99)
    exempt_moderators: bool = False
    care: bool = True
    help_line: Annotated[str, BeforeValidator(_line), Field(max_length=300)] = ""
