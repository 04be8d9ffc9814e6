"""The rules of moderation: what is read, what is shown to moderators, and what they said of it.

Nothing here punishes anybody. A score only ever puts a line before a moderator.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from cogs.moderation.distress import speaks_of_ending
from cogs.moderation.feedback import precision, suggestion
from models.errors import InferenceError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.clock import Clock
    from cogs.moderation.feedback import Verdict
    from cogs.moderation.settings import ModerationSettings
    from cogs.moderation.tally import Counts, Tallies
    from models.inference import Inference
    from models.tasks.toxicity import Toxicity

TIMEOUT_S = 30.0
"""Nobody waits for a score: long enough for models that are still loading after a start."""
MOST_WATCHED = 50
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as the rules see it.

    Attributes:
        places: The channel it stands in, and for a thread the channel that it belongs to.
    """

    message_id: int
    places: tuple[int, ...]
    author_id: int
    text: str
    is_by_moderator: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """A message that moderators were shown.

    Attributes:
        score: 0..100, percent.
        is_right: What a moderator said; None before that.
        actor_id: Who said so; None before, and where they were erased.
    """

    message_id: int
    channel_id: int
    author_id: int
    score: int
    flagged_at: datetime
    is_right: bool | None = None
    actor_id: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be done about a message: show it as a flag, or meet its author with care.

    Attributes:
        words: For a flag, the stretches of the message that weighed most, heaviest first.
    """

    flag: Flag | None = None
    words: Sequence[str] = ()
    needs_care: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """How moderation goes in a guild.

    Attributes:
        watched: Channels that are scored.
        flags: How many messages were flagged in the days that are kept.
        verdicts: Flags that were judged.
        precision: Share of right ones among those, or None.
        suggestion: A better threshold in percent, or None.
        counts: Messages scored, not scored and not shown in those days.
    """

    watched: Sequence[int]
    flags: int
    verdicts: Sequence[Verdict]
    precision: float | None
    suggestion: int | None
    counts: Counts


class FlagStore(Protocol):
    """Keeps one guild's flags and watched channels; `cogs.moderation.store` is the real one."""

    async def watched(self) -> Sequence[int]:
        """Return the channels that are scored, the longest-watched first."""
        ...

    async def watch(self, channel_id: int, at: datetime, actor_id: int) -> bool:
        """Begin to score a channel; False where that was so already."""
        ...

    async def unwatch(self, channel_id: int, actor_id: int) -> bool:
        """Stop scoring a channel; False where that was so already."""
        ...

    async def put(self, flag: Flag) -> bool:
        """Keep a flag; False where the message has one already."""
        ...

    async def decide(self, message_id: int, *, is_right: bool, actor_id: int) -> Flag | None:
        """Note the first verdict on a flag and return the flag as it is now; None without one."""
        ...

    async def count(self) -> int:
        """Return how many flags are kept."""
        ...

    async def verdicts(self) -> Sequence[Verdict]:
        """Return the judged flags."""
        ...


class ModerationService:
    """Moderation in one guild."""

    def __init__(
        self,
        guild_id: int,
        store: FlagStore,
        inference: Inference,
        tallies: Tallies,
        clock: Clock,
    ) -> None:
        self._guild_id = guild_id
        self._store = store
        self._inference = inference
        self._tallies = tallies
        self._clock = clock

    async def watch(self, channel_id: int, *, actor_id: int, level: Level) -> bool:
        """Begin to score a channel; False where it was scored already.

        Raises:
            NotAllowed: Not a moderator.
            InvalidInput: Too many channels are scored.
        """
        require_moderator(level)
        if len(await self._store.watched()) >= MOST_WATCHED:
            raise InvalidInput("moderation-too-many", most=MOST_WATCHED)
        return await self._store.watch(channel_id, self._clock.now(), actor_id)

    async def unwatch(self, channel_id: int, *, actor_id: int, level: Level) -> bool:
        """Stop scoring a channel; False where it was not scored.

        Raises:
            NotAllowed: Not a moderator.
        """
        require_moderator(level)
        return await self._store.unwatch(channel_id, actor_id)

    async def read(self, heard: Heard, settings: ModerationSettings) -> Finding:
        """Return what is to be done about a message; mostly nothing.

        Care comes first and needs no model. A message that no model could score is counted.
        """
        if not heard.text.strip() or not set(heard.places) & set(await self._store.watched()):
            return Finding()
        if speaks_of_ending(heard.text):
            return Finding(needs_care=settings.care)
        if heard.is_by_moderator and settings.exempt_moderators:
            return Finding()
        try:
            read = await self._inference.toxicity(
                heard.text,
                guild_id=self._guild_id,
                member_id=heard.author_id,
                timeout_s=TIMEOUT_S,
            )
        except InferenceError as error:
            self._tallies.note(self._guild_id, unscored=1, reason=type(error).__name__)
            return Finding()
        self._tallies.note(self._guild_id, scored=1)
        score = percent(read.toxic)
        if score < settings.threshold:
            return Finding()
        flag = Flag(heard.message_id, heard.places[0], heard.author_id, score, self._clock.now())
        return Finding(flag, _heavy(read)) if await self._store.put(flag) else Finding()

    def note_unshown(self) -> None:
        """Count a flag that could not be shown to the moderators."""
        self._tallies.note(self._guild_id, unshown=1)

    async def decide(self, message_id: int, *, is_right: bool, actor_id: int, level: Level) -> Flag:
        """Note a moderator's verdict and return the flag; an earlier verdict stands.

        Raises:
            NotAllowed: Not a moderator.
            NotFound: The flag is gone.
        """
        require_moderator(level)
        flag = await self._store.decide(message_id, is_right=is_right, actor_id=actor_id)
        if flag is None:
            raise NotFound("moderation-flag-gone")
        return flag

    async def status(self, settings: ModerationSettings, *, level: Level) -> Status:
        """Return how moderation goes.

        Raises:
            NotAllowed: Not a moderator.
        """
        require_moderator(level)
        verdicts = await self._store.verdicts()
        return Status(
            watched=await self._store.watched(),
            flags=await self._store.count(),
            verdicts=verdicts,
            precision=precision(verdicts),
            suggestion=suggestion(verdicts, settings.threshold),
            counts=await self._tallies.of(self._guild_id),
        )


def _heavy(read: Toxicity) -> list[str]:
    """Return the words that weighed towards toxic; those for the writer are not what is asked."""
    return [word.text.strip() for word in read.words if word.weight > 0 and word.text.strip()]


def percent(chance: float) -> int:
    """Return a probability in whole percent, cut off: what is shown never exceeds what is."""
    return int(100 * chance)


def require_moderator(level: Level) -> None:
    """Let only moderators pass.

    Raises:
        NotAllowed: The level is below moderator.
    """
    if level < Level.MODERATOR:
        raise NotAllowed("moderation-moderators-only")
