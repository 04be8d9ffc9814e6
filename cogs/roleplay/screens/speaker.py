"""Speaks for characters: their greetings, their replies, and what closes a reply cut short."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.errors import NotFound
from cogs.roleplay.acting import Part, opening
from cogs.roleplay.characters import Character, ours
from cogs.roleplay.pace import ChannelPace, MessagePace
from cogs.roleplay.performance import Ending, Outcome
from cogs.roleplay.scene import State
from cogs.roleplay.screens import wording
from cogs.roleplay.screens.line import UNREACHABLE, Line
from cogs.roleplay.screens.voice import LineGone, PlaceGone, Voice, WebhookLost

if TYPE_CHECKING:
    import discord

    from cogs.roleplay.performance import Draft
    from cogs.roleplay.scene import Scene, Turn
    from cogs.roleplay.screens.stage import Stage

SEEDS = 2**31


class Speaker:
    """Gives every character its words."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._paces: dict[int, ChannelPace] = {}

    async def voice(self, scene: Scene, thread: discord.Thread) -> Voice:
        """Return a scene's character's voice in its thread."""
        settings = await self._stage.settings(scene.guild_id)
        known = next((each for each in ours() if each.key == scene.character), None)
        character = known or Character(scene.character, scene.card)
        address = await self._stage.pictures.address(
            scene.guild_id, character, settings.storage_channel
        )
        name = scene.card.spoken_name
        if thread.guild.get_member_named(name) is not None:  # nobody is to be impersonated
            name = self._stage.services.texts.to(scene.language)("roleplay-as-character", name=name)
        return Voice(self._stage.voices, thread, name, address)

    async def perform(
        self,
        scene: Scene,
        thread: discord.Thread,
        draft: Draft,
        turn: Turn,
        instead_of: Turn | None = None,
    ) -> None:
        """Make and show a reply.

        Args:
            scene: The scene.
            thread: Its thread.
            draft: The reply while it is made; whoever wants it stopped says so there.
            turn: The reply's turn, which is kept already.
            instead_of: The reply that it replaces.

        Raises:
            PlaceGone: The thread is gone.
        """
        store = self._stage.turns_of(scene.guild_id)
        turns = list(takewhile(lambda t: t.turn_id != turn.turn_id, await store.path(scene)))
        say = self._stage.services.texts.to(scene.language)
        placed = replace(turn, spot=instead_of.spot) if instead_of else turn
        line = Line(store, scene, placed, await self.voice(scene, thread), say)
        pace = MessagePace(self._channel_pace(thread), self._stage.services.clock.monotonic)
        if instead_of is None:
            await self._leave_last(scene, thread, turns)
        try:
            if line.spot is None:
                await line.type()
            scenes = await self._stage.scenes(scene.guild_id)
            part = Part(
                scenes.request(scene, turns, say, self._stage.context),
                scenes.cleaner(scene, turns, say),
                [*turns, instead_of] if instead_of else turns,
            )
            performance = self._stage.acting.performance(
                scene, part, lambda text: line.grow(text, draft), pace
            )
            outcome = await performance.run(draft, secrets.randbelow(SEEDS))
            while wait_s := pace.wait_s(is_final=True):  # noqa: ASYNC110  others may go first
                await asyncio.sleep(wait_s)
            pace.begin()
            draft.is_complete = True
            await line.finish(outcome)
        finally:
            await line.stop_typing()

    async def _leave_last(self, scene: Scene, thread: discord.Thread, turns: list[Turn]) -> None:
        """Take the buttons from the line before, unless the channel is changed often already."""
        pace = self._channel_pace(thread)
        last = next((t for t in reversed(turns) if t.is_character and t.spot), None)
        if last is not None and not pace.wait_s():
            pace.note()
            await self.leave(scene, thread, last)

    def _channel_pace(self, thread: discord.Thread) -> ChannelPace:
        """Return the pace that all threads of a channel share, as they share its webhook."""
        now = self._stage.services.clock.monotonic
        return self._paces.setdefault(thread.parent_id, ChannelPace(now))

    async def greet(self, scene: Scene, thread: discord.Thread, turn: Turn) -> None:
        """Say the greeting, which is the card's and not generated."""
        say = self._stage.services.texts.to(scene.language)
        voice = await self.voice(scene, thread)
        buttons = wording.greeting_buttons(say, scene, _openings(scene), 0)
        spot = await voice.say(turn.text or say("roleplay-no-greeting"), buttons)
        await self._stage.turns_of(scene.guild_id).note(turn, turn.text, State.SAID, spot)

    async def greet_again(self, scene: Scene, thread: discord.Thread, number: int) -> None:
        """Begin in another way, in the same place.

        Raises:
            NotFound: Somebody has spoken already, or there is no such way.
        """
        store = self._stage.turns_of(scene.guild_id)
        turn = await store.turn(scene.head)
        text = await self._stage.acting.greeting(
            scene.guild_id, scene.card, scene.owner_name, number
        )
        now = self._stage.services.clock.now()
        is_first = (
            turn is not None and text and await store.replace_greeting(scene, turn, text, now)
        )
        if turn is None or turn.spot is None or not is_first:
            raise NotFound("roleplay-moved-on")
        say = self._stage.services.texts.to(scene.language)
        buttons = wording.greeting_buttons(say, scene, _openings(scene), number)
        await (await self.voice(scene, thread)).change(turn.spot, text, buttons)

    async def interrupt(self, scene: Scene, thread: discord.Thread, turn: Turn) -> None:
        """Close a reply that a stop of the bot cut short: what was shown stays, and says so.

        Raises:
            PlaceGone: The thread is gone.
        """
        say = self._stage.services.texts.to(scene.language)
        store = self._stage.turns_of(scene.guild_id)
        line = Line(store, scene, turn, await self.voice(scene, thread), say)
        await line.finish(Outcome(turn.text, Ending.INTERRUPTED))

    async def leave(self, scene: Scene, thread: discord.Thread, turn: Turn | None) -> None:
        """Take the buttons from a line that the scene has left behind."""
        if turn is None or turn.spot is None:
            return
        voice = await self.voice(scene, thread)
        with suppress(LineGone, PlaceGone, WebhookLost, *UNREACHABLE):
            await voice.strip(turn.spot)


def _openings(scene: Scene) -> list[str]:
    numbers = range(len(scene.card.greetings))
    return [opening(scene.card, scene.owner_name, number) for number in numbers]
