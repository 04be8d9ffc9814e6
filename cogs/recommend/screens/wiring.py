"""The screens together: their actions and intents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.recommend import intents
from cogs.recommend.screens.films import FilmScreen
from cogs.recommend.screens.marking import MarkingScreen
from cogs.recommend.screens.shelf import ShelfScreen
from cogs.recommend.taste import Kind
from cogs.recommend.wish import FILM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.chat import Intent
    from bot.feature import Action, IntentHandler
    from bot.guild_settings import GuildSettings
    from bot.i18n import Texts
    from bot.storage.preferences import PreferenceStore
    from cogs.recommend.screens.stage import Stage


class Screens:
    """Every screen of the feature, made once."""

    def __init__(
        self,
        stage: Stage,
        settings: GuildSettings,
        preferences: PreferenceStore,
        texts: Texts,
    ) -> None:
        self.stage = stage
        self.films = FilmScreen(stage, settings, texts)
        self.marking = MarkingScreen(stage, preferences)
        self.shelf = ShelfScreen(stage)

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what buttons and lists do."""
        return {**self.films.actions, **self.marking.actions, **self.shelf.actions}

    @property
    def intents(self) -> Sequence[tuple[Intent, IntentHandler]]:
        """Return what is understood in plain chat."""
        return [
            (FILM, self.films.hear),
            (intents.LIKE, self.marking.hear(Kind.LIKE)),
            (intents.SEEN, self.marking.hear(Kind.SEEN)),
            (intents.NEVER, self.marking.hear(Kind.NEVER)),
            (intents.LIST, self.shelf.hear),
        ]
