"""Rows of buttons and selects whose custom ids say what a press does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_ROWS = 5
MAX_OPTIONS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button: its label, what it does, and whether it can be pressed now."""

    label: str
    action: str
    style: discord.ButtonStyle = discord.ButtonStyle.secondary
    disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """A list to choose one entry from: (label, value) pairs, at most 25."""

    prompt: str
    action: str
    options: Sequence[tuple[str, str]]
    chosen: str | None = None


def rows(*content: Sequence[Button] | Select) -> discord.ui.View:
    """Return a view of at most five rows, each a few buttons or one select."""
    if len(content) > MAX_ROWS:
        raise ValueError(f"{len(content)} rows; Discord shows {MAX_ROWS}")
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(content):
        if isinstance(row, Select):
            view.add_item(_select(row, number))
            continue
        for button in row:
            view.add_item(
                discord.ui.Button(
                    label=button.label[:80],
                    custom_id=button.action,
                    style=button.style,
                    disabled=button.disabled,
                    row=number,
                )
            )
    # The library would keep every view in memory; presses are handled by `bot.ui.desk`.
    view.stop()
    return view


def _select(select: Select, row: int) -> discord.ui.Select[discord.ui.View]:
    return discord.ui.Select(
        placeholder=select.prompt[:150],
        custom_id=select.action,
        row=row,
        options=[
            discord.SelectOption(label=label[:100], value=value, default=value == select.chosen)
            for label, value in select.options[:MAX_OPTIONS]
        ],
    )
