"""One line of a character on its way to Discord: kept first, then shown, then changed."""

from __future__ import annotations

import logging
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import discord

from bot.rest_retry import BROKEN
from cogs.roleplay.scene import State
from cogs.roleplay.screens import wording
from cogs.roleplay.screens.voice import LineGone, PlaceGone

if TYPE_CHECKING:
    from bot.i18n import Say
    from cogs.roleplay.performance import Draft, Outcome
    from cogs.roleplay.scene import Scene, Spot, Turn
    from cogs.roleplay.screens.voice import Voice
    from cogs.roleplay.service import TurnStore

log = logging.getLogger(__name__)

#: Discord does not answer now; what could not be shown is kept all the same.
UNREACHABLE = (discord.HTTPException, *BROKEN)


class Line:
    """What one turn of the character looks like, from its first word to its buttons."""

    def __init__(self, store: TurnStore, scene: Scene, turn: Turn, voice: Voice, say: Say) -> None:
        self._store = store
        self._scene = scene
        self._turn = turn
        self._voice = voice
        self._say = say
        self._typing = AsyncExitStack()
        self._is_deleted = False
        self._is_homeless = False
        #: Where it stands; a reply that replaces another stands in its place.
        self.spot: Spot | None = turn.spot

    async def type(self) -> None:
        """Show that the character is typing, until its first words.

        Raises:
            PlaceGone: The thread is gone.
        """
        try:
            await self._typing.enter_async_context(self._voice.thread.typing())
        except (discord.NotFound, discord.Forbidden) as error:
            raise PlaceGone from error
        except UNREACHABLE as error:
            log.info("typing was not shown: %s", type(error).__name__)

    async def stop_typing(self) -> None:
        """Show it no more."""
        await self._typing.aclose()

    async def grow(self, text: str, draft: Draft) -> None:
        """Show a part of the reply; the draft is stopped when it has no place any more."""
        shown = wording.streaming(self._say, text)
        await self._keep_and_put(
            text, State.STREAMING, shown, wording.stop_button(self._say, self._scene)
        )
        if self._is_deleted or self._is_homeless:
            draft.stop()

    async def finish(self, outcome: Outcome) -> None:
        """Keep and show the whole reply, or what there is of it and why it ends there.

        Raises:
            PlaceGone: The thread is gone.
        """
        state = wording.state_of(outcome)
        if not self._is_deleted:
            shown = wording.finished(self._say, outcome, self._scene.card.spoken_name)
            buttons = wording.reply_buttons(self._say, self._scene, self._turn)
            await self._keep_and_put(outcome.text, state, shown, buttons)
        if self._is_deleted:  # somebody took it away: it was not said
            await self._store.note(self._turn, "", State.STOPPED, None)
        if self._is_homeless:
            raise PlaceGone

    async def _keep_and_put(
        self, text: str, state: State, shown: str, buttons: discord.ui.View
    ) -> None:
        """Keep a text before it is shown, and where it stands as soon as that is known."""
        before = self.spot
        await self._store.note(self._turn, text, state, before)
        await self._put(shown, buttons)
        if self.spot != before:
            await self._store.note(self._turn, text, state, self.spot)

    async def _put(self, text: str, buttons: discord.ui.View) -> None:
        try:
            if self.spot is None:
                self.spot = await self._voice.say(text, buttons)
                await self.stop_typing()
            else:
                self.spot = await self._voice.change(self.spot, text, buttons)
        except LineGone:
            self._is_deleted = True
        except PlaceGone:
            self._is_homeless = True
        except UNREACHABLE as error:
            log.warning("a line could not be shown: %s", type(error).__name__)
