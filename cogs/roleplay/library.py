"""The rules of a guild's characters: who may bring, keep and remove them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from cogs.roleplay import cards
from cogs.roleplay.budget import tokens
from cogs.roleplay.characters import MOST_KEPT, Character, for_reader, named, ours

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.i18n import Locale
    from cogs.roleplay.card import Card
    from cogs.roleplay.settings import RoleplaySettings


class CharacterStore(Protocol):
    """One guild's characters; `cogs.roleplay.store.characters` is the real one."""

    async def kept(self) -> list[Character]:
        """Return the guild's characters by name."""
        ...

    async def get(self, character_id: int) -> Character | None:
        """Return a character, also one whose preview was shown only."""
        ...

    async def put(self, card: Card, member_id: int, at: datetime, delivery: str) -> int:
        """Put a card aside until its bringer decides; return its id, 0 when it was put before."""
        ...

    async def has(self, name: str) -> bool:
        """Tell whether a character of that name is kept."""
        ...

    async def keep(self, character_id: int) -> bool:
        """Keep a character; False when it is gone or its name is taken."""
        ...

    async def drop(self, character_id: int) -> bool:
        """Delete a character; False when it was gone."""
        ...

    async def picture(self, character: str) -> tuple[int, int] | None:
        """Return channel and message of a character's picture."""
        ...

    async def put_picture(self, character: str, channel_id: int, message_id: int) -> None:
        """Note where a character's picture lies."""
        ...

    async def tell(self, at: datetime) -> bool:
        """Note that an admin is told what the model is; False when one was told before."""
        ...


class CharacterLibrary:
    """One guild's characters, with those that come with the bot."""

    def __init__(self, store: CharacterStore, settings: RoleplaySettings, clock: Clock) -> None:
        self.store = store
        self._settings = settings
        self._clock = clock

    async def all(self, locale: Locale) -> list[Character]:
        """Return every character, those in the reader's language first."""
        bundled = ours() if self._settings.bundled_characters else ()
        return for_reader([*await self.store.kept(), *bundled], locale)

    async def named(self, name: str, locale: Locale) -> Character:
        """Return the character a person means.

        Raises:
            NotFound: None is called so, or several are.
        """
        return named(await self.all(locale), name)

    async def bring(
        self, raw: bytes, member_id: int, level: Level, delivery: str
    ) -> tuple[int, Card]:
        """Put a card aside for its preview; return its id and the card.

        Raises:
            NotAllowed: This person may not bring characters here.
            InvalidInput: The file is no card, its name is taken, or there are too many.
        """
        if level < Level.MODERATOR and not self._settings.members_may_import:
            raise NotAllowed("roleplay-may-not-import")
        card = cards.read(raw)
        await self._check_free(card.name)
        return await self.store.put(card, member_id, self._clock.now(), delivery), card

    async def keep(self, character_id: int) -> Character:
        """Keep a character that was put aside.

        Raises:
            NotFound: It is gone.
            InvalidInput: Its name has been taken meanwhile.
        """
        found = await self.store.get(character_id)
        if found is None:
            raise NotFound("roleplay-import-gone")
        if not await self.store.keep(character_id):
            await self._check_free(found.card.name)
        return found

    async def remove(self, name: str, member_id: int, level: Level, locale: Locale) -> Character:
        """Remove a character of the guild and return it; its scenes go on.

        Raises:
            NotFound: There is no such character.
            NotAllowed: It comes with the bot, or somebody else brought it.
        """
        found = await self.named(name, locale)
        if found.is_ours:
            raise NotAllowed("roleplay-ours-stays")
        if level < Level.MODERATOR and found.member_id != member_id:
            raise NotAllowed("roleplay-may-not-remove")
        await self.store.drop(int(found.key))
        return found

    async def _check_free(self, name: str) -> None:
        taken = {each.card.name.casefold() for each in ours()}
        if name.casefold() in taken or await self.store.has(name):
            raise InvalidInput("roleplay-name-taken", name=name)
        if len(await self.store.kept()) >= MOST_KEPT:
            raise InvalidInput("roleplay-too-many-characters", n=MOST_KEPT)


def permanent_share(card: Card, context: int) -> int:
    """Return how much of a model's context a card always takes, in whole per cent."""
    return round(100 * tokens(card.permanent) / context)
