"""The real terminal, on a page of paper."""

from __future__ import annotations

import io

from rich.console import Console

from bot.doctor.terminal import ConsoleTerminal


def test_words_wrap_and_links_stay_whole():
    page = io.StringIO()
    link = "https://discord.com/oauth2/authorize?" + "x" * 80
    terminal = ConsoleTerminal(Console(file=page, width=30))
    terminal.tell(f"Some words that are longer than the terminal\n{link}")
    lines = page.getvalue().splitlines()
    assert lines == ["", "Some words that are longer ", "than the terminal", link]
