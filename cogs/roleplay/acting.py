"""What makes a character's words: the model, the guard and the rules of a reply put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.i18n import Locale
from bot.safety import cut, tamed
from cogs.roleplay.macros import Macros
from cogs.roleplay.performance import Performance
from cogs.roleplay.scene import earlier_replies
from models.errors import InferenceError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

    from bot.clock import Clock
    from bot.safety import Guard
    from cogs.roleplay.card import Card
    from cogs.roleplay.pace import MessagePace
    from cogs.roleplay.reply import Cleaner
    from cogs.roleplay.scene import Scene, Turn
    from models.tasks.chat import ChatChunk, ChatRequest

#: Leaves room for the mark, a sentence and the character's name in a message of Discord.
MOST_CHARACTERS = 1600


class Models(Protocol):
    """What writes; see `models.inference`."""

    def chat(
        self, request: ChatRequest, *, guild_id: int, member_id: int | None = None
    ) -> AsyncGenerator[ChatChunk, None]:
        """Yield the next words of a talk while they are written."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """What a reply is made from.

    Attributes:
        request: What the model is asked.
        cleaner: Keeps the character's own words of it.
        said: What the character is not to say again is in here.
    """

    request: ChatRequest
    cleaner: Cleaner
    said: Sequence[Turn]


class Acting:
    """Makes what characters say."""

    def __init__(self, models: Models, guard: Guard, clock: Clock) -> None:
        self._models = models
        self._guard = guard
        self._clock = clock

    def performance(
        self, scene: Scene, part: Part, show: Callable[[str], Awaitable[None]], pace: MessagePace
    ) -> Performance:
        """Return a reply that is ready to be made.

        Args:
            scene: The scene.
            part: What it is made from.
            show: Shows it bit by bit.
            pace: When the next bit may be shown.
        """
        asker = next((t.member_id for t in reversed(part.said) if t.member_id), None)

        async def screen(text: str) -> str | None:
            fit = await self._guard.screen(
                text, guild_id=scene.guild_id, member_id=asker, limit=MOST_CHARACTERS
            )
            return None if fit.is_withheld else fit.text

        def ask(seed: int) -> AsyncGenerator[ChatChunk, None]:
            sampling = replace(part.request.sampling, seed=seed)
            seeded = replace(part.request, sampling=sampling)
            return self._models.chat(seeded, guild_id=scene.guild_id, member_id=asker)

        return Performance(
            ask=ask,
            cleaner=part.cleaner,
            screen=screen,
            show=show,
            pace=pace,
            now=self._clock.monotonic,
            earlier=earlier_replies(part.said),
            language="zh" if scene.language is Locale.ZH else "en",
        )

    async def greeting(self, guild_id: int, card: Card, user: str, number: int) -> str:
        """Return a way to begin, screened as all that is shown; empty when there is none."""
        if not 0 <= number < len(card.greetings):
            return ""
        text = opening(card, user, number)
        try:
            fit = await self._guard.screen(text, guild_id=guild_id, limit=MOST_CHARACTERS)
        except InferenceError:  # it is a person's text, not a model's: unread is better than none
            return cut(tamed(text), MOST_CHARACTERS)
        return fit.text


def opening(card: Card, user: str, number: int) -> str:
    """Return one of a card's greetings with its macros filled in, as the card has it."""
    return Macros(card.spoken_name, user).fill(card.greetings[number])
