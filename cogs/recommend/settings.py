"""What a guild may choose about recommendations."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.guild_settings import FeatureSettings


class RecommendSettings(FeatureSettings):
    """A guild's choices."""

    feature: ClassVar[str] = "recommend"

    films_at_once: int = Field(3, ge=1, le=5)
    use_guild_ratings: bool = True
