"""The features that are wired, for what spans all of them: settings, privacy, help, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.chat import Intent
    from bot.feature import Action, Answerer, Feature, IntentHandler, Listener, Taker
    from bot.guild_settings import FeatureSettings
    from bot.privacy import PersonalData


class Registry:
    """Holds each wired feature by name."""

    def __init__(self, personal_data: Sequence[PersonalData] = ()) -> None:
        """Start without features.

        Args:
            personal_data: What is kept about members outside the features.
        """
        self._features: dict[str, Feature] = {}
        self._own = tuple(personal_data)

    def take(self, features: Iterable[Feature]) -> None:
        """Hold these features; called once, when all of them are wired."""
        self._features = {feature.name: feature for feature in features}

    def __iter__(self) -> Iterator[Feature]:
        return iter(self._features.values())

    def action(self, feature: str, action: str) -> Action | None:
        """Return what a press does, or None when no feature knows it (any more)."""
        found = self._features.get(feature)
        return found.actions.get(action) if found else None

    @property
    def intents(self) -> dict[Intent, IntentHandler]:
        """Return what plain chat may ask for, with the handler of each."""
        return dict(pair for feature in self for pair in feature.intents)

    @property
    def listeners(self) -> list[Listener]:
        """Return who reads each message."""
        return [f.overhears for f in self if f.overhears is not None]

    @property
    def takers(self) -> list[Taker]:
        """Return who may take a message for itself, in order."""
        return [f.takes for f in self if f.takes is not None]

    @property
    def answerers(self) -> list[Answerer]:
        """Return who may answer a sentence that no intent fits well, in order."""
        return [f.answers for f in self if f.answers is not None]

    @property
    def settings(self) -> dict[str, type[FeatureSettings]]:
        """Return feature name to its settings class."""
        return {f.name: f.settings for f in self if f.settings is not None}

    @property
    def personal_data(self) -> list[PersonalData]:
        """Return every part of a member's data, the features' first."""
        return [*(f.personal_data for f in self if f.personal_data is not None), *self._own]
