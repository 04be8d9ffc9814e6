"""What every screen of the feature needs: films by name, the guild's marks, custom ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import NotFound
from bot.ui.action_id import action_id
from bot.ui.ask import InteractionAsk, Reply
from bot.ui.layout import Button, rows
from bot.ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.catalogue import Catalogue, Film
    from bot.i18n import Say
    from bot.ui.ask import Ask
    from cogs.recommend.service import RecommendService
    from cogs.recommend.taste import TasteService

LONGEST_QUERY = 60
OFFERED = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """What the screens share.

    Attributes:
        recommend: Gives what recommends in a guild.
        taste: Gives what keeps the marks of a guild.
    """

    recommend: Callable[[int], RecommendService]
    taste: Callable[[int], TasteService]
    catalogue: Catalogue

    def film(self, film_id: int | str) -> Film:
        """Return a film that a button names; raises `NotFound` for one that is gone."""
        film = self.catalogue.by_id(int(film_id))
        if film is None:
            raise NotFound("recommend-film-gone")
        return film

    def name(self, say: Say, film: Film) -> str:
        """Return a film's title and year as they stand in a sentence."""
        return say("recommend-named", title=plain(self.title(say, film)), year=str(film.year))

    def label(self, say: Say, film: Film) -> str:
        """Return a film's title and year without markdown, for buttons and choices."""
        return say("recommend-film", title=self.title(say, film), year=str(film.year))

    def title(self, say: Say, film: Film) -> str:
        """Return a film's title in the language of ``say``."""
        return self.catalogue.title(film, say.locale)

    async def find(self, ask: Ask, query: str, press: Callable[[Film], str]) -> Film | None:
        """Return the film a person means, or None when they were asked which one it is.

        Args:
            ask: Who tells.
            query: What they typed.
            press: Gives the custom id of a button that goes on with a film.

        Raises:
            NotFound: No film is called anything like it.
        """
        if film := self.catalogue.find(query):
            return film
        shown = plain(query[:LONGEST_QUERY])
        near = self.catalogue.near(query, OFFERED)
        if not near:
            raise NotFound("recommend-title-unknown", title=shown)
        buttons = [Button(label=self.label(ask.say, each), action=press(each)) for each in near]
        text = ask.say("recommend-title-near", title=shown)
        await ask.answer(Reply(text=text, buttons=rows(buttons), private=True))
        return None


def action(name: str, *arguments: object, owner_id: int) -> str:
    """Return the custom id of something that this feature does for one member."""
    return action_id("recommend", name, *arguments, owner_id=owner_id)


def go(owner_id: int) -> str:
    """Return the custom id of a button that recommends films without further questions."""
    return action("page", 0, "", "", "", owner_id=owner_id)


def can_be_private(ask: Ask) -> bool:
    """Tell whether an answer can go to the asker alone; one to a chat message is read by all."""
    return isinstance(ask, InteractionAsk)
