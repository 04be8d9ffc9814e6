"""What a guild says about itself once, for every feature that needs to know."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from bot.guild_settings import FeatureSettings

CHANNEL_MENTION = "<#>"
NONE = ("-", "–", "无")
"""What people type for no channel; a slash command takes no empty text."""


def _bare_id(value: object) -> object:
    """Read a channel as Discord writes it in a message, ``<#123>``, as its id."""
    if not isinstance(value, str):
        return value
    typed = value.strip()
    return "" if typed in NONE else typed.strip(CHANNEL_MENTION)


ChannelId = Annotated[
    str,
    BeforeValidator(_bare_id),
    Field(pattern=r"^([0-9]{15,20})?$", json_schema_extra={"format": "channel"}),
]
"""A channel's id as text, or empty where none is chosen."""


class ServerSettings(FeatureSettings):
    """A guild's choices that belong to no single feature; `/admin settings` shows them.

    Attributes:
        moderators_channel: Where moderators hear of what needs them.
    """

    feature: ClassVar[str] = "admin"

    moderators_channel: ChannelId = ""
