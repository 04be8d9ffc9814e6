"""The characters of a guild: those that come with the bot, and those its people brought."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chat import locale_of
from bot.errors import ConfigError, InvalidInput, NotFound
from cogs.roleplay import cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Locale
    from cogs.roleplay.card import Card

FOLDER = Path(__file__).parent / "characters"
MOST_KEPT = 100


@dataclass(frozen=True, slots=True)
class Character:
    """A character one may play with.

    Attributes:
        key: A number for a guild's own, a word for one of ours.
        card: What it is like.
        member_id: Who brought it, where that is known.
        picture: The picture of one of ours.
    """

    key: str
    card: Card
    member_id: int | None = None
    picture: Path | None = None

    @property
    def is_ours(self) -> bool:
        """Tell whether it comes with the bot."""
        return not self.key.isdigit()


@cache
def ours() -> tuple[Character, ...]:
    """Return the characters that come with the bot.

    Raises:
        ConfigError: One of the files is no card.
    """
    return tuple(_bundled(path) for path in sorted(FOLDER.glob("*.json")))


def _bundled(path: Path) -> Character:
    picture = path.with_suffix(".png")
    try:
        card = cards.read(path.read_bytes())
    except InvalidInput as error:
        raise ConfigError(f"{path}: {error.text_id}") from error
    return Character(path.stem, card, picture=picture if picture.is_file() else None)


def for_reader(found: Sequence[Character], locale: Locale) -> list[Character]:
    """Return characters with those that speak the reader's language first."""
    return sorted(found, key=lambda each: _language(each.card) is not locale)


def _language(card: Card) -> Locale | None:
    return locale_of(card.first_mes or card.description or card.name)


def named(found: Sequence[Character], name: str) -> Character:
    """Return the character that a person means by a name.

    The whole name counts most, then its beginning, then any part, as long as one fits.

    Raises:
        NotFound: None is called so, or several are.
    """
    wanted = " ".join(name.split()).casefold()
    names = {each.key: each.card.name.casefold() for each in found}
    tests = (str.__eq__, str.startswith, str.__contains__)
    for test in tests:
        fitting = [each for each in found if wanted and test(names[each.key], wanted)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            several = ", ".join(each.card.name for each in fitting[:5])
            raise NotFound("roleplay-character-unclear", names=several)
    raise NotFound("roleplay-no-character", name=name[:80])
