"""Plays scenes: people's messages become turns, and the character answers them, one at a time."""

from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import discord

from bot.errors import NotFound, TryLater
from bot.ui.ask import NO_PINGS
from bot.ui.trouble import sentence
from cogs.roleplay.performance import Draft
from cogs.roleplay.scene import Said, State
from cogs.roleplay.screens.voice import PlaceGone
from cogs.roleplay.service import is_aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.ui.ask import Press
    from cogs.roleplay.scene import Scene
    from cogs.roleplay.screens.speaker import Speaker
    from cogs.roleplay.screens.stage import Stage

log = logging.getLogger(__name__)

END_WAIT_S = 10.0


class Running:
    """A scene whose character speaks; it belongs to one task."""

    def __init__(self) -> None:
        self.draft = Draft()
        self._is_at_it = False
        #: Whether somebody spoke since the owner looked last.
        self.is_wanted = True
        self.over = asyncio.Event()

    @contextmanager
    def speaking(self) -> Iterator[Draft]:
        """Give the draft of a reply while it is made."""
        self.draft, self._is_at_it = Draft(), True
        try:
            yield self.draft
        finally:
            self._is_at_it = False

    @property
    def is_speaking(self) -> bool:
        """Tell whether the draft is being made, and not yet complete."""
        return self._is_at_it and not self.draft.is_complete


