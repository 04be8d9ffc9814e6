"""Plays the shows: begins those that are due, and takes each through its programme.

Every step is written down before the next begins, so that a restart goes on where it broke.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from cogs.host.scores import standings
from cogs.host.show import Part, State
from cogs.host.stage import Asked, StageGone

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.clock import Clock
    from cogs.host.quiz import Question
    from cogs.host.scores import Standing, Tally
    from cogs.host.settings import HostSettings
    from cogs.host.show import Show
    from cogs.host.stage import Stage

log = logging.getLogger(__name__)

#: A show that the bot missed begins, or goes on, if it is not later than this.
LATE = timedelta(minutes=15)
#: From here on being late is worth a word.
NOTICEABLE = timedelta(minutes=1)
LOOK_EVERY_S = 30.0
CONNECTED_EVERY_S = 0.5
#: Waits after a step that failed; after the last of them the show is over.
PATIENCE_S = (2.0, 5.0, 15.0, 30.0, 60.0)


class Schedule(Protocol):
    """The shows of all guilds."""

    async def due(self, now: datetime) -> list[Show]:
        """Return the planned shows whose time has come."""
        ...

    async def live(self) -> list[Show]:
        """Return the shows that are on."""
        ...

    async def next_start(self, now: datetime) -> datetime | None:
        """Return when the next planned show begins."""
        ...


class Shows(Protocol):
    """One guild's shows, as far as playing them goes."""

    async def get(self, show_id: int) -> Show | None:
        """Return a show."""
        ...

    async def begin(self, show_id: int) -> bool:
        """Let a planned show go live; False when its channel is busy."""
        ...

    async def end(
        self, show_id: int, state: State, *, at: datetime, actor_id: int | None = None
    ) -> bool:
        """End a show; False when it had ended."""
        ...

    async def performed(self, show: Show, due: datetime) -> None:
        """Note that a step was performed."""
        ...

    async def opened(
        self, show: Show, *, at: datetime, closes_at: datetime, message_id: int | None = None
    ) -> None:
        """Note that the show's question takes answers."""
        ...

    async def advance(self, show: Show) -> Show | None:
        """Go on to the next step."""
        ...

    async def question(self, show_id: int, number: int) -> tuple[Question, int | None]:
        """Return a question and its message."""
        ...


class Answers(Protocol):
    """One guild's answers, as far as playing shows goes."""

    async def tally(self, show_id: int, number: int) -> Tally:
        """Return how a question was answered."""
        ...

    async def totals(self, show_id: int) -> list[tuple[int, int]]:
        """Return (member, points)."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What one guild's shows are played with."""

    shows: Shows
    answers: Answers
    settings: HostSettings


