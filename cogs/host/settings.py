"""What a guild may choose about shows."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator

from bot.guild_settings import FeatureSettings
from bot.i18n import Locale


class ShowLanguage(StrEnum):
    """The language of shows; auto is the bot's own default."""

    AUTO = "auto"
    EN = "en"
    ZH = "zh-CN"


class HostSettings(FeatureSettings):
    """A guild's choices."""

    feature: ClassVar[str] = "host"

    answer_seconds: int = Field(20, ge=5, le=120)
    pause_seconds: int = Field(5, ge=0, le=30)
    poll_hours: int = Field(24, ge=1, le=168)
    language: ShowLanguage = ShowLanguage.AUTO
    timezone: str = Field(
        "UTC",
        max_length=64,
        json_schema_extra={
            "examples": ["UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai"]
        },
    )
    voice: bool = True
    generated_lines: bool = False

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, name: str) -> str:
        try:
            return ZoneInfo(name.strip()).key
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("no such time zone") from error

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone that times are meant in."""
        return ZoneInfo(self.timezone)

    def locale(self, default: Locale) -> Locale:
        """Return the language of shows where nobody chose one for the show itself."""
        return default if self.language is ShowLanguage.AUTO else Locale(self.language)
