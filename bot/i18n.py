"""Texts in each person's language, by id, from Fluent catalogues.

Every folder with texts has `locale/en.ftl` and `locale/zh-CN.ftl`. A missing id or value raises
instead of showing something broken; `tests/house` keeps both catalogues complete.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Value = str | int | float


class Locale(StrEnum):
    """The languages Marquee speaks, both complete."""

    EN = "en"
    ZH = "zh-CN"

    @classmethod
    def from_discord(cls, code: str | None) -> Locale:
        """Return the language for a Discord locale such as ``en-GB`` or ``zh-TW``.

        Every Chinese locale reads simplified Chinese; every other one English.
        """
        return cls.ZH if code is not None and code.lower().startswith("zh") else cls.EN


class Say(Protocol):
    """A catalogue bound to one language."""

    locale: Locale

    def __call__(self, text_id: str, **values: Value) -> str:
        """Return the text with its values filled in; raises `KeyError` for an unknown id."""
        ...


class _BoundTexts:
    """One language of `Texts`."""

    def __init__(self, locale: Locale, bundle: FluentBundle) -> None:
        self.locale = locale
        self._bundle = bundle

    def __call__(self, text_id: str, **values: Value) -> str:
        name, _, attribute = text_id.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(text_id)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"text {text_id} in {self.locale}: {errors[0]}")
        return str(text)


class Texts:
    """All texts of the bot in every language."""

    def __init__(self, bundles: dict[Locale, FluentBundle]) -> None:
        self._bound = {locale: _BoundTexts(locale, bundle) for locale, bundle in bundles.items()}

    @classmethod
    def load(cls, folders: Iterable[Path]) -> Texts:
        """Read `en.ftl` and `zh-CN.ftl` of each folder.

        Raises:
            ConfigError: An entry cannot be parsed (the library would drop it in silence), or an id
                is defined twice.
        """
        # Isolation marks around placeables break Discord's markdown and copied ids.
        bundles = {locale: FluentBundle([locale.value], use_isolating=False) for locale in Locale}
        for folder in folders:
            for locale, bundle in bundles.items():
                _add(bundle, folder / f"{locale}.ftl")
        return cls(bundles)

    def to(self, locale: Locale) -> Say:
        """Return the texts in one language."""
        return self._bound[locale]

    def has(self, text_id: str) -> bool:
        """Tell whether an id exists; both languages hold the same ids."""
        name, _, attribute = text_id.partition(".")
        bundle = self._bound[Locale.EN]._bundle  # noqa: SLF001  same module
        if not bundle.has_message(name):
            return False
        return not attribute or attribute in bundle.get_message(name).attributes


def _add(bundle: FluentBundle, path: Path) -> None:
    resource = FluentResource(path.read_text(encoding="utf-8"))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            line = entry.content.strip().partition("\n")[0] if entry.content else ""
            raise ConfigError(f"{path}: this is not a Fluent message: {line!r}")
        if isinstance(entry, ast.Message) and bundle.has_message(entry.id.name):
            raise ConfigError(f"{path}: {entry.id.name} is defined twice")
    bundle.add_resource(resource)
