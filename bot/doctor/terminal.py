"""The person at the terminal: told things, asked things."""

from __future__ import annotations

from typing import Protocol

from rich.console import Console
from rich.text import Text


class Terminal(Protocol):
    """Talks with one person."""

    def tell(self, text: str) -> None:
        """Show a text."""
        ...

    def ask(self, question: str) -> str:
        """Return the answer to a question, without spaces around it; empty for a bare Enter."""
        ...

    def ask_hidden(self, question: str) -> str:
        """Return an answer that is not shown while it is typed or pasted."""
        ...


class ConsoleTerminal:
    """The real terminal."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)

    def tell(self, text: str) -> None:
        """Show a text, with an empty line before it."""
        self._console.print()
        for line in text.splitlines():
            self._console.print(Text(line), soft_wrap="://" in line)  # or a link would be broken

    def ask(self, question: str) -> str:
        """Return the answer to a question, without spaces around it; empty for a bare Enter."""
        return self._console.input(Text(f"{question} ", style="bold")).strip()

    def ask_hidden(self, question: str) -> str:
        """Return an answer that is not shown while it is typed or pasted."""
        return self._console.input(Text(f"{question} ", style="bold"), password=True).strip()
