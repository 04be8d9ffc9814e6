"""Makes the screens once, and says which press, sentence and message goes to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.roleplay import intents
from cogs.roleplay.screens.opening import Opening
from cogs.roleplay.screens.shelf import Shelf
from cogs.roleplay.screens.speaker import Speaker
from cogs.roleplay.screens.theatre import Theatre
from cogs.roleplay.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.chat import Intent
    from bot.feature import Action, IntentHandler
    from cogs.roleplay.screens.stage import Stage
    from cogs.roleplay.upkeep import UpkeepStore


class Screens:
    """Every screen of the feature."""

    def __init__(self, stage: Stage, everywhere: UpkeepStore) -> None:
        self.stage = stage
        speaker = Speaker(stage)
        self.theatre = Theatre(stage, speaker)
        self.opening = Opening(stage, speaker)
        self.shelf = Shelf(stage)
        self.upkeep = Upkeep(everywhere, stage.settings, self.theatre, stage.services.clock)

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return what each press does."""
        return {
            "stop": self.theatre.press_stop,
            "retry": self.theatre.press_retry,
            "end": self.theatre.press_end,
            "opening": self.theatre.press_opening,
            "page": self.shelf.press_page,
            "keep": self.shelf.press_keep,
            "drop": self.shelf.press_drop,
        }

    @property
    def intents(self) -> Sequence[tuple[Intent, IntentHandler]]:
        """Return what plain chat may ask for."""
        return [(intents.START, self.opening.hear), (intents.LIST, self.shelf.hear)]
