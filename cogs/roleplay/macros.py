"""What stands for names in a card: `{{char}}`, `{{user}}`, `{{original}}`, `<BOT>`, `<USER>`.

One pass: what is put in is never read again, so a member called "{{char}}" stays that. Macros that
we do not know stay as they were typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MACRO = re.compile(r"\{\{\s*(char|user|original)\s*\}\}|<(bot|char|user)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Macros:
    """What the macros stand for.

    Attributes:
        char: The character.
        user: The person it talks with.
        original: Our own text, in a card's text that stands in its place; expands once.
    """

    char: str
    user: str
    original: str = ""

    def fill(self, text: str) -> str:
        """Return a text with its macros filled in."""
        left = [self.original]

        def value(found: re.Match[str]) -> str:
            name = (found[1] or found[2]).lower()
            if name == "original":
                return left.pop() if left else ""
            return self.user if name == "user" else self.char

        return MACRO.sub(value, text)
