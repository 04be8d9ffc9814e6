"""What the hosts say: lines written for each of them, chosen by the show's seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.i18n import Texts, Value
    from cogs.host.show import Persona, Show


class Lines:
    """Chooses a host's lines: `host-<persona>-<moment>-<1, 2, ...>`."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def line(self, show: Show, moment: str, turn: int = 0, **values: Value) -> str:
        """Return a line; a show says the same after a restart, and seldom one thing twice.

        Args:
            show: Whose host speaks.
            moment: What it is about, such as ``welcome``.
            turn: Which time it is, where a moment comes more than once.
            values: What the line may mention.
        """
        count = self.variants(show.persona, moment)
        first = random.Random(f"{show.seed} {moment}").randrange(count)  # noqa: S311  a game, no secret
        chosen = 1 + (first + turn) % count
        say = self._texts.to(show.locale)
        return say(f"host-{show.persona}-{moment}-{chosen}", **values)

    def variants(self, persona: Persona, moment: str) -> int:
        """Return how many lines a host has for a moment."""
        count = 0
        while self._texts.has(f"host-{persona}-{moment}-{count + 1}"):
            count += 1
        return count