class Runner:
    """Plays all shows of all guilds."""

    def __init__(
        self,
        schedule: Schedule,
        desk: Callable[[int], Awaitable[Desk]],
        stage: Stage,
        clock: Clock,
    ) -> None:
        self._schedule = schedule
        self._desk = desk
        self._stage = stage
        self._clock = clock
        self._playing: set[int] = set()
        self._changed = asyncio.Event()

    def wake(self) -> None:
        """Look at once at what a moderator changed."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def run(self) -> None:
        """Play until cancelled."""
        self._playing.clear()
        while not self._stage.is_open:
            await self._clock.sleep(CONNECTED_EVERY_S)
        resumed = {show.show_id for show in await self._schedule.live()}
        async with asyncio.TaskGroup() as tasks:
            while True:
                changed = self._changed
                for show in await self._schedule.due(self._clock.now()):
                    await self._begin(show)
                for show in await self._schedule.live():
                    if show.show_id not in self._playing:
                        self._playing.add(show.show_id)
                        playing = self._play(show, is_resumed=show.show_id in resumed)
                        tasks.create_task(playing, name=f"show {show.show_id}")
                await self._rest(await self._until_next_s(), changed)

    async def _until_next_s(self) -> float:
        now = self._clock.now()
        start = await self._schedule.next_start(now)
        return min(LOOK_EVERY_S, (start - now).total_seconds()) if start else LOOK_EVERY_S

    async def _begin(self, show: Show) -> None:
        """Let a planned show go live, or cancel it when it is too late or was called off."""
        shows = (await self._desk(show.guild_id)).shows
        try:
            reason = None
            if self._clock.now() - show.starts_at > LATE:
                reason = "host-missed"
            elif not await self._stage.event_stands(show):
                reason = "host-called-off"
            if reason is None:
                await shows.begin(show.show_id)
            elif await shows.end(show.show_id, State.CANCELLED, at=self._clock.now()):
                await self._stage.cancelled(show, reason)
        except Exception:  # boundary: the shows of other guilds go on
            log.exception("show %d could not begin; it is tried again", show.show_id)

    async def _play(self, show: Show, *, is_resumed: bool) -> None:
        """Take a show through its programme."""
        following: Show | None = show
        try:
            while following is not None and following.state is State.LIVE:
                following = await self._step_patiently(following, is_resumed=is_resumed)
                is_resumed = False
        except StageGone as error:
            log.warning("show %d lost its channel: %s", show.show_id, error)
            await self._give_up(show)
        except Exception:  # boundary: the other shows go on
            log.exception("show %d cannot go on", show.show_id)
            await self._give_up(show)
        finally:
            self._playing.discard(show.show_id)

    async def _step_patiently(self, show: Show, *, is_resumed: bool) -> Show | None:
        """Do a step, again after a passing trouble such as a lost connection, but not for ever."""
        for pause_s in PATIENCE_S:
            try:
                return await self._step(show, is_resumed=is_resumed)
            except StageGone:
                raise
            except Exception:  # boundary: what passes must not end a show
                log.exception("a step of show %d failed; it is tried again", show.show_id)
            await self._clock.sleep(pause_s)
            now = await (await self._desk(show.guild_id)).shows.get(show.show_id)
            if now is None or now.state is not State.LIVE:
                return None
            show = now
        return await self._step(show, is_resumed=is_resumed)

    async def _step(self, show: Show, *, is_resumed: bool) -> Show | None:
        """Perform the step a show is at, wait for its end and return the show at the next one."""
        desk, due = await self._desk(show.guild_id), show.due
        if self._clock.now() - due > LATE:
            await desk.shows.end(show.show_id, State.STOPPED, at=self._clock.now())
            await self._cut_short(desk, show)
            return None
        if not show.is_performed:
            due = await self._perform(desk, show)
        elif is_resumed and show.now_on.part is Part.QUESTION:
            due = await self._reopen(desk, show)
        if not await self._wait(desk, show, due):
            await self._cut_short(desk, show)
            return None
        if show.is_last_step:
            await desk.shows.end(show.show_id, State.DONE, at=self._clock.now())
            return None
        return await desk.shows.advance(show)

    async def _perform(self, desk: Desk, show: Show) -> datetime:
        """Show a step and return when it ends."""
        step, stage = show.now_on, self._stage
        if step.part is Part.QUESTION:
            return await self._ask(desk, show)
        if step.part is Part.WELCOME:
            is_late = self._clock.now() - show.starts_at > NOTICEABLE
            await stage.welcome(show, is_late=is_late)
        elif step.part is Part.REVEAL:
            asked = await _asked(desk, show)
            await stage.reveal(show, asked, await _places(desk, show))
        elif step.part is Part.BOARD:
            await stage.board(show, await _places(desk, show))
        elif step.part is Part.POLL:
            await stage.poll(show)
        else:
            await stage.goodbye(show)
        pause_s = 0 if show.is_last_step else desk.settings.pause_seconds
        due = self._clock.now() + timedelta(seconds=pause_s)
        await desk.shows.performed(show, due)
        return due

    async def _ask(self, desk: Desk, show: Show) -> datetime:
        number = show.now_on.number
        question, _ = await desk.shows.question(show.show_id, number)
        closes_at = await self._open(desk, show)
        # Who is quick presses before Discord has answered, so it stands open already.
        message_id = await self._stage.ask(show, number, question, closes_at)
        closes_at = await self._open(desk, show, message_id)
        await desk.shows.performed(show, closes_at)
        return closes_at

    async def _reopen(self, desk: Desk, show: Show) -> datetime:
        """Give a question that was interrupted its full time again."""
        closes_at = await self._open(desk, show)
        await desk.shows.performed(show, closes_at)
        await self._stage.back(show, show.now_on.number, closes_at)
        return closes_at

    async def _open(self, desk: Desk, show: Show, message_id: int | None = None) -> datetime:
        """Let a question take answers from now on, and return until when."""
        now = self._clock.now()
        closes_at = now + timedelta(seconds=desk.settings.answer_seconds)
        await desk.shows.opened(show, at=now, closes_at=closes_at, message_id=message_id)
        return closes_at

    async def _wait(self, desk: Desk, show: Show, due: datetime) -> bool:
        """Wait for the end of a step. False: a moderator ended the show."""
        while True:
            changed = self._changed
            now = await desk.shows.get(show.show_id)
            if now is None or now.state is not State.LIVE:
                return False
            left_s = (due - self._clock.now()).total_seconds()
            if left_s <= 0:
                return True
            await self._rest(min(LOOK_EVERY_S, left_s), changed)

    async def _cut_short(self, desk: Desk, show: Show) -> None:
        """Say that a show ends before its time."""
        asked = await _asked(desk, show) if show.now_on.part is Part.QUESTION else None
        await self._stage.cut_short(show, await _places(desk, show), asked)

    async def _give_up(self, show: Show) -> None:
        """End a show that cannot go on, and tell the moderators."""
        try:
            shows = (await self._desk(show.guild_id)).shows
            if await shows.end(show.show_id, State.STOPPED, at=self._clock.now()):
                await self._stage.cancelled(show, "host-gave-up")
        except Exception:  # boundary: the other shows go on
            log.exception("the end of show %d could not be told", show.show_id)

    async def _rest(self, seconds: float, changed: asyncio.Event) -> None:
        """Sleep, but no longer than until a moderator changes something.

        The event is taken before one looks, so that no change falls between look and sleep.
        """
        async with asyncio.TaskGroup() as tasks:
            waits = [
                tasks.create_task(self._clock.sleep(max(0.0, seconds))),
                tasks.create_task(changed.wait()),
            ]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for each in waits:
                each.cancel()


async def _asked(desk: Desk, show: Show) -> Asked:
    number = show.now_on.number
    question, message_id = await desk.shows.question(show.show_id, number)
    return Asked(number, question, message_id, await desk.answers.tally(show.show_id, number))


async def _places(desk: Desk, show: Show) -> list[Standing]:
    return standings(await desk.answers.totals(show.show_id))