class Theatre:
    """Plays every open scene."""

    def __init__(self, stage: Stage, speaker: Speaker) -> None:
        self._stage = stage
        self._speaker = speaker
        self._running: dict[int, Running] = {}

    async def takes(self, message: discord.Message) -> bool:
        """Take a message that is a turn of a scene; answer it, and return True then."""
        guild, thread = message.guild, message.channel
        if guild is None or not isinstance(thread, discord.Thread):
            return False
        scene = await self._stage.scenes_of(guild.id).by_thread(thread.id)
        if scene is None or not scene.is_open:
            return False
        try:
            await self._take(scene, message, thread)
        except Exception as error:  # noqa: BLE001  boundary: the people of the scene must hear of it
            await self._tell(scene, thread, error)
        return True

    async def _take(self, scene: Scene, message: discord.Message, thread: discord.Thread) -> None:
        text = _spoken(message)
        if is_aside(text) or (not text and (message.attachments or message.stickers)):
            return
        if not text:
            raise NotFound("roleplay-cannot-read")
        author = message.author
        said = Said(author.id, author.display_name, text, message.id, message.created_at)
        scenes = await self._stage.scenes(scene.guild_id)
        if await scenes.hear(scene, said):
            await self.play(scene, thread)

    async def play(
        self, scene: Scene, thread: discord.Thread, instead_of: int | None = None
    ) -> None:
        """Let the character answer until nothing is left to answer.

        Who comes while it speaks leaves their turn in the history, and the one who is at it
        answers that too: one reply for all that was said meanwhile.

        Args:
            scene: The scene.
            thread: Its thread.
            instead_of: The newest reply's turn, which is to be replaced first.

        Raises:
            NotFound: That is not the newest turn (any more).
        """
        running = self._running.get(scene.scene_id)
        if running is not None:
            running.is_wanted = True
            return
        running = self._running[scene.scene_id] = Running()
        try:
            with self._stage.services.desk.under_way():
                if instead_of is not None:
                    await self._replace(scene, thread, running, instead_of)
                while running.is_wanted and not self._stage.services.desk.is_closing:
                    running.is_wanted = False
                    await self._answer(scene.scene_id, thread, running)
        except PlaceGone:
            await self._stage.scenes_of(scene.guild_id).end(scene.scene_id, self._now())
        finally:
            del self._running[scene.scene_id]
            running.over.set()

    async def _answer(self, scene_id: int, thread: discord.Thread, running: Running) -> None:
        """Answer the newest turn if it is a person's."""
        scene = await self._stage.scenes_of(thread.guild.id).get(scene_id)
        if scene is None or not scene.is_open:
            return
        turns = self._stage.turns_of(scene.guild_id)
        newest = await turns.turn(scene.head)
        if newest is None or newest.is_character or not newest.text:
            return
        turn = await turns.begin_reply(scene, self._now())
        with running.speaking() as draft:
            await self._speaker.perform(scene, thread, draft, turn)

    async def _replace(
        self, scene: Scene, thread: discord.Thread, running: Running, turn_id: int
    ) -> None:
        """Let the character say something else in place of its newest reply."""
        scenes = await self._stage.scenes(scene.guild_id)
        turn, sister = await scenes.begin_again(scene, turn_id)
        with running.speaking() as draft:
            await self._speaker.perform(scene, thread, draft, sister, turn)

    async def press_stop(self, press: Press) -> None:
        """Stop the reply that is being made; what was said stays."""
        scene = await self._directed(press)
        running = self._running.get(scene.scene_id)
        if running is None or not running.is_speaking:
            raise NotFound("roleplay-nothing-to-stop")
        running.draft.stop()
        await press.hold()

    async def press_retry(self, press: Press) -> None:
        """Replace the newest reply by another."""
        scene = await self._directed(press)
        thread = press.interaction.channel
        running = self._running.get(scene.scene_id)
        is_speaking = running is not None and running.is_speaking
        if is_speaking or not isinstance(thread, discord.Thread):
            raise TryLater("roleplay-still-speaking")
        await press.hold()
        while running := self._running.get(scene.scene_id):  # it tidies up behind its reply
            await running.over.wait()
        await self.play(scene, thread, int(press.pressed.arguments[1]))

    async def press_opening(self, press: Press) -> None:
        """Let the scene begin in another way."""
        scene = await self._directed(press)
        thread = press.interaction.channel
        if isinstance(thread, discord.Thread):
            await press.hold()
            await self._speaker.greet_again(scene, thread, int(press.pressed.values[0]))

    async def press_end(self, press: Press) -> None:
        """End the scene and close its thread."""
        scene = await self._directed(press)
        thread = press.interaction.channel
        await press.hold()
        if isinstance(thread, discord.Thread):
            await self.end(scene, thread, "roleplay-goodbye")

    async def end(self, scene: Scene, thread: discord.Thread, text_id: str) -> None:
        """End a scene: the reply under way stops, the bot says goodbye, the thread is closed."""
        running = self._running.get(scene.scene_id)
        if running is not None:
            running.draft.stop()
            with suppress(TimeoutError):
                async with asyncio.timeout(END_WAIT_S):
                    await running.over.wait()
        store = self._stage.scenes_of(scene.guild_id)
        if not await store.end(scene.scene_id, self._now()):
            return
        say = self._stage.services.texts.to(scene.language)
        fresh = await store.get(scene.scene_id) or scene
        newest = await self._stage.turns_of(scene.guild_id).turn(fresh.head)
        await self._speaker.leave(fresh, thread, newest)
        name = discord.utils.escape_markdown(scene.card.spoken_name)
        await thread.send(say(text_id, name=name), allowed_mentions=NO_PINGS)
        await _close(thread)

    async def close_unfinished(self, unfinished: Sequence[tuple[int, int, int]]) -> None:
        """Close replies that a stop of the bot cut short, and answer what was left unanswered.

        Args:
            unfinished: Guild, scene and newest turn of each.
        """
        for guild_id, scene_id, turn_id in unfinished:
            if scene_id in self._running:
                continue
            try:
                await self._close_one(guild_id, scene_id, turn_id)
            except Exception:  # boundary: one broken scene must not keep the others waiting
                log.exception("a reply that was cut short could not be closed")

    async def _close_one(self, guild_id: int, scene_id: int, turn_id: int) -> None:
        store, turns = self._stage.scenes_of(guild_id), self._stage.turns_of(guild_id)
        scene, turn = await store.get(scene_id), await turns.turn(turn_id)
        if scene is None or turn is None:
            return
        try:
            thread = await self._stage.thread(guild_id, scene.thread_id)
            if turn.state is State.STREAMING:
                await self._speaker.interrupt(scene, thread, turn)
            if scene.is_open:
                await self.play(scene, thread)
        except (NotFound, PlaceGone):
            await turns.note(turn, turn.text, State.BROKEN, turn.spot)
            await store.end(scene_id, self._now())

    async def end_quiet(self, guild_id: int, scene_id: int) -> None:
        """End a scene in which nobody speaks any more."""
        store = self._stage.scenes_of(guild_id)
        scene = await store.get(scene_id)
        if scene is None:
            return
        try:
            thread = await self._stage.thread(guild_id, scene.thread_id)
            await self.end(scene, thread, "roleplay-quiet")
        except (NotFound, PlaceGone, discord.HTTPException) as error:
            log.info("a quiet scene ends without a word: %s", type(error).__name__)
            await store.end(scene_id, self._now())

    async def forget(self, guild_id: int, message_id: int) -> None:
        """Blank the turn of a deleted message."""
        await self._stage.turns_of(guild_id).forget_message(message_id)

    async def lose(self, guild_id: int, thread_id: int) -> None:
        """End the scene of a deleted thread."""
        store = self._stage.scenes_of(guild_id)
        scene = await store.by_thread(thread_id)
        if scene is not None:
            if running := self._running.get(scene.scene_id):
                running.draft.stop()
            await store.end(scene.scene_id, self._now())

    async def _directed(self, press: Press) -> Scene:
        """Return the scene of a button, if whoever pressed it may."""
        scenes = await self._stage.scenes(press.guild_id)
        scene = await scenes.scene(int(press.pressed.arguments[0]))
        await scenes.check_part(scene, press.member_id, press.asker.level)
        return scene

    async def _tell(self, scene: Scene, thread: discord.Thread, error: Exception) -> None:
        say = self._stage.services.texts.to(scene.language)
        try:
            await thread.send(sentence(error, say), allowed_mentions=NO_PINGS)
        except discord.HTTPException as failure:
            log.warning("could not tell of a failure: HTTP %d", failure.status)

    def _now(self) -> datetime:
        return self._stage.services.clock.now()


def _spoken(message: discord.Message) -> str:
    """Return what a message says, without a mention of the bot."""
    text = message.content
    me = message.guild.me.id if message.guild else 0
    for mention in (f"<@{me}>", f"<@!{me}>"):
        text = text.replace(mention, " ")
    return text.strip()


async def _close(thread: discord.Thread) -> None:
    """Archive a thread, and lock it where the bot may."""
    try:
        await thread.edit(archived=True, locked=True)
    except discord.Forbidden:
        await thread.edit(archived=True)
