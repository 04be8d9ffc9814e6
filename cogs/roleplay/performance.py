"""One reply of a character: streamed, cleaned, screened and shown bit by bit.

Reading from the model and showing run side by side, so that a slow Discord never holds up the model
and the newest text is what is shown next.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cogs.roleplay.reply import is_poor
from models.errors import DeadlineExceeded, InferenceError, ModelMissing, QueueFull

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

    from cogs.roleplay.pace import MessagePace
    from cogs.roleplay.reply import Cleaner
    from models.tasks.chat import ChatChunk

log = logging.getLogger(__name__)

#: Longest silence of a model before it counts as hung; its first word may have to queue.
PATIENCE_S = 60.0
#: How long the guard may take over a whole reply, which is not shown unread.
SCREEN_PATIENCE_S = 20.0
SCREEN_PAUSE_S = 0.2
#: Less new text than this is not worth a change.
MIN_NEW = 20
#: Times that a poor reply is asked for, with another seed each.
TRIES = 2


class Ending(StrEnum):
    """How a reply ended."""

    SAID = "said"
    STOPPED = "stopped"  # a person stopped it, or its place is gone
    WITHHELD = "withheld"  # the guard would not show it
    LOST = "lost"  # nothing but repetition, twice
    INTERRUPTED = "interrupted"  # the model died, hung or was too slow
    FULL = "full"  # too many wait
    MISSING = "missing"  # there is no chat model


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a reply: what may be shown of it, and how long to wait where that is known."""

    text: str
    ending: Ending
    wait_s: float | None = None


class Draft:
    """A reply while it is made; whoever wants it stopped says so here."""

    def __init__(self) -> None:
        self.raw = ""
        #: What people see of it.
        self.shown = ""
        self.is_done = False
        self.is_stopped = False
        #: Whether nothing is left but to show it whole; what stands below it may be pressed.
        self.is_complete = False
        self.error: InferenceError | None = None
        self._stirred = asyncio.Event()

    def begin(self) -> None:
        """Forget what an earlier try said."""
        self.raw, self.error = "", None
        self.is_done = False

    def add(self, text: str) -> None:
        """Take more of the reply."""
        self.raw += text
        self._stirred.set()

    def finish(self, error: InferenceError | None = None) -> None:
        """Take note that nothing more comes."""
        self.is_done, self.error = True, error
        self._stirred.set()

    def stop(self) -> None:
        """Let the reply end here."""
        self.is_stopped = True
        self._stirred.set()

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more is to be shown bit by bit."""
        return self.is_done or self.is_stopped

    async def change(self, within_s: float | None = None) -> None:
        """Return when something has changed since the last call, or the time is over."""
        try:
            async with asyncio.timeout(within_s):
                await self._stirred.wait()
        except TimeoutError:
            return
        self._stirred.clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """Makes one reply.

    Attributes:
        ask: Streams a reply for a seed.
        cleaner: Keeps the character's own words.
        screen: Returns what may be shown of a text, None for nothing; raises `InferenceError`
            when it cannot tell.
        show: Shows a text bit by bit; says by `draft.stop()` when it has no place any more.
        pace: When the next change may be shown.
        now: Seconds that never run backwards.
        earlier: The character's last replies.
        language: What it is to speak, ``"en"`` or ``"zh"``.
    """

    ask: Callable[[int], AsyncGenerator[ChatChunk, None]]
    cleaner: Cleaner
    screen: Callable[[str], Awaitable[str | None]]
    show: Callable[[str], Awaitable[None]]
    pace: MessagePace
    now: Callable[[], float]
    earlier: Sequence[str]
    language: str

    async def run(self, draft: Draft, seed: int) -> Outcome:
        """Return the reply when it is complete, however it ended; raises nothing of the model."""
        text = ""
        for attempt in range(TRIES):
            outcome = await self._try(draft, seed + attempt)
            if outcome.ending is not Ending.SAID:
                return outcome
            text = outcome.text
            if not is_poor(text, self.earlier, self.language):
                return outcome
        # The wrong language is still a reply; the same words again are none.
        is_only_foreign = not is_poor(text, self.earlier, "zh" if self.language == "en" else "en")
        return Outcome(text, Ending.SAID) if is_only_foreign else Outcome("", Ending.LOST)

    async def _try(self, draft: Draft, seed: int) -> Outcome:
        draft.begin()
        async with asyncio.TaskGroup() as tasks:
            reading = tasks.create_task(self._read(draft, seed), name="reply")
            is_withheld = not await self._stream(draft)
            reading.cancel()
        return await self._outcome(draft, is_withheld=is_withheld)

    async def _read(self, draft: Draft, seed: int) -> None:
        """Fill the draft until the model, the cleaner or a failure ends it."""
        try:
            async with aclosing(self.ask(seed)) as chunks:
                while not draft.is_done:
                    async with asyncio.timeout(PATIENCE_S):
                        chunk = await anext(chunks, None)
                    if chunk is None:
                        break
                    draft.add(chunk.text)
                    if chunk.finish or self.cleaner.clean(draft.raw)[1]:
                        break
            draft.finish()
        except InferenceError as error:
            draft.finish(error)
        except TimeoutError:
            log.warning("a reply was given up: no word in %.0f s", PATIENCE_S)
            draft.finish(InferenceError("silence"))

    async def _stream(self, draft: Draft) -> bool:
        """Show the draft as it grows; return False when the guard withheld it."""
        shown = 0
        while not draft.is_over:
            text = self.cleaner.steady(draft.raw)
            if len(text) - shown < MIN_NEW:
                await draft.change()
                continue
            if wait_s := self.pace.wait_s():
                await draft.change(wait_s)
                continue
            try:
                fit = await self.screen(text)
            except InferenceError as error:
                log.info("a part of a reply waits for the guard: %s", error)
                await draft.change(SCREEN_PAUSE_S)
                continue
            if fit is None:
                return False
            if self.pace.wait_s():  # another reply of the channel was changed meanwhile
                continue
            shown = len(text)
            await self._show(draft, fit)
        return True

    async def _show(self, draft: Draft, text: str) -> None:
        if text and not draft.is_over:
            began = self.now()
            self.pace.begin()
            await self.show(text)
            self.pace.end(self.now() - began)
            draft.shown = text

    async def _screened(self, text: str) -> str | None:
        """Return what may be shown of the whole reply; after a start the scorer still loads."""
        until = self.now() + SCREEN_PATIENCE_S
        while True:
            try:
                return await self.screen(text)
            except (DeadlineExceeded, QueueFull):
                if self.now() >= until:
                    raise
            await asyncio.sleep(SCREEN_PAUSE_S)

    async def _outcome(self, draft: Draft, *, is_withheld: bool) -> Outcome:
        text = self.cleaner.clean(draft.raw)[0]
        try:
            fit = None if is_withheld else await self._screened(text) if text else ""
        except InferenceError as error:
            log.warning("a reply could not be screened: %s", error)
            return Outcome(draft.shown, Ending.INTERRUPTED)
        if fit is None:
            return Outcome("", Ending.WITHHELD)
        ending = _ending(draft)
        # What people have read stays, whatever a later try came to.
        kept = fit if ending is Ending.SAID else fit or draft.shown
        return Outcome(kept, ending, getattr(draft.error, "wait_s", None))


def _ending(draft: Draft) -> Ending:
    if draft.is_stopped:
        return Ending.STOPPED
    if draft.error is None:
        return Ending.SAID
    if isinstance(draft.error, QueueFull):
        return Ending.FULL
    return Ending.MISSING if isinstance(draft.error, ModelMissing) else Ending.INTERRUPTED
