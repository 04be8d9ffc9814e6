"""Typed settings of each guild: a feature's class gives the bounds, the form and the docs.

A setting's name and help are the texts `setting-<feature>-<field>` and its `.help` (underscores
written as hyphens).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import InvalidInput

if TYPE_CHECKING:
    from bot.storage.settings import SettingStore


class FeatureSettings(BaseModel, frozen=True, extra="ignore"):
    """What a guild may choose about one feature; every field has a default and bounds."""

    feature: ClassVar[str]


S = TypeVar("S", bound=FeatureSettings)


class GuildSettings:
    """Reads and writes the settings of every feature and guild."""

    def __init__(self, store: SettingStore) -> None:
        self._store = store

    async def get(self, guild_id: int, kind: type[S]) -> S:
        """Return a guild's settings of one feature; what was never chosen has its default.

        A stored value that a newer version no longer allows falls back to the default.
        """
        chosen = await self._store.of(guild_id, kind.feature)
        try:
            return kind.model_validate(chosen)
        except ValidationError as error:
            broken = {str(problem["loc"][0]) for problem in error.errors()}
            return kind.model_validate({k: v for k, v in chosen.items() if k not in broken})

    async def put(
        self, guild_id: int, kind: type[S], field: str, value: str, *, actor_id: int
    ) -> S:
        """Change one setting, write it to the audit and return the new settings.

        Args:
            guild_id: The guild whose setting changes.
            kind: The feature's settings class.
            field: A field of ``kind``.
            value: As the person typed it; ``kind`` parses it.
            actor_id: Who changes it.

        Raises:
            InvalidInput: No such field, or the value is out of bounds.
        """
        if field not in kind.model_fields:
            raise InvalidInput("settings-unknown", field=field)
        current = await self.get(guild_id, kind)
        try:
            changed = kind.model_validate(current.model_dump() | {field: value})
        except ValidationError as error:
            raise InvalidInput(
                "settings-invalid", value=value[:100], bounds=bounds(kind, field)
            ) from error
        await self._store.put(
            guild_id, kind.feature, field, changed.model_dump(mode="json")[field], actor_id
        )
        return changed


@cache
def bounds(kind: type[FeatureSettings], field: str) -> str:
    """Return a field's allowed values in a form that needs no language, such as ``1-50``."""
    schema = kind.model_json_schema()
    rule = schema["properties"][field]
    if "$ref" in rule:
        rule = schema["$defs"][rule["$ref"].rpartition("/")[2]]
    if "enum" in rule:
        return ", ".join(str(value) for value in rule["enum"])
    if rule.get("type") == "boolean":
        return "on, off"
    if rule.get("format") == "channel":
        return "#"
    if "examples" in rule:
        return ", ".join([*map(str, rule["examples"]), "…"])
    if "maxLength" in rule:
        return f"{rule.get('minLength', 0)}-{rule['maxLength']}"
    return f"{rule.get('minimum', '')}-{rule.get('maximum', '')}"
