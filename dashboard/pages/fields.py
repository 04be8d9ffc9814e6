"""A settings class as the fields of a form: its bounds are the form's bounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.guild_settings import bounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.guild_settings import FeatureSettings
    from bot.i18n import Say, Texts


class Kind(StrEnum):
    """How a field is shown."""

    WHOLE = "whole"
    NUMBER = "number"
    SWITCH = "switch"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a form.

    Attributes:
        name: The field of the settings class.
        label: Its name in the viewer's language.
        help: What it does.
        kind: How it is shown.
        value: What stands in it, as text.
        shown: The same for people: a switch is on or off, a choice has its label.
        low: The least number, or empty.
        high: The greatest number or the most characters, or empty.
        choices: Value and label of each choice.
        bounds: The allowed values in words, for an error.
        is_wrong: Whether the value is not allowed.
    """

    name: str
    label: str
    help: str
    kind: Kind
    value: str
    shown: str
    low: str
    high: str
    choices: tuple[tuple[str, str], ...]
    bounds: str
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class FormView:
    """The form of one feature's settings."""

    feature: str
    title: str
    fields: tuple[FieldView, ...]


class FormWriter:
    """Puts settings into forms, in one language.

    The texts are `setting-<feature>-<field>` with `.help`; a choice may have
    `.choice-<value>`; the heading is the name of the feature, `<feature>-feature`.
    """

    def __init__(self, texts: Texts, say: Say) -> None:
        self._texts = texts
        self._say = say

    def form(
        self,
        chosen: FeatureSettings,
        given: Mapping[str, str] | None = None,
        wrong: frozenset[str] = frozenset(),
    ) -> FormView:
        """Return the form of one feature.

        Args:
            chosen: The settings as they are.
            given: What was handed in and not accepted, to be shown again.
            wrong: Which fields of it are not allowed.
        """
        kind = type(chosen)
        shown = {name: as_text(v) for name, v in chosen.model_dump(mode="json").items()}
        shown |= given or {}
        rules = kind.model_json_schema()
        fields = (
            self._field(kind, name, _rule(rules, name), shown[name], name in wrong)
            for name in kind.model_fields
        )
        return FormView(kind.feature, self.title(kind.feature), tuple(fields))

    def title(self, feature: str) -> str:
        """Return what the settings of a feature are called."""
        return self._say(f"{_slug(feature)}-feature")

    def _field(
        self,
        kind: type[FeatureSettings],
        name: str,
        rule: Mapping[str, Any],
        value: str,
        is_wrong: bool,
    ) -> FieldView:
        text_id = f"setting-{_slug(kind.feature)}-{_slug(name)}"
        return FieldView(
            name,
            label=self._say(text_id),
            help=self._say(f"{text_id}.help"),
            kind=_kind(rule),
            value=value,
            shown=self._shown(text_id, rule, value),
            low=str(rule.get("minimum", "")),
            high=str(rule.get("maximum", rule.get("maxLength", ""))),
            choices=tuple((each, self._choice(text_id, each)) for each in _choices(rule)),
            bounds=bounds(kind, name),
            is_wrong=is_wrong,
        )

    def _shown(self, text_id: str, rule: Mapping[str, Any], value: str) -> str:
        match _kind(rule):
            case Kind.SWITCH:
                return self._say("dashboard-on" if value == "true" else "dashboard-off")
            case Kind.CHOICE:
                return self._choice(text_id, value)
            case _:
                return value

    def _choice(self, text_id: str, value: str) -> str:
        named = f"{text_id}.choice-{_slug(value)}"
        return self._say(named) if self._texts.has(named) else value


def as_text(value: object) -> str:
    """Return a setting's value as a form writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _rule(rules: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the JSON schema of one field, whose enum stands elsewhere."""
    rule: Mapping[str, Any] = rules["properties"][name]
    reference = rule.get("$ref")
    return rules["$defs"][reference.rpartition("/")[2]] if reference else rule


def _kind(rule: Mapping[str, Any]) -> Kind:
    if "enum" in rule:
        return Kind.CHOICE
    return {"boolean": Kind.SWITCH, "integer": Kind.WHOLE, "number": Kind.NUMBER}.get(
        rule.get("type", ""), Kind.TEXT
    )


def _choices(rule: Mapping[str, Any]) -> list[str]:
    return [str(each) for each in rule.get("enum", ())]


def _slug(name: str) -> str:
    return name.replace("_", "-").lower()
