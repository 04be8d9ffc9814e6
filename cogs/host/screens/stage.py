"""A channel of Discord as the stage of a show: see `cogs.host.stage`."""

from __future__ import annotations

import logging
import random
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.errors import NotFound
from bot.server_settings import ServerSettings
from bot.ui.ask import NO_PINGS, Reply
from bot.ui.colours import BULB
from bot.ui.plain import plain
from cogs.host.quiz import WELL_KNOWN
from cogs.host.screens.question import places, revealed
from cogs.host.settings import HostSettings
from cogs.host.stage import StageGone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from bot.catalogue import Catalogue
    from bot.guild_settings import GuildSettings
    from bot.i18n import Say, Texts
    from bot.ui.posts import Channel, Posts
    from cogs.host.lines import Lines
    from cogs.host.patter import Patter
    from cogs.host.quiz import Question
    from cogs.host.scores import Standing
    from cogs.host.screens.events import Events
    from cogs.host.screens.question import QuestionWriter
    from cogs.host.screens.voice import Voice
    from cogs.host.show import Show
    from cogs.host.stage import Asked

log = logging.getLogger(__name__)

POLL_FILMS = 4
#: Discord's limit for an answer of a poll.
LONGEST_ANSWER = 55


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a stage works with.

    Attributes:
        settings: What each guild chose.
        lines: What the hosts say.
        voice: How they say it.
        writer: Puts questions into words.
        patter: The chat model's asides.
    """

    posts: Posts
    texts: Texts
    settings: GuildSettings
    catalogue: Catalogue
    lines: Lines
    voice: Voice
    writer: QuestionWriter
    events: Events
    patter: Patter


class DiscordStage:
    """Shows each step in the show's channel."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._texts = means.texts
        self._lines = means.lines
        self._voice = means.voice
        self._writer = means.writer
        self._events = means.events

    @property
    def is_open(self) -> bool:
        """Tell whether the bot is connected."""
        return self._means.posts.client is not None and self._means.posts.client.is_ready()

    async def welcome(self, show: Show, *, is_late: bool) -> None:
        """Greet, with a word when the show begins late, and open its event."""
        line = self._lines.line(show, "welcome", title=plain(show.title))
        if is_late:
            line += f" {self._lines.line(show, 'late')}"
        async with _reached():
            await self._voice.say(show, line, aloud=True)
            await self._events.start(show)
            await self._say_aside(show, line)

    async def ask(self, show: Show, number: int, question: Question, closes_at: datetime) -> int:
        """Show a question with its buttons and return the message's id."""
        say = self._texts.to(show.locale)
        line = self._lines.line(show, "question", number, number=number)
        reply = Reply(
            text=f"**{say(f'host-{show.persona}')}**\n{line}",
            embed=self._writer.asked(say, show, number, question, closes_at),
            buttons=self._writer.buttons(say, show.show_id, number, question),
        )
        async with _reached():
            return (await self._means.posts.send(show.guild_id, show.channel_id, reply)).id

    async def reveal(self, show: Show, asked: Asked, standings: Sequence[Standing]) -> None:
        """Show the right answer, who had it and the score, and take the question's buttons away."""
        say = self._texts.to(show.locale)
        moment = "right" if asked.tally.right else "wrong" if asked.tally.answers else "silence"
        answer = self._writer.option(say, asked.question, asked.question.right)
        comment = self._lines.line(show, moment, asked.number, answer=plain(answer))
        async with _reached():
            await self._close(show, say, asked)
            await self._send(show, revealed(say, asked, standings, comment))

    async def board(self, show: Show, standings: Sequence[Standing]) -> None:
        """Show the final places."""
        say = self._texts.to(show.locale)
        async with _reached():
            if not standings:
                await self._voice.say(show, self._lines.line(show, "nobody"), aloud=True)
                return
            best = standings[0].points
            await self._voice.say(show, self._lines.line(show, "board", points=best), aloud=True)
            await self._send(show, Reply(embed=_board(say, show, standings)))

    async def poll(self, show: Show) -> None:
        """Ask what to watch next."""
        say = self._texts.to(show.locale)
        settings = await self._means.settings.get(show.guild_id, HostSettings)
        poll = discord.Poll(say("host-poll"), duration=timedelta(hours=settings.poll_hours))
        chance = random.Random(show.seed)  # noqa: S311  a game, no secret
        for film in chance.sample(self._means.catalogue.films[:WELL_KNOWN], POLL_FILMS):
            title = self._means.catalogue.title(film, show.locale)
            name = say("host-film", title=title, year=str(film.year))
            poll.add_answer(text=name if len(name) <= LONGEST_ANSWER else title[:LONGEST_ANSWER])
        poll.add_answer(text=say("host-poll-other"))
        async with _reached():
            channel = await self._channel(show)
            if channel.permissions_for(channel.guild.me).send_polls:
                await self._voice.say(show, self._lines.line(show, "poll"))
                await channel.send(poll=poll, allowed_mentions=NO_PINGS)

    async def goodbye(self, show: Show) -> None:
        """Say goodbye and close the show's event."""
        async with _reached():
            await self._voice.say(show, self._lines.line(show, "goodbye"), aloud=True)
            await self._events.end(show)

    async def back(self, show: Show, number: int, closes_at: datetime) -> None:
        """Say that a question stands open again after an interruption."""
        closes = discord.utils.format_dt(closes_at, "R")
        line = self._lines.line(show, "back", number=number, at=closes)
        async with _reached():
            await self._voice.say(show, line)

    async def cut_short(
        self, show: Show, standings: Sequence[Standing], asked: Asked | None
    ) -> None:
        """Say that the show ends before its time, with the places so far, and close its event."""
        say = self._texts.to(show.locale)
        async with _reached():
            if asked is not None:
                await self._close(show, say, asked)
            embed = _board(say, show, standings) if standings else None
            text = f"**{say(f'host-{show.persona}')}**\n{self._lines.line(show, 'stopped')}"
            await self._send(show, Reply(text=text, embed=embed))
            await self._events.end(show)

    async def event_stands(self, show: Show) -> bool:
        """Tell whether a planned show's event was not cancelled in Discord; True without one."""
        return await self._events.stands(show)

    async def cancelled(self, show: Show, reason: str) -> None:
        """Cancel a show's event and tell the moderators, or the channel where there is no such."""
        await self._events.cancel(show)
        chosen = (await self._means.settings.get(show.guild_id, ServerSettings)).moderators_channel
        at = discord.utils.format_dt(show.starts_at, "f")
        text = self._texts.to(show.locale)(reason, title=plain(show.title), at=at)
        place = int(chosen) if chosen else show.channel_id
        await self._means.posts.send(show.guild_id, place, Reply(text=text))

    async def _say_aside(self, show: Show, cue: str) -> None:
        """Add a line of the chat model's, marked as such, where the guild wants one."""
        if not (await self._means.settings.get(show.guild_id, HostSettings)).generated_lines:
            return
        if aside := await self._means.patter.aside(show, cue):
            mark = self._texts.to(show.locale)("generated-mark")
            await self._send(show, Reply(text=f"{aside}\n{mark}"))

    async def _close(self, show: Show, say: Say, asked: Asked) -> None:
        """Take the buttons of a question away; somebody may have deleted its message."""
        if asked.message_id is None:
            return
        message = (await self._channel(show)).get_partial_message(asked.message_id)
        buttons = self._writer.buttons(
            say, show.show_id, asked.number, asked.question, is_over=True
        )
        try:
            await message.edit(
                embed=self._writer.closed(say, show, asked), view=buttons, allowed_mentions=NO_PINGS
            )
        except discord.NotFound:
            log.info("the message of a question of show %d is gone", show.show_id)

    async def _send(self, show: Show, reply: Reply) -> None:
        await self._means.posts.send(show.guild_id, show.channel_id, reply)

    async def _channel(self, show: Show) -> Channel:
        return await self._means.posts.channel(show.guild_id, show.channel_id)


@asynccontextmanager
async def _reached() -> AsyncIterator[None]:
    """Tell a channel that is lost from what passes again."""
    try:
        yield
    except (NotFound, discord.NotFound, discord.Forbidden) as error:
        raise StageGone(str(error)) from error


def _board(say: Say, show: Show, standings: Sequence[Standing]) -> discord.Embed:
    embed = discord.Embed(title=say("host-board"), description=places(say, standings), colour=BULB)
    return embed.set_footer(text=show.title)
