"""What moderators and members may do with shows, in one guild."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from cogs.host import quiz, when
from cogs.host.quiz import OPTIONS
from cogs.host.show import QUESTIONS, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.catalogue import Catalogue
    from bot.clock import Clock
    from cogs.host.quiz import Question
    from cogs.host.scores import Answered
    from cogs.host.settings import HostSettings
    from cogs.host.show import Draft, Show

MOST_PLANNED = 20
#: Two shows in one channel may not begin nearer to each other.
APART = timedelta(minutes=15)


class Shows(Protocol):
    """One guild's shows."""

    async def get(self, show_id: int) -> Show | None:
        """Return a show."""
        ...

    async def open(self) -> list[Show]:
        """Return the planned and the live shows, the earliest first."""
        ...

    async def live_in(self, channel_id: int) -> Show | None:
        """Return the show that is on in a channel."""
        ...

    async def add(
        self,
        draft: Draft,
        questions: Sequence[Question],
        *,
        state: State,
        starts_at: datetime,
        actor_id: int,
        delivery: str,
    ) -> Show | None:
        """Keep a new show; None for a delivery that was handled before."""
        ...

    async def end(
        self, show_id: int, state: State, *, at: datetime, actor_id: int | None = None
    ) -> bool:
        """End a show; False when it had ended."""
        ...

    async def set_event(self, show_id: int, event_id: int) -> None:
        """Note Discord's event of a show."""
        ...

    async def question(self, show_id: int, number: int) -> tuple[Question, int | None]:
        """Return a question of a show and its message."""
        ...


class Answers(Protocol):
    """One guild's answers."""

    async def put(
        self, show_id: int, number: int, member_id: int, choice: int, *, at: datetime, delivery: str
    ) -> Answered:
        """Count an answer, once."""
        ...


class HostService:
    """Shows in one guild."""

    def __init__(
        self,
        shows: Shows,
        answers: Answers,
        settings: HostSettings,
        catalogue: Catalogue,
        clock: Clock,
        wake: Callable[[], None],
    ) -> None:
        """Take what is needed.

        Args:
            shows: Where shows are kept.
            answers: Where answers are kept.
            settings: What the guild chose.
            catalogue: Where questions come from.
            clock: The time.
            wake: Tells who plays the shows that something changed.
        """
        self._shows = shows
        self._answers = answers
        self.settings = settings
        self._catalogue = catalogue
        self._clock = clock
        self._wake = wake

    async def start(self, draft: Draft, *, actor_id: int, delivery: str) -> Show | None:
        """Begin a show at once; None for a delivery that was handled before.

        Raises:
            InvalidInput: Another show is on in that channel.
        """
        return await self._add(draft, State.LIVE, self._clock.now(), actor_id, delivery)

    async def plan(self, draft: Draft, moment: str, *, actor_id: int, delivery: str) -> Show | None:
        """Plan a show for a time as typed; None for a delivery that was handled before.

        Raises:
            InvalidInput: The time cannot be read or does not do, another show is planned for then
                in that channel, or there are too many.
        """
        starts_at = when.read(moment, self._clock.now(), self.settings.zone)
        planned = await self.planned()
        if len(planned) >= MOST_PLANNED:
            raise InvalidInput("host-too-many", most=MOST_PLANNED)
        for other in planned:
            is_here = other.channel_id == draft.channel_id
            if is_here and abs(other.starts_at - starts_at) < APART:
                raise InvalidInput("host-clash", title=other.title)
        return await self._add(draft, State.PLANNED, starts_at, actor_id, delivery)

    async def stop(self, channel_id: int, *, actor_id: int) -> Show:
        """Stop the show in a channel and return it.

        Raises:
            NotFound: None is on there.
        """
        show = await self._shows.live_in(channel_id)
        if show is None or not await self._end(show, State.STOPPED, actor_id):
            raise NotFound("host-none-here")
        return show

    async def cancel(self, show_id: int, *, actor_id: int) -> Show:
        """Call off a planned show, or stop one that is on, and return it.

        Raises:
            NotFound: It has ended.
        """
        show = await self._shows.get(show_id)
        if show is None:
            raise NotFound("host-ended")
        state = State.STOPPED if show.state is State.LIVE else State.CANCELLED
        if not await self._end(show, state, actor_id):
            raise NotFound("host-ended")
        return show

    async def set_event(self, show: Show, event_id: int) -> None:
        """Note Discord's event of a planned show."""
        await self._shows.set_event(show.show_id, event_id)

    async def question(self, show_id: int, number: int) -> Question:
        """Return a question of a show; raises `InvalidInput` where there is none."""
        question, _ = await self._shows.question(show_id, number)
        return question

    async def planned(self) -> list[Show]:
        """Return the shows to come, the next first."""
        return [show for show in await self.open() if show.state is State.PLANNED]

    async def open(self) -> list[Show]:
        """Return the shows that are on and those to come, the earliest first."""
        return await self._shows.open()

    async def answer(
        self, show_id: int, number: int, choice: int, *, member_id: int, delivery: str
    ) -> Answered:
        """Count a member's answer to a question, once, while it stands open.

        Raises:
            InvalidInput: There is no such option.
        """
        if not 0 <= choice < OPTIONS:
            raise InvalidInput("host-question-gone")
        return await self._answers.put(
            show_id, number, member_id, choice, at=self._clock.now(), delivery=delivery
        )

    async def _add(
        self, draft: Draft, state: State, starts_at: datetime, actor_id: int, delivery: str
    ) -> Show | None:
        questions = quiz.draw(self._catalogue, QUESTIONS, draft.seed)
        if len(questions) < QUESTIONS:
            raise NotFound("host-no-questions")
        show = await self._shows.add(
            draft,
            questions,
            state=state,
            starts_at=starts_at,
            actor_id=actor_id,
            delivery=delivery,
        )
        self._wake()
        return show

    async def _end(self, show: Show, state: State, actor_id: int) -> bool:
        has_ended = await self._shows.end(
            show.show_id, state, at=self._clock.now(), actor_id=actor_id
        )
        self._wake()
        return has_ended


def require_moderator(level: Level) -> None:
    """Let only those pass who may start shows.

    Raises:
        NotAllowed: The level is below moderator.
    """
    if level < Level.MODERATOR:
        raise NotAllowed("host-moderators-only")
