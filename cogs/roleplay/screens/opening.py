"""Opens a scene: a thread of the channel, a word on what it is, and the character's greeting."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.errors import NotAllowed
from bot.permissions import Level
from bot.ui.ask import NO_PINGS, InteractionAsk, MessageAsk, Reply
from bot.ui.plain import plain
from cogs.roleplay.scene import NewScene
from cogs.roleplay.screens.line import UNREACHABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ui.ask import Ask
    from cogs.roleplay.characters import Character
    from cogs.roleplay.scene import Scene
    from cogs.roleplay.screens.speaker import Speaker
    from cogs.roleplay.screens.stage import Stage

log = logging.getLogger(__name__)


class Opening:
    """Opens scenes."""

    def __init__(self, stage: Stage, speaker: Speaker) -> None:
        self._stage = stage
        self._speaker = speaker

    async def hear(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Open a scene asked for in plain words."""
        await self.start(ask, arguments["character"])

    async def start(self, ask: Ask, name: str) -> None:
        """Open a scene with a character.

        Raises:
            NotFound: There is no such character.
            NotAllowed: Threads cannot be opened here, or the asker could not write in one.
            TryLater: Too many scenes are open.
        """
        library = await self._stage.library(ask.guild_id)
        character = await library.named(name, ask.asker.locale)
        channel = _channel(ask)
        scenes = await self._stage.scenes(ask.guild_id)
        await scenes.check_room()
        await ask.think()
        title = ask.say("roleplay-thread", name=character.card.spoken_name)
        thread = await channel.create_thread(
            name=title[:100],
            type=discord.ChannelType.public_thread,
            auto_archive_duration=4320,  # minutes: three days, then a word wakes it
        )
        await self._begin(ask, character, thread)
        await ask.answer(
            Reply(text=ask.say("roleplay-opened", thread=thread.mention, name=_named(character)))
        )
        await self._tell_admin(ask)

    async def _begin(self, ask: Ask, character: Character, thread: discord.Thread) -> None:
        card, user = character.card, ask.asker.member_name
        greeting = await self._stage.acting.greeting(ask.guild_id, card, user, 0)
        new = NewScene(
            channel_id=thread.parent_id,
            thread_id=thread.id,
            owner_id=ask.member_id,
            owner_name=user,
            character=character.key,
            card=card,
            language=ask.asker.locale,
            greeting=greeting,
            at=self._stage.services.clock.now(),
        )
        scene, turn = await self._stage.scenes_of(ask.guild_id).open(new)
        await self._introduce(scene, thread)
        await self._speaker.greet(scene, thread, turn)
        try:
            await thread.add_user(discord.Object(ask.member_id))
        except UNREACHABLE as error:  # the link in the answer leads there too
            log.info("somebody was not added to a thread: %s", type(error).__name__)

    async def _introduce(self, scene: Scene, thread: discord.Thread) -> None:
        """Say what the thread is, who speaks in it, and once whether in its own name."""
        say = self._stage.services.texts.to(scene.language)
        name = plain(scene.card.spoken_name)
        parts = [say("roleplay-introduction", name=name)]
        if not await (await self._speaker.voice(scene, thread)).has_own_name():
            parts.append(say("roleplay-no-webhook", name=name))
        await thread.send("\n".join(parts), allowed_mentions=NO_PINGS)

    async def _tell_admin(self, ask: Ask) -> None:
        """Tell the first admin who opens a scene what the model is; only they see it."""
        if ask.asker.level < Level.ADMIN or not isinstance(ask, InteractionAsk):
            return
        store = self._stage.characters_of(ask.guild_id)
        if await store.tell(self._stage.services.clock.now()):
            config = self._stage.services.config
            is_other = bool(config.chat_model or config.chat_url)
            text_id = "roleplay-about-model" if is_other else "roleplay-about-starter"
            await ask.answer(Reply(text=ask.say(text_id), private=True))


def _named(character: Character) -> str:
    return plain(character.card.spoken_name)


def _channel(ask: Ask) -> discord.TextChannel:
    """Return the channel in which a thread can be opened.

    Raises:
        NotAllowed: It cannot be done here, or not by the bot, or the asker may not write there.
    """
    place: object = None
    if isinstance(ask, InteractionAsk):
        place = ask.interaction.channel
    elif isinstance(ask, MessageAsk):
        place = ask.message.channel
    channel = place.parent if isinstance(place, discord.Thread) else place
    if not isinstance(channel, discord.TextChannel):
        raise NotAllowed("roleplay-not-here")
    mine = channel.permissions_for(channel.guild.me)
    if not (mine.create_public_threads and mine.send_messages_in_threads):
        raise NotAllowed("roleplay-no-threads")
    member = channel.guild.get_member(ask.member_id) or _member(ask)
    if member is not None and not channel.permissions_for(member).send_messages_in_threads:
        raise NotAllowed("roleplay-you-cannot-write")
    return channel


def _member(ask: Ask) -> discord.Member | None:
    found: object = None
    if isinstance(ask, InteractionAsk):
        found = ask.interaction.user
    elif isinstance(ask, MessageAsk):
        found = ask.message.author
    return found if isinstance(found, discord.Member) else None
