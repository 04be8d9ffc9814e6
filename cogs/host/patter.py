"""One line by the chat model, where a guild wants it; a show never waits long for it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing
from typing import TYPE_CHECKING, Protocol

from bot.chat import locale_of
from models.errors import InferenceError
from models.tasks.chat import ChatMessage, ChatRequest, Sampling

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.i18n import Say, Texts
    from bot.safety import Screened
    from cogs.host.show import Show
    from models.tasks.chat import ChatChunk

log = logging.getLogger(__name__)

PATIENCE_S = 5.0
LONGEST = 240
SHORTEST = 12
MAX_TOKENS = 60
#: Behind the name of somebody whose line a model begins to write.
COLONS = (":", "：")


class Models(Protocol):
    """Writes on; see `models.inference`."""

    def chat(
        self, request: ChatRequest, *, guild_id: int, timeout_s: float | None = None
    ) -> AsyncGenerator[ChatChunk, None]:
        """Yield the next words."""
        ...


class Guard(Protocol):
    """Screens what a model wrote; see `bot.safety`."""

    async def screen(self, text: str, *, guild_id: int, limit: int = 2000) -> Screened:
        """Return what may be shown."""
        ...


class Patter:
    """Writes a host's aside on a show."""

    def __init__(self, models: Models, guard: Guard, texts: Texts) -> None:
        self._models = models
        self._guard = guard
        self._texts = texts

    async def aside(self, show: Show, cue: str) -> str:
        """Return one line in the show's language that goes on from ``cue``; empty for none in time.

        It is the model's, so who shows it puts the mark of generated text under it.
        """
        say = self._texts.to(show.locale)
        try:
            async with asyncio.timeout(PATIENCE_S):
                written = await self._written(_request(show, say, cue), show.guild_id)
                line = _one_line(written, say(f"host-{show.persona}"))
                screened = await self._guard.screen(line, guild_id=show.guild_id, limit=LONGEST)
        except (InferenceError, TimeoutError) as error:
            log.info("no aside from the model: %s", type(error).__name__)
            return ""
        return screened.text if _is_usable(screened.text, show) else ""

    async def _written(self, request: ChatRequest, guild_id: int) -> str:
        chat = self._models.chat(request, guild_id=guild_id, timeout_s=PATIENCE_S)
        async with aclosing(chat) as chunks:
            return "".join([chunk.text async for chunk in chunks])


def _request(show: Show, say: Say, cue: str) -> ChatRequest:
    name = say(f"host-{show.persona}")
    return ChatRequest(
        messages=(
            ChatMessage("system", say(f"host-{show.persona}-prompt")),
            ChatMessage("assistant", cue, name),
            ChatMessage("user", say("host-aside-prompt", title=show.title)),
        ),
        speaker=name,
        language="zh" if show.locale.startswith("zh") else "en",
        max_tokens=MAX_TOKENS,
        sampling=Sampling(seed=show.seed),
        stop=("\n",),
    )


def _one_line(text: str, name: str) -> str:
    line = text.strip().partition("\n")[0].strip()
    for colon in COLONS:
        line = line.removeprefix(f"{name}{colon}").strip()
    return line


def _is_usable(line: str, show: Show) -> bool:
    """Tell whether a line is one, in the language of the show, and nobody else's."""
    head = line[:30]
    is_script = any(colon in head for colon in COLONS)
    return len(line) >= SHORTEST and locale_of(line) is show.locale and not is_script
