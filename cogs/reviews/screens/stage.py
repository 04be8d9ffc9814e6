"""What every screen of the feature needs: films by name, authors, who sees spoilers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.errors import NotFound
from bot.ui.ask import Reply
from bot.ui.layout import Button, rows
from bot.ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.catalogue import Catalogue, Film
    from bot.i18n import Say
    from bot.preferences import Preferences
    from bot.ui.ask import Ask
    from cogs.reviews.guild import OpenReviews

LONGEST_QUERY = 60


class MemberPreferences(Protocol):
    """Knows what members chose for themselves; see `bot.storage.preferences`."""

    async def of(self, member_id: int) -> Preferences:
        """Return a member's choices."""
        ...


@dataclass(frozen=True, slots=True)
class Stage:
    """What the screens share.

    Attributes:
        open: Gives a guild's reviews.
    """

    open: OpenReviews
    catalogue: Catalogue
    preferences: MemberPreferences

    def film(self, film_id: int | str) -> Film:
        """Return a film that a button or a review names; raises `NotFound` for one that is gone."""
        film = self.catalogue.by_id(int(film_id))
        if film is None:
            raise NotFound("reviews-film-gone")
        return film

    def title(self, say: Say, film: Film) -> str:
        """Return a film's title as it stands in a sentence."""
        return say("reviews-title", title=plain(self.catalogue.title(film, say.locale)))

    def label(self, say: Say, film: Film) -> str:
        """Return a film's title and year without markdown, for buttons and choices."""
        title = self.catalogue.title(film, say.locale)
        return say("reviews-film", title=title, year=str(film.year))

    async def find(self, ask: Ask, query: str, press: Callable[[Film], str]) -> Film | None:
        """Return the film a person means, or None when they were asked which one it is.

        Args:
            ask: Who wants to know.
            query: What they typed.
            press: Gives the custom id of a button that goes on with a film.

        Raises:
            NotFound: No film is called anything like it.
        """
        film = self.catalogue.find(query)
        if film is not None:
            return film
        near = self.catalogue.near(query)
        shown = plain(query[:LONGEST_QUERY])
        if not near:
            raise NotFound("reviews-title-unknown", title=shown)
        same = [each for each in near if self.catalogue.find(f"{query} ({each.year})") is each]
        question = "reviews-title-shared" if len(same) > 1 else "reviews-title-near"
        offered = same if len(same) > 1 else near
        buttons = [Button(label=self.label(ask.say, f), action=press(f)) for f in offered]
        text = ask.say(question, title=shown)
        await ask.answer(Reply(text=text, buttons=rows(buttons), private=True))
        return None

    async def author(self, say: Say, member_id: int) -> str:
        """Return how others see the author of a review; nobody is pinged by it."""
        if (await self.preferences.of(member_id)).listed:
            return f"<@{member_id}>"
        return say("reviews-somebody")

    async def opens_spoilers(self, member_id: int, *, private: bool) -> bool:
        """Tell whether spoilers stand open: only where nobody but who wants that sees them."""
        return private and (await self.preferences.of(member_id)).show_spoilers
