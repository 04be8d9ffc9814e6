"""Which settings there are, and how they are found by what somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.chat import Intent
from bot.errors import InvalidInput, NotAllowed
from bot.guild_settings import bounds
from bot.permissions import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.guild_settings import FeatureSettings, GuildSettings
    from bot.i18n import Say

HEALTH = Intent.of(
    "health", r"(?:are you|is everything) (?:ok|okay|well|alright)", r"你还?好吗|运行正常吗"
)
MOST_CHOICES = 25
#: What people say in Chinese for a switch; everything else is parsed by the settings class.
SWITCHES = {"开": "on", "关": "off"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of one feature.

    Attributes:
        feature: The feature's name.
        field: The field of its settings class.
        value: What the guild chose, or the default.
        default: What it is where nothing was chosen.
        bounds: Allowed values, as `bot.guild_settings.bounds` writes them.
    """

    feature: str
    field: str
    value: object
    default: object
    bounds: str

    @property
    def key(self) -> str:
        """Return the name that finds the setting again."""
        return f"{self.feature}.{self.field}"

    @property
    def text_id(self) -> str:
        """Return the id of its name; `.help` explains it."""
        return f"setting-{self.feature}-{self.field}".replace("_", "-")


class Kinds(Protocol):
    """Knows every feature's settings class; see `bot.registry`."""

    @property
    def settings(self) -> Mapping[str, type[FeatureSettings]]:
        """Return feature name to settings class."""
        ...


class AdminService:
    """Reads and changes the settings of any feature in one guild."""

    def __init__(self, kinds: Kinds, settings: GuildSettings) -> None:
        self._kinds = kinds
        self._settings = settings

    async def all(self, guild_id: int) -> list[Setting]:
        """Return every setting with its value in a guild, in the order of features and fields."""
        return [
            setting
            for feature, kind in self._kinds.settings.items()
            for setting in _settings(feature, kind, await self._settings.get(guild_id, kind))
        ]

    async def suggest(self, guild_id: int, typed: str, say: Say) -> list[tuple[str, str]]:
        """Return (label, key) of the settings that fit a half-typed name; at most 25."""
        words = typed.casefold()
        labelled = [(f"{s.key}: {say(s.text_id)}", s.key) for s in await self.all(guild_id)]
        return [pair for pair in labelled if words in pair[0].casefold()][:MOST_CHOICES]

    async def change(self, guild_id: int, key: str, value: str, actor_id: int) -> Setting:
        """Change one setting and return it as it is now.

        Raises:
            InvalidInput: There is no such setting, or the value is out of bounds.
        """
        feature, _, field = key.partition(".")
        kind = self._kinds.settings.get(feature)
        if kind is None or field not in kind.model_fields:
            raise InvalidInput("settings-unknown", field=key[:100])
        if kind.model_fields[field].annotation is bool:
            value = SWITCHES.get(value.strip(), value)
        now = await self._settings.put(guild_id, kind, field, value, actor_id=actor_id)
        return next(s for s in _settings(feature, kind, now) if s.field == field)


def require_admin(level: Level) -> None:
    """Let only those pass who run the guild.

    Raises:
        NotAllowed: The level is below admin.
    """
    if level < Level.ADMIN:
        raise NotAllowed("admin-only")


def _settings(
    feature: str, kind: type[FeatureSettings], chosen: FeatureSettings
) -> Iterator[Setting]:
    defaults = kind()
    for field in kind.model_fields:
        yield Setting(
            feature, field, getattr(chosen, field), getattr(defaults, field), bounds(kind, field)
        )
