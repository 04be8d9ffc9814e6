"""All screens of the feature, wired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.reviews import intents
from cogs.reviews.screens.card import CardScreen
from cogs.reviews.screens.film import FilmScreen
from cogs.reviews.screens.mood import MoodScreen
from cogs.reviews.screens.ranking import RankingScreen
from cogs.reviews.screens.removing import RemovingScreen
from cogs.reviews.screens.shelf import ShelfScreen
from cogs.reviews.screens.writing import WritingScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.chat import Intent
    from bot.feature import Action, IntentHandler
    from cogs.reviews.screens.mood import ReadMood
    from cogs.reviews.screens.stage import Stage


class Screens:
    """What commands, buttons and chat lead to."""

    def __init__(self, stage: Stage, read: ReadMood) -> None:
        self.stage = stage
        self.film = FilmScreen(stage)
        self.card = CardScreen(stage)
        self.shelf = ShelfScreen(stage)
        self.ranking = RankingScreen(stage)
        self.mood = MoodScreen(stage, read)
        self.writing = WritingScreen(stage, self.mood)
        self.removing = RemovingScreen(stage)

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what every button, list and form does."""
        return {
            **self.film.actions,
            **self.card.actions,
            **self.shelf.actions,
            **self.ranking.actions,
            **self.mood.actions,
            **self.writing.actions,
            **self.removing.actions,
        }

    @property
    def intents(self) -> Sequence[tuple[Intent, IntentHandler]]:
        """Return what is understood in plain chat."""
        return [
            (intents.MINE, self.shelf.hear_mine),
            (intents.SHOW, self.film.hear),
            (intents.WRITE, self.writing.hear_write),
            (intents.EDIT, self.writing.hear_edit),
            (intents.DELETE, self.removing.hear_delete),
            (intents.TOP, self.ranking.hear),
        ]
