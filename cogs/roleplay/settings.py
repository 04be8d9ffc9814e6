"""What a guild may choose about scenes."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.guild_settings import FeatureSettings
from bot.server_settings import ChannelId  # noqa: TC001  pydantic reads it at run time


class RoleplaySettings(FeatureSettings):
    """A guild's choices.

    Attributes:
        members_may_import: Whether everybody may bring characters, not only moderators.
        bundled_characters: Whether the characters that come with the bot are offered.
        storage_channel: Id of the channel that pictures of characters are put into once; empty
            leaves characters without a picture.
        idle_days: After how many days without a word a scene ends.
        scenes_at_once: Most open scenes.
        reply_tokens: Longest reply, in tokens of the model.
    """

    feature: ClassVar[str] = "roleplay"

    members_may_import: bool = False
    bundled_characters: bool = True
    storage_channel: ChannelId = ""
    idle_days: int = Field(7, ge=1, le=90)
    scenes_at_once: int = Field(20, ge=1, le=200)
    reply_tokens: int = Field(120, ge=30, le=600)
